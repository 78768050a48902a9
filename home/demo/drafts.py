"""Stories that are not ready: what an editor finds half written, what a moderator has to read."""

from dataclasses import dataclass

from home.demo.schema import ClaimData, PartnerData, QuoteData, StepData, StoryData, text


@dataclass(frozen=True)
class Draft:
    """The beginning of a story."""

    slug: str
    title: str
    summary: str
    problem: str
    issues: tuple[str, ...]
    territories: tuple[str, ...]


# Begun by an editor; the form says what it still misses.
BEGUN = Draft(
    slug="le-four-du-boulanger-se-partage-la-nuit",
    title="Le four du boulanger se partage la nuit",
    summary="De minuit à trois heures, le four tourne à vide. Deux voisines y cuisent des biscottes.",
    problem=(
        "Un four de boulanger reste chaud toute la nuit pour deux heures de pain. En face, deux "
        "femmes ont une recette, des clients et pas de four."
    ),
    issues=("emploi",),
    territories=("com-68334",),
)

# Sent by the press officer; it may be approved as it is, or refused with a word.
AWAITING = StoryData(
    slug="la-salle-de-redaction-prete-ses-micros",
    title="La salle de rédaction prête ses micros au lycée",
    summary="Le mercredi, une radio laisse son studio à vingt élèves. Le bulletin du soir est à eux.",
    label="verified",
    authors="Le service de presse du Labo",
    stage="trial",
    issues=("formation", "engagement"),
    territories=("com-67462", "com-68066"),
    levers=("lent-skill", "small-trial"),
    sdgs=(4, 16),
    problem="Les élèves parlent de l’information tous les jours et n’en ont jamais fabriqué une.",
    affected="Vingt élèves de première, sur les trois cents du lycée, selon le lycée.",
    steps=(
        StepData("Écouter en critique", "En classe, un bulletin de trois minutes, stylo en main."),
        StepData("Vérifier à deux", "Chaque nouvelle a deux sources, ou elle ne passe pas."),
        StepData("Prendre l’antenne", "Le mercredi à dix-huit heures, en direct, sans reprise."),
    ),
    partners=(
        PartnerData(
            "radio-cigogneau",
            "Ouvre son studio et relit chaque bulletin",
            "Trois heures de studio et une journaliste, le mercredi",
            "Des sujets qu’elle n’aurait pas trouvés, et vingt familles à l’écoute",
        ),
        PartnerData(
            "lycee-des-aulnes",
            "Prépare les élèves et paie le train",
            "Deux professeurs, une heure par semaine",
            "Des élèves qui demandent « Qui le dit ? »",
        ),
    ),
    claims=(
        ClaimData(
            "11",
            "bulletins ont été diffusés sans rectification",
            "bulletins",
            "un trimestre",
            "measured",
            "Conducteur de Radio Cigogneau",
            12,
        ),
    ),
    limits="<p>Le train de 16 h 51 a manqué trois fois. Trois mercredis, la radio a passé de la musique.</p>",
    conditions="<ul><li>une journaliste qui accepte les silences ;</li><li>un train à l’heure.</li></ul>",
    lessons=(
        "Donner une heure fixe : l’antenne n’attend personne.",
        "Faire vérifier par deux élèves qui ne s’entendent pas.",
        "Laisser les erreurs à l’antenne, et les corriger à l’antenne.",
    ),
    quotes=(
        QuoteData(
            "J’ai rappelé la mairie. Le chiffre était faux. C’est moi qui l’ai dit.",
            "Une élève de première",
            "Lycée professionnel des Aulnes",
            14,
        ),
    ),
    action_text="Vous avez un studio, un atelier, une scène vide le mercredi ? Une classe cherche où apprendre.",
    body=(
        text("""
<p>Dix-sept heures cinquante-huit. La lumière rouge n’est pas allumée ; personne ne respire plus. « On dit bonsoir ou bonjour ? » souffle quelqu’un. Il est trop tard pour voter.</p>
<p>Le studio de Radio Cigogneau tient dans une ancienne salle de bains. Vingt élèves s’y relaient, quatre par quatre. Les autres écoutent dans l’escalier, et comptent les « euh ».</p>
"""),
    ),
    started_days_ago=110,
    published_days_ago=0,
    verified_days_ago=10,
    verify_in_days=170,
)
