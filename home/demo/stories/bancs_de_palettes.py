"""Haguenau: odd pallets become benches, and a workshop learns to price them."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    call,
    document,
    figure,
    key_figures,
    text,
)

STORY = StoryData(
    slug="les-palettes-du-fond-de-la-cour",
    title="Les palettes du fond de la cour meublent six écoles autour de Haguenau",
    summary="Un transporteur payait pour broyer ses palettes hors format. Un atelier d’insertion en fait des bancs, que des communes achètent à leur prix.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("circulaire", "emploi"),
    territories=("com-67180", "epci-200067874"),
    levers=("responsible-purchasing", "shared-need", "clear-return"),
    sdgs=(8, 12),
    problem="Une palette hors format ne rentre dans aucune consigne. Le transporteur la paie deux fois, à l’achat puis au broyage. Pendant ce temps, un atelier d’insertion achète son bois neuf et ne trouve pas assez de commandes pour ses quatorze salariés.",
    affected="Quatorze salariés en parcours et une quarantaine de transporteurs du nord de l’Alsace, selon Les Mains d’équerre.",
    steps=(
        StepData(
            "Le cariste trie au déchargement",
            "Trois couleurs à la bombe : vert pour le sapin sain, orange pour le bois traité, rouge pour le broyeur. Le geste prend huit secondes.",
        ),
        StepData(
            "Le camion livre en revenant",
            "Le jeudi, un chauffeur qui rentre à vide dépose le lot vert devant l’atelier. Aucun trajet de plus.",
        ),
        StepData(
            "L’atelier démonte et rabote",
            "Une machine à dépalettiser, deux postes de rabot. Chaque planche est passée au détecteur de métaux.",
        ),
        StepData(
            "Les écoles commandent sur catalogue",
            "Cinq modèles dessinés avec des enseignants : banc, bac, estrade, casier, cabane. Un prix fixe, un délai de six semaines.",
        ),
        StepData(
            "Les salariés livrent et posent",
            "Celui qui a fabriqué visse le banc dans la cour, devant les élèves. Il laisse une notice et son prénom.",
        ),
    ),
    partners=(
        PartnerData(
            "transports-blauring",
            "Trie ses palettes et les livre en retour de tournée",
            "Deux cents palettes par trimestre, une place dans un camion",
            "Sept mille euros de broyage en moins par an et deux caristes venus de l’atelier",
        ),
        PartnerData(
            "mains-d-equerre",
            "Démonte, dessine, fabrique et pose",
            "L’atelier, deux encadrants, la garantie de deux ans",
            "Une matière gratuite et un carnet de commandes de quatre mois",
        ),
        PartnerData(
            "regie-des-eaux-hartwald",
            "A passé la première commande, puis ouvert son carnet d’adresses",
            "Douze bancs achetés au prix du catalogue, sans rabais",
            "Un mobilier solide au bord de ses sentiers, et des voisins qui s’y arrêtent",
        ),
    ),
    claims=(
        ClaimData(
            "9",
            "salariés sortis vers un emploi de plus de six mois, sur vingt-deux passés à l’atelier",
            "personnes",
            "trois dernières années",
            "measured",
            "Bilan annuel des Mains d’équerre, contrats joints",
            90,
        ),
        ClaimData(
            "31 t",
            "de bois retirées du broyeur",
            "tonnes",
            "trois dernières années",
            "measured",
            "Bons de livraison de Transports Blauring",
            90,
        ),
        ClaimData(
            "264",
            "meubles posés dans six écoles et le long de deux sentiers",
            "meubles",
            "trois dernières années",
            "measured",
            "Factures des Mains d’équerre",
            90,
        ),
    ),
    limits="<p>Le premier catalogue se vendait à perte : onze heures de travail pour un banc facturé soixante euros. Il a fallu doubler les prix et perdre deux clients.</p><p>Le bois orange, traité, reste sans usage. Il en arrive une palette sur six.</p>",
    conditions="<ul><li>un tri fait par celui qui décharge, sinon l’atelier devient une décharge ;</li><li>un acheteur public qui paie le vrai prix ;</li><li>une assurance décennale pour tout ce que l’on scelle au sol.</li></ul>",
    lessons=(
        "Chronométrer avant de fixer un prix. Les encadrants comptaient les vis et oubliaient le rabotage.",
        "Demander au camion de livrer au retour. Le transport mangeait à lui seul le gain de la matière gratuite.",
        "Faire poser le meuble par celui qui l’a fait. C’est là que les directrices d’école ont commencé à recommander.",
    ),
    quotes=(
        QuoteData(
            "Quand un gamin s’assoit dessus avant que j’aie serré la dernière vis, je sais que j’ai fini.",
            "Yannick",
            "salarié en parcours, deuxième année",
            170,
            1095,
        ),
        QuoteData(
            "Je payais un broyeur pour détruire ce que j’avais acheté. Dit comme ça, mon comptable a ri jaune.",
            "La responsable du quai",
            "Transports Blauring",
            168,
        ),
    ),
    action_text="Vous avez un fourgon et un usage ? Deux cents palettes triées attendent preneur chaque trimestre.",
    action_call="palettes-a-donner",
    body=(
        text("""
<p>Ça sent le sapin et la sciure chaude. Dans l’atelier, à l’est de Haguenau, une lame descend entre deux planches et fait sauter les clous un par un. Yannick reçoit la planche, la retourne, passe le détecteur. Un bip : il reste une agrafe. Il la cherche avec l’ongle.</p>
<p>La planche vient de Pologne, de Turquie ou d’Espagne, personne ne le sait. Elle a porté un moteur, une verrière, une cuve. Sa palette mesurait deux mètres dix, un format que nul ne reprend. Elle attendait au fond de la cour de Transports Blauring, avec deux cents autres, le passage du broyeur.</p>
<h2>Une couleur à la bombe</h2>
<p>La responsable du quai et l’encadrant de l’atelier se sont rencontrés chez le boulanger, dans la même file. Il se plaignait du prix du bois. Elle regardait ses chaussures. « Venez jeudi, j’ai un tas. » Le tas s’est révélé sale : du bois traité, des planches pourries, du plastique. L’atelier a tout pris, par politesse, et passé trois semaines à trier.</p>
<p>La deuxième fois, il est venu sans camion, avec trois bombes de peinture. Les caristes connaissaient le bois mieux que lui. En une heure, ils avaient réglé la question : vert, orange, rouge, au moment où la fourche soulève. Le tas est devenu une pile.</p>
"""),
        key_figures(
            figure(
                "8 s",
                "pour marquer une palette au déchargement",
                "Chronométré sur quarante palettes",
                92,
            ),
            figure(
                "5 h 40",
                "de travail par banc, contre onze au début",
                "Feuilles de temps de l’atelier, mesuré",
                92,
            ),
            figure(
                "132 €",
                "prix d’un banc d’école, posé",
                "Catalogue en cours, déclaré par l’atelier",
                92,
            ),
            figure("1 sur 6", "palette traitée, encore sans usage", "Comptage du quai, mesuré", 92),
        ),
        text("""
<h2>Soixante euros, c’était trop peu</h2>
<p>Les premiers bancs sont partis vite. Trop vite. À soixante euros, chaque meuble coûtait de l’argent à celui qui le fabriquait. L’association a mis un an à s’en apercevoir ; ses comptes, huit mois de plus à s’en remettre. Le conseil a voulu tout arrêter.</p>
<p>La Régie des eaux du Hartwald cherchait douze bancs pour ses sentiers. Sa directrice des achats a demandé le temps passé, ligne par ligne. Elle a calculé à haute voix : cent trente-deux euros. « C’est ce que je paie ailleurs pour du plastique. » Elle a signé à ce prix et refusé la remise. Deux communes sont parties voir moins cher. L’une d’elles est revenue.</p>
<p>Six écoles s’assoient aujourd’hui sur du bois de quai. Les enseignants ont rogné les angles sur les plans, ajouté une estrade, réclamé une cabane. Les salariés, eux, ont demandé à poser. Ils rentrent avec des dessins d’enfants, punaisés au-dessus du rabot.</p>
<p>La palette orange résiste toujours. Elle a été traitée contre les insectes, on ne l’approche pas d’une cour d’école. Un étudiant en chimie s’y penche. En attendant, elle part au broyeur, et Blauring continue de payer.</p>
"""),
        document(
            "fiche-de-tri-des-palettes.txt",
            "La fiche de tri affichée sur le quai",
            """
FICHE DE TRI DES PALETTES HORS FORMAT

VERT    Sapin ou pin, sec, marquage HT (traitement à la chaleur) ou sans marquage connu du quai.
        Pas de tache, pas d’odeur, pas de moisissure.
ORANGE  Bois peint, marquage MB, odeur forte, provenance inconnue. Ne pas démonter.
ROUGE   Cassé sur plus de trois planches, pourri, souillé.

1. La fourche soulève : regarder le dessous.
2. Un trait de couleur sur le dé du coin droit.
3. Vert sous l’auvent, orange contre le mur, rouge à la benne.
4. En cas de doute : orange.

Document d’exemple. Les Mains d’équerre et Transports Blauring, organisations inventées.
""",
        ),
        call("palettes-a-donner"),
    ),
    started_days_ago=1210,
    published_days_ago=61,
    verified_days_ago=88,
    verify_in_days=-12,
    cover="pallets",
)
