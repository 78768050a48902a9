"""Nine events: days are counted from the one on which they are loaded, hours are those of Paris."""

from home.demo.publications import Event, Occasion

EVENTS = [
    Event(
        slug="soiree-buzz-strasbourg",
        title="Soirée Buzz : sept rédactions face à six partenariats",
        summary=(
            "Six équipes racontent, sept journalistes écoutent. Celui qui veut en savoir plus appuie "
            "sur son buzzer et promet un sujet, devant 250 témoins."
        ),
        status="open",
        dates=(Occasion(33, "18:30", "21:30"),),
        body=(
            "<h2>La règle tient en une minute</h2>"
            "<p>Chaque équipe a sept minutes : cinq pour raconter, deux pour répondre. Sur la scène, "
            "sept fauteuils, sept rédactions, sept fenêtres éteintes. Un journaliste appuie, sa "
            "fenêtre s’allume : il couvrira l’histoire, et dit tout haut sous quelle forme et avant "
            "quelle date.</p>"
            "<h2>Et vous, dans la salle ?</h2>"
            "<p>Vous avez 250 places et un bulletin. Écrivez-y ce que vous pouvez prêter, ouvrir ou "
            "donner à l’une des six équipes. Nous lisons tous les bulletins le soir même et nous "
            "appelons le lendemain.</p>"
            "<p>Après la scène, il reste la soupe, le pain et les équipes. C’est souvent là que tout "
            "commence.</p>"
        ),
        issues=("engagement", "emploi"),
        territories=("com-67482", "ctcd-6AE"),
        contact="odile",
        attendance="mixed",
        place_name="La Halle aux Houblons",
        address="1 quai de l’Exemple, 67000 Strasbourg",
        online_url="https://direct.labo.example/buzz",
        registration_here=True,
        capacity=250,
        is_free=True,
        price="La soupe et le pain sont offerts.",
        accessibility=("hi", "vi", "mi", "pi"),
        accessibility_text=(
            "Entrée de plain-pied côté quai, boucle magnétique, interprète en langue des signes, "
            "huit places pour fauteuils au troisième rang, salle calme à l’étage par l’ascenseur."
        ),
        filming_notice=(
            "La scène est filmée et diffusée. La salle ne l’est pas ; les rangs A à C, marqués de "
            "vert, restent hors du champ des photographes."
        ),
        schedule=(
            (
                "18:30",
                "Les portes s’ouvrent",
                "Soupe d’accueil, bulletins, repérage des fauteuils.",
            ),
            (
                "19:00",
                "Sept fenêtres éteintes",
                "Les sept journalistes disent ce qu’ils cherchent.",
            ),
            ("19:15", "Trois récits, trois fois sept minutes", ""),
            (
                "19:45",
                "La salle répond",
                "Dix minutes pour écrire, dix minutes pour lire à voix haute.",
            ),
            ("20:05", "Trois autres récits", ""),
            ("20:35", "Les promesses, une par une", "Chaque rédaction redit son sujet et sa date."),
            ("20:45", "La table longue", "Les équipes, les journalistes et vous."),
        ),
        speakers=(
            ("la-goupille", "L’atelier du samedi, vu depuis la fosse"),
            ("club-des-trois-etangs", "Un minibus, sept jours sur sept"),
            ("louche-commune", "Ce que devient un plat qui ne part pas"),
            ("mains-d-equerre", "De la palette au banc d’école"),
            ("radio-cigogneau", "Pourquoi une rédaction promet à voix haute"),
            ("courrier-des-deux-rives", "Ce qu’il faut pour faire la une"),
        ),
        scene="buzz",
        stories=(
            "le-samedi-l-usine-prete-sa-fosse",
            "le-minibus-du-club-ne-dort-plus-en-semaine",
            "ce-qui-reste-a-midi-se-mange-le-soir-au-neudorf",
            "les-palettes-du-fond-de-la-cour",
        ),
        published_ago=18,
    ),
    Event(
        slug="petit-dejeuner-dirigeants-colmar",
        title="Petit déjeuner de dirigeants : prêter une compétence, par où commencer",
        summary=(
            "Une heure et demie, deux patrons qui l’ont fait, un café correct. Vous repartez avec "
            "une compétence à prêter et le nom de qui l’attend."
        ),
        status="open",
        dates=(Occasion(12, "08:00", "09:30"),),
        body=(
            "<p>On prête plus facilement un camion qu’un comptable. Pourtant, ce qui manque le plus "
            "souvent à une association tient en quelques heures : relire un bail, chiffrer un devis, "
            "tendre un réseau électrique, refaire une page de garde.</p>"
            "<p>Autour de la table : vingt-quatre dirigeants, deux associations et une feuille "
            "chacun. On écrit ce que son équipe sait faire les yeux fermés. On passe sa feuille à "
            "droite. On écoute.</p>"
            "<p>Personne ne demande d’argent, personne ne vend rien. À 9 h 30, chacun est parti.</p>"
        ),
        issues=("responsable", "engagement"),
        territories=("com-68066",),
        contact="karim",
        place_name="Pépinière du Ladhof",
        address="3 rue de l’Exemple, 68000 Colmar",
        registration_here=True,
        capacity=24,
        is_free=True,
        price="Café et brioche compris.",
        accessibility=("mi", "hi"),
        accessibility_text="Salle au rez-de-chaussée, deux places de stationnement réservées, boucle sur demande.",
        schedule=(
            ("08:00", "Café, brioche, prénoms", ""),
            (
                "08:15",
                "Deux patrons racontent",
                "Ce qu’ils ont prêté, ce que cela a coûté, ce qu’ils referaient.",
            ),
            ("08:40", "La feuille qui tourne", "Une compétence par ligne, un besoin en face."),
            ("09:15", "Trois rendez-vous à prendre tout de suite", ""),
        ),
        speakers=(
            ("ostrahl-instruments", "Trente portables et deux techniciens"),
            ("agence-trait-plein", "Deux vendredis par mois"),
        ),
        calls=("graphisme-deux-jours",),
        stories=("a-colmar-la-panne-est-au-programme",),
        published_ago=15,
    ),
    Event(
        slug="visite-atelier-partage-mulhouse",
        title="Visite : l’atelier partagé ouvre sa fosse",
        summary=(
            "Venez voir une voiture repartir. Quinze visiteurs, une fosse, deux mécaniciens et ceux "
            "qui apprennent à côté d’eux."
        ),
        status="full",
        dates=(Occasion(1, "09:30", "11:30"),),
        body=(
            "<p>Au-dessus de la fosse, une citadine qui doit mener quelqu’un au travail dès cinq heures. "
            "Dessous, son propriétaire, une clé de treize et un mécanicien qui explique sans faire à "
            "sa place.</p>"
            "<p>Vous regardez, vous posez vos questions, vous tenez parfois la lampe. Après la "
            "visite, un quart d’heure pour ceux qui voudraient ouvrir leur propre atelier.</p>"
            "<p>Prenez des chaussures fermées et un vêtement qui ne craint rien.</p>"
        ),
        issues=("emploi", "mobilite"),
        territories=("com-68224",),
        contact="karim",
        place_name="Mécanique Hirzelbach",
        address="14 rue de l’Exemple, 68200 Mulhouse",
        registration_url="https://inscription.labo.example/visite-mulhouse",
        capacity=15,
        is_free=True,
        accessibility=("pi", "ii"),
        accessibility_text=(
            "Sol d’atelier plat mais encombré : prévenez-nous si vous venez en fauteuil, nous "
            "dégageons un passage. Bruit fort par moments, casques prêtés."
        ),
        filming_notice="Un photographe suit la visite. Un badge vert à l’entrée, et il vous laisse hors du cadre.",
        schedule=(
            ("09:30", "Casques, lunettes, trois règles", ""),
            ("09:45", "La fosse", "Deux réparations suivies du début à la fin."),
            ("10:45", "L’assurance, les clés, le café", "Ce qui a failli tout arrêter."),
        ),
        speakers=(
            ("mecanique-hirzelbach", "Ouvrir ses machines sans perdre son sommeil"),
            ("la-goupille", "Accompagner jusqu’à la porte, et après"),
        ),
        scene="workshop",
        stories=("le-samedi-l-usine-prete-sa-fosse",),
        published_ago=24,
    ),
    Event(
        slug="exposition-sept-fenetres-selestat",
        title="Sept fenêtres : l’exposition",
        summary=(
            "Sept récits grandeur nature, à toucher. Un banc de palettes, un drap devenu sac, un "
            "vélo à finir de monter : servez-vous des outils."
        ),
        status="open",
        dates=(Occasion(-9, "10:00", "18:00", last_day=12),),
        body=(
            "<p>Chaque fenêtre montre un objet et les mains par lesquelles il est passé. On peut "
            "s’asseoir sur le banc, peser un panier, écouter trois minutes de radio, serrer un "
            "rayon.</p>"
            "<p>Sous chaque objet, une carte postale déjà timbrée, adressée à notre équipe. Une "
            "phrase suffit.</p>"
            "<p>Ouvert du mardi au samedi. Les classes viennent le matin, sur rendez-vous.</p>"
        ),
        issues=("circulaire", "engagement"),
        territories=("com-67462",),
        contact="lena",
        place_name="Le Grenier aux livres",
        address="5 place de l’Exemple, 67600 Sélestat",
        is_free=True,
        accessibility=("hi", "vi", "mi", "pi", "ii"),
        accessibility_text=(
            "De plain-pied. Textes en gros caractères et en facile à lire, objets à toucher, bancs "
            "tous les dix mètres, heure calme le mercredi de 14 à 15 heures."
        ),
        speakers=(
            ("moyeu-d-ill", "Le vélo à finir de monter"),
            ("ourlet-collectif", "Du drap au sac"),
        ),
        calls=("local-atelier-velo-selestat",),
        stories=(
            "trente-velos-par-mois-sortent-de-la-benne",
            "les-draps-des-hotels-repassent-par-la-filature",
            "les-palettes-du-fond-de-la-cour",
        ),
        published_ago=40,
    ),
    Event(
        slug="raconter-en-sept-minutes-redon",
        title="Trois soirs pour raconter son partenariat en sept minutes",
        summary=(
            "Une histoire, un chiffre, une demande. Trois soirées à Redon pour apprendre à dire "
            "juste, et à s’arrêter à temps."
        ),
        status="open",
        dates=(
            Occasion(-7, "18:00", "20:30"),
            Occasion(7, "18:00", "20:30"),
            Occasion(21, "18:00", "20:30"),
        ),
        body=(
            "<p>Le premier soir, on raconte trop long. Le deuxième, on coupe. Le troisième, devant "
            "vingt inconnus, on demande quelque chose de précis, et quelqu’un lève la main.</p>"
            "<p>Venez à deux, un pied dans chaque monde : l’association et l’entreprise, la mairie et "
            "l’habitante. On peut rejoindre le groupe en cours de route.</p>"
        ),
        issues=("engagement", "formation"),
        territories=("com-35236", "reg-53"),
        contact="gwenn",
        place_name="Centre d’apprentissage des Marais",
        address="8 quai de l’Exemple, 35600 Redon",
        registration_url="https://inscription.labo.example/sept-minutes-redon",
        capacity=20,
        price="20 € pour les associations, 60 € pour les entreprises, repas compris.",
        accessibility=("mi",),
        accessibility_text="Ascenseur depuis la cour, places pour fauteuils ; arrêt de car à cent mètres.",
        schedule=(
            ("18:00", "Une histoire", "Chacun raconte, les autres disent ce qu’ils ont retenu."),
            ("19:00", "La soupe", ""),
            ("19:30", "Le chronomètre", "Sept minutes, pas huit."),
        ),
        speakers=(
            ("chambre-d-en-face", "Comment nous avons perdu notre public, puis retrouvé"),
            ("cfa-des-marais", "Accueillir le groupe"),
        ),
        stories=("trois-nuits-par-semaine-chez-l-habitant-a-redon",),
        published_ago=30,
    ),
    Event(
        slug="assurer-un-lieu-partage",
        title="Une heure en ligne : assurer un lieu que l’on partage",
        summary=(
            "Neuf mois pour un contrat, c’est trop. Une juriste et un assureur répondent, exemples "
            "en main, à ceux qui ouvrent leurs portes."
        ),
        status="open",
        dates=(Occasion(8, "12:30", "13:30"),),
        body=(
            "<p>Qui paie si un visiteur se blesse sur votre machine ? Qui ferme à clé ? Que dit la "
            "convention, et que dit-elle de trop ? Une heure pour repartir avec les cinq lignes qui "
            "comptent.</p>"
            "<p>Envoyez votre question avant : nous commençons par elles. Le texte de la convention "
            "type et l’enregistrement sous-titré arrivent le lendemain par courriel.</p>"
        ),
        issues=("responsable", "emploi"),
        territories=("ctcd-6AE", "reg-53"),
        contact="mathilde",
        attendance="online",
        online_url="https://visio.labo.example/assurer",
        registration_here=True,
        capacity=100,
        is_free=True,
        accessibility=("hi", "mi"),
        accessibility_text="Sous-titres écrits en direct par une vélotypiste, documents envoyés la veille.",
        filming_notice="L’heure est enregistrée. Caméra coupée et prénom seul, vous n’y figurez pas.",
        schedule=(
            ("12:30", "Trois lieux, trois contrats", ""),
            ("12:50", "Vos questions", "Celles reçues avant, puis celles de la discussion."),
            ("13:25", "Les cinq lignes à garder", ""),
        ),
        speakers=(("fondation-ammerfeld", "Ce que nous demandons avant d’avancer un euro"),),
        stories=("le-samedi-l-usine-prete-sa-fosse",),
        published_ago=11,
    ),
    Event(
        slug="balade-maisons-vides-saverne",
        title="Balade des maisons vides",
        summary=(
            "Trois kilomètres à pied dans Saverne, neuf maisons sans lumière, et ce qu’il faudrait "
            "pour les rouvrir. Annulée : la tempête a fermé le parcours."
        ),
        status="cancelled",
        dates=(Occasion(5, "14:00", "16:30"),),
        body=(
            "<p>La tempête de la semaine dernière a couché deux arbres sur le chemin du château et "
            "décollé des tuiles rue Haute. La ville ferme le parcours jusqu’au printemps, et elle a "
            "raison.</p>"
            "<p>Les quarante inscrits ont reçu un message. Si vous connaissez une maison vide, "
            "n’attendez pas la balade : dites-nous laquelle.</p>"
        ),
        issues=("logement",),
        territories=("com-67437",),
        contact="odile",
        place_name="Devant la gare",
        address="67700 Saverne",
        capacity=40,
        accessibility=("hi", "pi"),
        accessibility_text="Pavés et une montée : un parcours court, sans pente, était prévu.",
        speakers=(
            ("toits-de-gres", "Entrer dans une maison fermée depuis onze ans"),
            ("habitat-haute-zinsel", "Pourquoi on mure une fenêtre"),
        ),
        stories=("une-grange-demontee-onze-logements-rouverts",),
        published_ago=35,
    ),
    Event(
        slug="apprentis-des-deux-rives",
        title="Apprentis des deux rives : un atelier, deux langues",
        summary=(
            "Vingt apprentis d’Alsace et de Bade échangent leurs établis pour une journée. Reportée : "
            "les examens d’outre-Rhin ont changé de semaine."
        ),
        status="postponed",
        dates=(Occasion(47, "09:00", "16:30"),),
        body=(
            "<p>Dix jeunes viennent de Kehl et d’Offenbourg, dix d’Alsace. Le matin, ils travaillent "
            "à l’établi de l’autre. L’après-midi, ils montent ensemble un banc que ni les uns ni les "
            "autres ne savent faire seuls : les plans sont en deux moitiés, une par langue.</p>"
            "<p>La nouvelle date n’est pas encore fixée. Les places déjà prises restent prises.</p>"
        ),
        issues=("formation", "emploi"),
        territories=("com-67180", "de-08317"),
        contact="lena",
        place_name="Atelier des Mains d’équerre",
        address="22 rue de l’Exemple, 67500 Haguenau",
        registration_url="https://inscription.labo.example/deux-rives",
        capacity=60,
        price="Repas de cantine : 4,50 €, offert aux apprentis.",
        accessibility=("mi", "hi"),
        accessibility_text="Atelier de plain-pied, établis réglables, interprètes en français, allemand et langue des signes.",
        filming_notice="Les apprentis mineurs ne sont ni filmés ni photographiés de face.",
        schedule=(
            ("09:00", "Un établi, deux prénoms", ""),
            ("12:00", "Repas de cantine, sans plan de table", ""),
            ("13:30", "Le banc en deux moitiés", ""),
            ("16:00", "On s’assoit dessus", "Et l’on voit s’il tient."),
        ),
        speakers=(("mains-d-equerre", "Apprendre sans langue commune"),),
        calls=("palettes-a-donner",),
        stories=("les-palettes-du-fond-de-la-cour",),
        published_ago=28,
    ),
    Event(
        slug="la-navette-un-an-apres-altkirch",
        title="La navette du Sundgau, un an après : les comptes et les anecdotes",
        summary=(
            "Ce que douze conducteurs ont appris en un an, l’essence comprise. Le compte rendu et "
            "les chiffres sont en ligne."
        ),
        status="open",
        dates=(Occasion(-25, "19:00", "21:00"),),
        body=(
            "<p>Soixante-dix personnes, une salle des fêtes, un rétroprojecteur capricieux. Les "
            "conducteurs ont montré leurs carnets : qui monte, où, pourquoi, et combien de fois la "
            "navette est partie vide.</p>"
            "<p>Trois communes ont demandé le mode d’emploi. Une l’a déjà recopié. Un conducteur a "
            "rendu sa clé : son dos ne suivait plus. Il en faut trois autres.</p>"
        ),
        issues=("mobilite", "soin"),
        territories=("com-68004", "epci-200066041"),
        contact="karim",
        place_name="Salle des fêtes",
        address="2 place de l’Exemple, 68130 Altkirch",
        accessibility=("mi", "hi"),
        accessibility_text="Rampe à gauche de l’entrée, boucle magnétique ; la navette passait prendre chez eux ceux qui le demandaient.",
        schedule=(
            ("19:00", "Les carnets de bord", ""),
            ("19:40", "Ce qui a coûté", "Pneus, assurance, patience."),
            ("20:15", "Qui conduit demain ?", ""),
        ),
        speakers=(
            ("club-des-trois-etangs", "Sept jours sur sept"),
            ("residence-tilleul-rond", "Le mardi, c’est jour de marché"),
            ("atelier-des-pas-comptes", "Compter les trajets qui n’existaient pas"),
        ),
        calls=("navette-sundgau-conducteurs",),
        scene="minibus",
        stories=("le-minibus-du-club-ne-dort-plus-en-semaine",),
        published_ago=60,
    ),
]
