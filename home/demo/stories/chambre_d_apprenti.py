"""Redon: a room across the yard for an apprentice, three nights a week."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    figure,
    key_figures,
    picture,
    quote,
    text,
)

STORY = StoryData(
    slug="trois-nuits-par-semaine-chez-l-habitant-a-redon",
    title="À Redon, l’apprenti dort trois nuits par semaine de l’autre côté de la cour",
    summary="L’internat est plein, les loyers courent à l’année. Quarante retraités du pays de Redon louent une chambre trois nuits par semaine. On y parle soupe, silence et factures.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("logement", "formation"),
    territories=("epci-243500741", "com-35236"),
    levers=("residents-involved", "trusted-third-party", "named-person"),
    sdgs=(4, 10, 11),
    problem="Un apprenti passe une semaine à l’école, deux en entreprise, parfois à cent kilomètres. Il lui faudrait deux toits ; il en paie un. L’internat affiche complet dès juin, et des jeunes dorment dans leur voiture.",
    affected="Quatre-vingt-dix apprentis sans toit fixe chaque rentrée à Redon, d’après le service de vie scolaire du centre.",
    steps=(
        StepData(
            "Un café avant tout",
            "Deux membres du collectif rendent visite à l’hôte, regardent la chambre, posent la question qui fâche : et s’il rentre à une heure ?",
        ),
        StepData(
            "Un binôme choisi à trois",
            "Le centre propose deux noms, l’hôte en rencontre un ou deux, l’apprenti dit oui en dernier.",
        ),
        StepData(
            "Un prix par nuit",
            "Quinze euros, petit déjeuner compris, payés par nuit dormie. Aucune caution.",
        ),
        StepData(
            "Une règle du jeu sur le frigo",
            "Une page, écrite à deux mains : chaussures, douche, téléphone, repas, absences.",
        ),
        StepData(
            "Quelqu’un à appeler le soir",
            "Un membre du collectif répond jusqu’à vingt-deux heures, pour l’un comme pour l’autre.",
        ),
    ),
    partners=(
        PartnerData(
            "chambre-d-en-face",
            "Réunit les hôtes, visite et répond au téléphone",
            "Quarante-deux chambres, onze bénévoles, un portable qui passe de main en main",
            "Un revenu d’appoint, et du bruit dans la maison",
        ),
        PartnerData(
            "cfa-des-marais",
            "Présente les apprentis et paie la nuit avant l’aide",
            "Une conseillère, l’avance du loyer, une assurance",
            "Moins d’absences le lundi et moins de ruptures de contrat",
        ),
    ),
    claims=(
        ClaimData(
            "57",
            "apprentis logés au cours de l’année",
            "personnes",
            "dernière année scolaire",
            "measured",
            "Cahier des binômes de La Chambre d’en face",
            82,
        ),
        ClaimData(
            "8 %",
            "de contrats rompus chez les apprentis logés, contre 19 % au centre",
            "",
            "deux années scolaires",
            "measured",
            "Registre du Centre d’apprentissage des Marais ; les deux groupes ne sont pas comparables en tout",
            82,
        ),
        ClaimData(
            "3",
            "binômes sur quarante séparés avant Noël",
            "binômes",
            "dernière année scolaire",
            "measured",
            "Cahier des binômes de La Chambre d’en face",
            82,
        ),
    ),
    limits="<p>Il y a peu de chambres près des arrêts de car, et la nuit les apprentis roulent en scooter sur des routes sans éclairage. Une chute a fait renoncer deux familles.</p><p>Les garçons trouvent vite. Plusieurs filles ont demandé, à voix basse, une hôtesse vivant seule.</p>",
    conditions="<ul><li>une visite avant et une autre après un mois ;</li><li>un paiement par nuit dormie ;</li><li>un numéro qui répond le soir.</li></ul>",
    lessons=(
        "Parler de la nuit avant de parler du prix.",
        "Laisser l’apprenti dire oui en dernier. Les trois séparations venaient de binômes décidés sans lui.",
        "Ne pas vendre de compagnie. Certains hôtes cherchent un petit-fils ; on leur explique que ce sera un locataire poli.",
    ),
    quotes=(
        QuoteData(
            "Il part à cinq heures. J’entends le portail, je me rendors. Avant, je n’entendais rien et je ne dormais pas.",
            "Une hôte",
            "retraitée, près de Redon",
            305,
            1095,
        ),
        QuoteData(
            "Elle m’a appris la soupe. Je lui ai appris à bloquer les appels du soir.",
            "Malo",
            "apprenti couvreur",
            304,
            730,
        ),
    ),
    action_text="Une chambre dort chez vous et vous habitez près d’un centre d’apprentis ? Demandez la page du frigo et un café avec un hôte.",
    body=(
        text("""
<p>La chambre donne sur un poulailler. Il y a un lit, un bureau d’écolier et une armoire à laquelle manque une clé. Malo y pose son sac le dimanche soir, le reprend le mercredi. Couvreur en deuxième année, il travaille à Saint-Nazaire et apprend à Redon. Les trois nuits d’école lui coûtent quarante-cinq euros.</p>
<p>En septembre de l’année d’avant, il dormait sur le parking du centre, dans une Clio. Il n’était pas le seul. Une surveillante l’a compris à la buée.</p>
<h2>Quatre-vingt-dix voitures, façon de parler</h2>
<p>L’internat du Centre d’apprentissage des Marais compte soixante lits. Il s’en demande cent cinquante. On a songé à construire : onze millions, six ans. Une conseillère a posé la question autrement, lors d’un loto. Qui, dans cette salle, a une chambre vide ? Des bras se sont levés, puis rabaissés. Tout le monde en avait une. Personne ne voulait un inconnu.</p>
<p>Sept retraitées se sont revues chez l’une d’elles. Elles ont dressé la liste de leurs craintes. Le bruit, la douche, l’argent, la petite amie, la maladie, la solitude après. La liste est devenue un questionnaire, le questionnaire une page que l’on aimante au frigo. Le collectif porte le nom de la plus proche : la chambre d’en face.</p>
"""),
        picture("classroom", "Au centre d’apprentissage, on découvre son hôte autour d’une table."),
        text("""
<h2>Et s’il rentre à une heure ?</h2>
<p>La question vient toujours. Les visiteuses la posent elles-mêmes, pour qu’elle ne reste pas dans la gorge. On écrit la réponse, et l’apprenti la corrige. Certains hôtes dînent avec leur locataire, d’autres non. Une ancienne agricultrice loue à un boulanger qui se lève quand elle se couche ; ils se laissent des mots.</p>
<p>Tout ne prend pas. La première année, le centre formait les binômes d’après la distance. Trois ont cassé en six semaines. Un hôte espérait quelqu’un avec qui regarder le journal télévisé ; le garçon voulait dormir. Depuis, chacun se rencontre, et le plus jeune a le dernier mot.</p>
"""),
        quote(
            "Je ne suis pas sa grand-mère. Je suis sa porte, son pain et son wifi.",
            "Une hôte",
            "La Chambre d’en face",
        ),
        key_figures(
            figure(
                "15 €",
                "la nuit dormie, petit déjeuner compris",
                "Règle du collectif, consultée",
                84,
            ),
            figure(
                "42",
                "chambres, dont neuf à moins de dix minutes à pied d’un arrêt",
                "Liste du collectif, mesuré",
                82,
            ),
        ),
        text("""
<p>Les ruptures de contrat ont reculé parmi les jeunes logés. Le centre s’en réjouit et se méfie : ceux qui frappent à cette porte sont peut-être ceux qui tiennent déjà mieux. Deux obstacles, eux, ne doivent rien à la statistique. La route, d’abord. Entre les chambres et l’école, la nuit est noire et les scooters sont petits. Une chute, en novembre, a fait renoncer deux familles. Les filles, ensuite. Elles sont une sur quatre au centre, une sur neuf dans le cahier. On leur a demandé pourquoi. Elles veulent choisir. On leur ouvre désormais la liste avant les autres, avec un nom, une photo de la maison, et le numéro d’une ancienne.</p>
"""),
    ),
    started_days_ago=830,
    published_days_ago=281,
    verified_days_ago=80,
    verify_in_days=100,
)
