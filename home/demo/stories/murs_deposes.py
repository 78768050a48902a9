"""Saverne: bricks and beams of a demolition repair empty homes."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    figure,
    gallery,
    key_figures,
    picture,
    quote,
    text,
)

STORY = StoryData(
    slug="une-grange-demontee-onze-logements-rouverts",
    title="Une grange démontée, onze logements rouverts entre Saverne et la Zinsel",
    summary="Un maçon démonte au lieu de casser, un office rouvre ses logements murés, les futurs locataires tiennent la truelle. La brique circule, les familles emménagent.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("logement", "circulaire", "precarite"),
    territories=("epci-200068112", "com-67437"),
    levers=("residents-involved", "shared-need", "trusted-third-party"),
    sdgs=(1, 11, 12),
    problem="Une trentaine de logements publics sont murés : les remettre en état coûte plus que vingt ans de loyers. À quelques rues, des familles s’entassent dans deux pièces humides. Et chaque démolition envoie à la décharge des briques, des portes et des poutres saines.",
    affected="Cent quatre-vingts familles mal logées suivies par Toits de grès dans le pays de Saverne, selon l’association.",
    steps=(
        StepData(
            "Visiter avant la pelle",
            "Six semaines avant une démolition, un métreur et un bénévole collent des pastilles : on garde, on laisse.",
        ),
        StepData(
            "Démonter trois jours",
            "Deux maçons et quatre personnes en parcours déposent portes, tuiles, briques. Au quatrième jour, la pelle passe.",
        ),
        StepData(
            "Ranger par dimension",
            "Un hangar de l’office sert de magasin. Chaque porte a une fiche : hauteur, sens, état de la serrure.",
        ),
        StepData(
            "Rénover avec ceux qui vont habiter",
            "La famille choisit, ponce, peint. Électricité et structure restent aux entreprises.",
        ),
        StepData(
            "Entrer avec un vrai bail",
            "Loyer plafonné, bail ordinaire, garantie sur les travaux. Trois mois après, on fait le tour ensemble.",
        ),
    ),
    partners=(
        PartnerData(
            "batisseurs-zornwald",
            "Démonte ce qui peut resservir et encadre les chantiers",
            "Trois jours par démolition, deux compagnons, un camion",
            "Moins de gravats à payer, et deux apprentis rencontrés sur place",
        ),
        PartnerData(
            "toits-de-gres",
            "Prépare les familles et mène la rénovation",
            "Une architecte, quatre salariés en parcours, un an de suivi",
            "Des logements à proposer, dans une ville où tout est pris",
        ),
        PartnerData(
            "habitat-haute-zinsel",
            "Ouvre ses logements murés et prête un hangar",
            "Trente adresses, un hangar, la garantie décennale payée",
            "Des loyers là où il n’y avait que des parpaings",
        ),
    ),
    claims=(
        ClaimData(
            "11",
            "logements rouverts et habités",
            "logements",
            "deux ans et demi",
            "measured",
            "Baux signés chez Habitat Haute-Zinsel",
            70,
        ),
        ClaimData(
            "27 %",
            "d’économie par rapport au devis d’entreprise d’origine",
            "",
            "moyenne des onze chantiers",
            "measured",
            "Comparaison des factures et des devis archivés",
            70,
        ),
        ClaimData(
            "96 t",
            "de briques, tuiles et bois remises en place",
            "tonnes",
            "deux ans et demi",
            "estimated",
            "Bons de sortie du hangar, poids unitaires du fabricant",
            70,
        ),
    ),
    limits="<p>Une famille a quitté le chantier : travailler le samedi sur sa future maison, après cinq jours de ménages, c’était trop. Elle a eu son logement quand même, plus tard.</p><p>Les fenêtres anciennes n’isolent pas. Elles partent en cloisons, et l’on achète neuf.</p>",
    conditions="<ul><li>un calendrier de démolition connu six semaines à l’avance ;</li><li>un hangar sec, près, sans loyer ;</li><li>un contrôleur technique associé dès la première brique.</li></ul>",
    lessons=(
        "Ne jamais exiger la sueur. Le chantier est proposé, pas échangé contre les clés : c’est écrit depuis le départ de la première famille.",
        "Garder peu. La première grange a rempli le hangar de portes sans cadre ; on prend désormais un tiers.",
        "Faire venir l’assureur et le contrôleur le même jour : séparés, chacun attendait l’autre.",
    ),
    quotes=(
        QuoteData(
            "Casser, c’est deux heures. Démonter, c’est trois jours et on rentre content.",
            "Un compagnon maçon",
            "Bâtisseurs Zornwald",
            290,
        ),
        QuoteData(
            "Ma fille connaît la brique de sa chambre. Elle a écrit son nom dessous, personne ne le verra.",
            "Une locataire",
            "",
            288,
            1095,
        ),
    ),
    action_text="Vous démolissez, vous videz un immeuble, vous changez vos portes ? Appelez six semaines avant : on vient coller des pastilles.",
    body=(
        text("""
<p>On compte mal les logements vides. Ceux-ci ne figurent sur aucune affiche : un troisième étage dont l’escalier sonne creux, un rez-de-chaussée fermé par douze rangs de parpaings, une ancienne maison d’éclusier. L’office Habitat Haute-Zinsel en possède trente. Sur le papier, ils valent zéro.</p>
<p>Dans la rue voisine, quelqu’un range des matelas chaque matin pour pouvoir ouvrir la porte. Toits de grès suit cent quatre-vingts familles comme celle-là. L’association savait accompagner, relancer, consoler. Il lui manquait des murs.</p>
<h2>Pastille verte, pastille rouge</h2>
<p>Bâtisseurs Zornwald devait abattre une grange. Le chef d’équipe l’aimait bien : des briques pleines, des poutres de chêne chevillées. Il a téléphoné à trois brocanteurs. Un seul a rappelé, pour la girouette. Le samedi suivant, il a raconté cela à l’architecte de Toits de grès, qui faisait la queue au même marché. Elle a demandé combien de temps il restait. Neuf jours.</p>
<p>Ils ont emporté tout ce qui tenait. Ce fut l’erreur : quarante portes sans cadre, des tuiles de quatre modèles, une baignoire. Le hangar prêté par l’office s’est trouvé plein avant que le premier chantier commence. Pour la deuxième démolition, on a collé des pastilles. Un tiers de vert, pas davantage.</p>
"""),
        gallery(
            picture("bricks", "Chaque brique est sonnée au marteau : si elle chante, on la garde."),
            picture("workshop", "Au hangar, une fiche par porte : hauteur, sens, serrure."),
            picture("neighbours", "Jour de visite, trois mois après l’emménagement."),
        ),
        text("""
<h2>Une famille s’en va</h2>
<p>Le principe semblait beau : on habite ce que l’on a rénové. Une mère de trois enfants a tenu sept samedis. Elle faisait des ménages la semaine, de cinq à neuf heures, puis de dix-sept à vingt et une. Au huitième samedi, elle n’est pas venue. Elle pensait avoir perdu le logement.</p>
<p>L’équipe a mis du temps à le comprendre : ce qui libère les uns en écrase d’autres. La règle a changé. Le chantier est ouvert à qui le souhaite, la clé n’en dépend pas. Cette famille habite depuis dix-huit mois un trois-pièces peint par d’autres. Elle a choisi les couleurs.</p>
"""),
        quote(
            "J’avais écrit une belle charte. Une femme fatiguée l’a corrigée en ne venant pas.",
            "L’architecte",
            "Toits de grès",
        ),
        key_figures(
            figure("3 jours", "de dépose avant la pelle", "Planning des chantiers, mesuré", 72),
            figure("1/3", "des matériaux repérés sont gardés", "Fiches de repérage, mesuré", 72),
            figure(
                "1", "famille sur douze a quitté le chantier", "Suivi de Toits de grès, mesuré", 70
            ),
        ),
        text("""
<p>Les comptes tiennent. Les onze logements ont coûté un quart de moins que les devis d’origine ; avec le loyer plafonné, l’office retrouve sa mise en quatorze ans. Les fenêtres, elles, n’ont rien voulu savoir. Simple vitrage, bois sec, courants d’air : elles finissent en cloisons intérieures et l’on commande du neuf. Dix-neuf adresses attendent encore. La prochaine démolition est annoncée ; pour une fois, on l’a su dix semaines avant.</p>
"""),
    ),
    started_days_ago=940,
    published_days_ago=247,
    verified_days_ago=68,
    verify_in_days=112,
)
