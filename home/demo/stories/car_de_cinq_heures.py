"""Guebwiller: a works bus that stopped, and why."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    document,
    figure,
    key_figures,
    quote,
    text,
)

from .de.car_de_cinq_heures import TEXT as GERMAN
from .en.car_de_cinq_heures import TEXT as ENGLISH

STORY = StoryData(
    slug="le-car-de-cinq-heures-ne-roule-plus",
    title="Guebwiller : le car de cinq heures ne roule plus, voici ce qu’il nous apprend",
    summary="Pendant quatorze mois, un car a mené l’équipe du matin à la câblerie. Il s’est arrêté avec deux passagers. Les partenaires racontent leur échec, comptes ouverts.",
    label="verified",
    authors="La rédaction du Labo",
    stage="stopped",
    issues=("mobilite", "emploi"),
    territories=("epci-246800569", "com-68112"),
    levers=("shared-need", "shared-measure"),
    sdgs=(8, 11),
    problem="La câblerie embauche à cinq heures, aucun car ne roule avant six heures et demie. Des intérimaires logés en ville perdent le poste faute de voiture. L’usine paie des taxis les jours de panne.",
    affected="Quarante et un salariés sans voiture sur deux cent soixante, selon l’enquête interne de la câblerie.",
    steps=(
        StepData(
            "Une enquête de vestiaire",
            "Quarante et un salariés cochent « je prendrais un car ». On ne leur demande pas d’où ils partent.",
        ),
        StepData(
            "Une ligne tracée sur une carte",
            "Neuf arrêts, trente-huit minutes, départ à quatre heures dix. Le trajet contente tout le monde un peu.",
        ),
        StepData(
            "Un contrat d’un an avec un autocariste",
            "Quarante-neuf places, payées qu’elles soient vides ou pleines.",
        ),
        StepData(
            "Des comptages chaque mois",
            "Dix-neuf passagers au mieux. Onze au sixième mois. Deux à la fin.",
        ),
        StepData(
            "Une réunion pour arrêter",
            "Les trois partenaires décident ensemble, préviennent un mois avant et remboursent les abonnements.",
        ),
    ),
    partners=(
        PartnerData(
            "cablerie-lauchwerk",
            "A payé la moitié de la ligne",
            "Trente et un mille euros, un décalage de poste d’un quart d’heure",
            "Onze recrutements, et l’idée de partir désormais des adresses",
        ),
        PartnerData(
            "la-goupille",
            "Vendait les abonnements et appelait les absents",
            "Une permanence par semaine dans le vestiaire",
            "La confiance de salariés qu’elle ne croisait jamais",
        ),
        PartnerData(
            "atelier-des-pas-comptes",
            "A compté les passagers et interrogé ceux qui ne montaient plus",
            "Quatorze comptages, vingt-neuf entretiens",
            "Le droit de tout publier",
        ),
    ),
    claims=(
        ClaimData(
            "19",
            "passagers au mieux, deux à la fin, pour 49 places",
            "passagers par jour",
            "quatorze mois",
            "measured",
            "Comptages mensuels de l’Atelier des pas comptés",
            130,
        ),
        ClaimData(
            "27 €",
            "coût d’un trajet par passager le dernier trimestre",
            "euros",
            "trois derniers mois",
            "measured",
            "Factures de l’autocariste divisées par les passages",
            130,
        ),
        ClaimData(
            "16",
            "anciens passagers roulent à présent ensemble, à quatre par voiture",
            "personnes",
            "six mois après l’arrêt",
            "declared",
            "Entretiens menés dans le vestiaire",
            130,
        ),
    ),
    limits="<p>La ligne n’a jamais répondu à la vraie question : comment rentrer à treize heures, et comment faire la semaine d’après, quand on passe de nuit ? Un car à horaire fixe ne suit pas des équipes qui tournent.</p><p>Sept personnes ont perdu un moyen de venir. Trois ont quitté l’usine.</p>",
    conditions="<p>Ce qu’il aurait fallu :</p><ul><li>les adresses avant la carte ;</li><li>un véhicule de neuf places plutôt que de quarante-neuf ;</li><li>un contrat révisable chaque mois ;</li><li>le retour prévu en même temps que l’aller.</li></ul>",
    lessons=(
        "« Je prendrais un car » n’est pas une réponse. « Je monte à 4 h 32 devant la boulangerie, une semaine sur trois » en est une.",
        "Louer petit. Un grand car vide décourage ceux qui restent dedans.",
        "Fixer le seuil d’arrêt au départ : on a roulé cinq mois de trop, parce que personne n’osait le dire.",
    ),
    quotes=(
        QuoteData(
            "Quarante-huit sièges et moi. J’avais l’impression de coûter cher à quelqu’un.",
            "Un ancien passager",
            "cariste",
            200,
            1095,
        ),
        QuoteData(
            "J’ai signé un car parce qu’un car, ça se voit. Quatre voitures, ça ne s’inaugure pas.",
            "La directrice du site",
            "Câblerie Lauchwerk",
            198,
        ),
    ),
    action_text="Votre équipe part avant les cars ? Avant de tracer une ligne, demandez-nous la grille d’entretien : elle tient sur une page.",
    body=(
        text("""
<p>Le dernier car a roulé un vendredi, avec deux passagers. Le chauffeur leur a serré la main. Il pleuvait sur Guebwiller, et devant la boulangerie le panneau d’arrêt avait déjà été dévissé.</p>
<p>Quatorze mois plus tôt, on avait coupé un ruban à quatre heures dix. Il y avait des croissants. La Câblerie Lauchwerk tenait sa réponse : un car confortable pour l’équipe de cinq heures, neuf arrêts, trente euros par mois. Quarante et un salariés avaient coché la case « je prendrais un car ». Quarante et un divisé par quarante-neuf places, cela remplissait.</p>
<h2>Dix-neuf, onze, deux</h2>
<p>Le premier mois, dix-neuf personnes sont montées. On s’est dit qu’il fallait du temps. Le troisième mois, quinze. On a imprimé une affiche. Le sixième, onze. La Goupille a tenu une permanence au vestiaire, entre deux équipes, pour comprendre.</p>
<p>Il n’y avait rien de mystérieux. L’usine tourne en trois équipes. Une semaine à cinq heures, une à treize, une à vingt et une. Le car aidait une semaine sur trois. Les deux autres, il fallait bien une solution ; ceux qui l’avaient trouvée l’ont gardée pour la troisième.</p>
"""),
        key_figures(
            figure("4 h 10", "départ du premier arrêt", "Fiche horaire, consultée", 131),
            figure("38 min", "pour un trajet de 14 en voiture", "Chronométré, mesuré", 131),
            figure(
                "62 000 €", "dépensés en quatorze mois", "Factures de l’autocariste, mesuré", 130
            ),
            figure(
                "5 mois",
                "roulés après le seuil où l’on aurait dû arrêter",
                "Compte rendu de la réunion finale, déclaré",
                130,
            ),
        ),
        text("""
<p>Les chercheuses de l’Atelier des pas comptés sont montées à bord, quatorze fois. Elles ont interrogé ceux qui ne montaient plus. Un homme leur a montré sa rue sur la carte : l’arrêt était à onze minutes à pied, sans trottoir. « Le car passe près de chez tout le monde, a-t-il dit. Il ne passe chez personne. »</p>
<h2>Le courage d’une réunion</h2>
<p>Au neuvième mois, chacun savait. La directrice avait inauguré, l’autocariste avait un contrat, l’association vendait les abonnements. Nul ne voulait porter la nouvelle. On a donc parlé de communication. Cinq mois de plus, vingt-deux mille euros de plus.</p>
<p>La réunion finale a duré quarante minutes. Une chercheuse a posé deux feuilles sur la table, les coûts et les passagers. On s’est tu, puis quelqu’un a ri. Les abonnements ont été remboursés. La câblerie a accepté que tout soit publié, à une condition : que l’on écrive aussi ce qui a suivi.</p>
"""),
        quote(
            "On avait demandé aux gens leur avis. Il fallait leur demander leur adresse.",
            "Une chercheuse",
            "Atelier des pas comptés",
        ),
        text("""
<p>Ce qui a suivi tient sur un tableau blanc, à côté de la pointeuse. Seize anciens passagers s’y inscrivent à quatre par voiture, équipe par équipe. L’usine réserve des places près de la porte et paie un taxi si le conducteur manque ; elle l’a fait six fois. Personne n’a coupé de ruban. Sept personnes, pourtant, n’ont pas retrouvé de siège : leurs rues sont trop loin, ou leurs horaires trop seuls. Trois sont parties. Elles non plus ne figuraient pas sur la première carte.</p>
"""),
        document(
            "grille-d-entretien-avant-une-ligne.txt",
            "Les neuf questions à poser avant de tracer une ligne",
            """
AVANT DE TRACER UNE LIGNE : NEUF QUESTIONS

1. De quelle adresse partez-vous, à quelle heure, cette semaine ? Et les deux suivantes ?
2. Comment êtes-vous venu hier ?
3. Comment êtes-vous rentré ?
4. Que se passe-t-il le jour où cela ne marche pas ?
5. Qui habite près de chez vous et travaille ici ?
6. Qui déposez-vous en chemin : enfant, conjoint, parent ?
7. Combien de minutes à pied acceptez-vous, la nuit, sous la pluie ?
8. Qu’avez-vous refusé faute de trajet ?
9. À partir de combien de passagers faudrait-il arrêter ?

Document d’exemple. Les organisations citées dans ce récit sont inventées.
""",
        ),
    ),
    started_days_ago=1010,
    published_days_ago=149,
    verified_days_ago=128,
    verify_in_days=240,
    translations={"de": GERMAN, "en": ENGLISH},
)
