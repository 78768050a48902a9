"""Wissembourg, an announcement: a day nursery that would open at five."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    picture,
    text,
)

STORY = StoryData(
    slug="a-wissembourg-une-creche-veut-ouvrir-a-cinq-heures",
    title="À Wissembourg, une crèche veut ouvrir à cinq heures du matin",
    summary="Infirmières, boulangers, caristes : qui garde leurs enfants à l’aube ? Une crèche publique, un employeur et des chercheurs lancent six mois d’essai.",
    label="announcement",
    authors="La Crèche Les Pieds-Légers, avec la rédaction du Labo",
    stage="idea",
    issues=("soin", "emploi"),
    territories=("com-67544", "epci-246700926"),
    levers=("small-trial", "shared-measure", "shared-need"),
    sdgs=(3, 5, 8),
    problem="La crèche ouvre à sept heures et quart. L’équipe du matin prend son poste à six heures. Entre les deux, des parents s’arrangent avec une voisine, un aîné de douze ans, ou refusent l’emploi.",
    affected="Soixante-huit parents de jeunes enfants travaillent en horaires décalés autour de Wissembourg, d’après un questionnaire rempli dans cinq salles de pause.",
    steps=(
        StepData(
            "Compter les aubes",
            "Un relevé de deux semaines dans cinq entreprises : qui part, à quelle heure, avec qui l’enfant reste.",
        ),
        StepData(
            "Ouvrir une petite salle",
            "Six lits, deux professionnelles, de cinq heures à sept heures et quart, du lundi au vendredi.",
        ),
        StepData(
            "Laisser dormir",
            "L’enfant arrive en pyjama et se rendort. Aucun réveil avant six heures et demie.",
        ),
        StepData(
            "Juger au sixième mois",
            "Sommeil des enfants, fatigue de l’équipe, emplois tenus : les trois mesures comptent autant.",
        ),
    ),
    partners=(
        PartnerData(
            "creche-les-pieds-legers",
            "Ouvrira une salle à l’aube et recrutera deux volontaires",
            "Une salle, ses règles, douze ans de métier",
            "Des postes complets au lieu de temps partiels coupés",
        ),
        PartnerData(
            "transports-blauring",
            "Réserve quatre places pour ses équipes de nuit",
            "Dix-huit mille euros sur six mois",
            "Des chauffeurs et des préparatrices qui acceptent le matin",
        ),
        PartnerData(
            "atelier-des-pas-comptes",
            "Mesure le sommeil, les trajets et la fatigue",
            "Deux chercheuses, un protocole relu par des pédiatres",
            "Des données rares sur les premières heures du jour",
        ),
    ),
    claims=(
        ClaimData(
            "68",
            "parents concernés dans cinq entreprises",
            "personnes",
            "deux semaines de relevé",
            "declared",
            "Questionnaire de salle de pause, 214 réponses",
            25,
        ),
        ClaimData(
            "1 h 40",
            "sépare en moyenne la prise de poste de l’ouverture de la crèche",
            "heures",
            "deux semaines de relevé",
            "estimated",
            "Atelier des pas comptés, d’après 68 carnets",
            25,
        ),
    ),
    limits="<p>Rien n’est prouvé : la salle n’a pas encore reçu un seul enfant. Deux professionnelles sur douze se disent volontaires, il en faudrait quatre pour tenir les absences.</p><p>Une partie de l’équipe y voit une mauvaise idée : si la crèche suit l’entrepôt, l’entrepôt ne changera jamais ses horaires.</p>",
    conditions="<ul><li>l’avis favorable du service de protection maternelle, attendu avant l’ouverture ;</li><li>une majoration de salaire avant six heures, votée ;</li><li>le droit d’arrêter au bout de trois mois.</li></ul>",
    lessons=(
        "Poser les questions en salle de pause. Le même questionnaire, envoyé par courriel, avait eu neuf réponses.",
        "Inviter ceux qui sont contre. L’objection de l’équipe est devenue la troisième mesure de l’essai.",
        "Fixer la date du jugement avant celle de l’ouverture.",
    ),
    quotes=(
        QuoteData(
            "Je ne veux pas d’une crèche de nuit. Je veux savoir, chiffres en main, si j’ai raison de ne pas en vouloir.",
            "Une auxiliaire de puériculture",
            "Crèche Les Pieds-Légers",
            24,
            730,
        ),
        QuoteData(
            "À cinq heures, je dépose ma fille chez la voisine. La voisine a soixante-dix-neuf ans et elle ne dit jamais non.",
            "Une préparatrice de commandes",
            "équipe du matin",
            23,
            1095,
        ),
    ),
    action_text="Vous commencez avant sept heures et vous avez un enfant de moins de quatre ans près de Wissembourg ? Racontez-nous vos matins.",
    body=(
        text("""
<p>Ceci est une annonce. Aucun enfant n’a encore dormi dans la petite salle bleue, les rideaux ne sont pas posés et le budget tient à un vote. Nous la publions parce que les questions qu’elle soulève valent mieux que les réponses trop rapides, et parce qu’il reste six semaines pour les discuter.</p>
<h2>Quatre heures vingt</h2>
<p>Le réveil sonne. Elle prépare un sac, un biberon, une couche. Elle porte sa fille endormie dans l’escalier, deux étages, traverse la cour, frappe à voix basse si l’on peut dire. La voisine ouvre en robe de chambre. À six heures moins dix, la mère badge. À sept heures un quart, la voisine marche jusqu’à la crèche, la poussette devant. Cela fait vingt-six mois.</p>
<p>La directrice des Pieds-Légers a mis du temps à remarquer que cette vieille dame n’était pas la grand-mère. Elle a demandé aux autres parents. Trois avaient une voisine. Un père réveillait son aîné de douze ans. Une infirmière avait laissé son poste.</p>
"""),
        picture("neighbours", "Deux portes, une cour, quatre heures vingt du matin."),
        text("""
<p>Elle en parle au père d’un ancien de la crèche, qui dirige des équipes chez Transports Blauring. Lui cherche des préparatrices pour cinq heures et n’en trouve pas. Il croyait à un problème de salaire. Ils font ensemble le tour des salles de pause, avec un carton et des crayons. Deux cent quatorze réponses. Soixante-huit parents de petits enfants. Le sujet avait une taille.</p>
<h2>Celles qui disent non</h2>
<p>À la crèche, l’idée partage. « Un bébé n’a rien à faire dehors à cinq heures », dit l’une. « Il y est déjà », répond l’autre. Une troisième objecte que les camions pourraient, pour une fois, attendre. La réunion a fini sans vote. La directrice a noté les trois phrases au tableau et les a laissées là.</p>
<p>Elles ont servi. Les chercheuses de l’Atelier des pas comptés ont bâti l’essai autour. On mesurera le sommeil des enfants, avec l’accord des parents, par un carnet et non par un bracelet. On mesurera la fatigue des professionnelles. On comptera les emplois pris ou tenus. Si l’un des trois chiffres tourne mal au troisième mois, la salle ferme. C’est écrit en tête du protocole, avant le titre.</p>
<h2>Ce qui manque encore</h2>
<p>Deux volontaires, pour commencer. L’avis des médecins de la protection maternelle. Une prime avant six heures, que la collectivité doit voter. Et une réponse à la question de l’auxiliaire : pourquoi faut-il que ce soit l’enfant qui se lève ? L’entreprise s’est engagée, de son côté, à tester une prise de poste à sept heures sur un quai. On comparera. Nous reviendrons dire ce que cela a donné, quel que soit le résultat.</p>
"""),
    ),
    started_days_ago=95,
    published_days_ago=22,
    verified_days_ago=23,
    verify_in_days=60,
)
