"""Sundgau: a football club's minibus works on weekdays."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    call,
    document,
    picture,
    quote,
    text,
)

from .de.minibus_du_mardi import TEXT as GERMAN
from .en.minibus_du_mardi import TEXT as ENGLISH

STORY = StoryData(
    slug="le-minibus-du-club-ne-dort-plus-en-semaine",
    title="Dans le Sundgau, le minibus du club de foot ne dort plus en semaine",
    summary="Il menait les poussins au match le dimanche. Il mène désormais quatre-vingts anciens au marché et chez le médecin, deux jours sur cinq.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("mobilite", "soin", "engagement"),
    territories=("epci-200066041", "com-68004"),
    levers=("shared-need", "elected-sponsor", "residents-involved", "named-person"),
    sdgs=(3, 11, 17),
    problem="Entre Altkirch et les villages, le car passe le matin et revient le soir. Quand on cesse de conduire, on cesse de sortir : le médecin, le coiffeur et le marché deviennent l’affaire des enfants, qui habitent Bâle ou Strasbourg.",
    affected="Environ 1 100 habitants de plus de 75 ans sans voiture dans le périmètre desservi, estimation de la résidence du Tilleul-Rond.",
    steps=(
        StepData(
            "Le club prête les clés du lundi au vendredi",
            "Une convention de deux pages : qui tient le carnet de bord, qui lave, qui paie le plein, quel jour le minibus doit être rendu propre.",
        ),
        StepData(
            "La résidence prend les appels",
            "L’accueil note les trajets jusqu’à la veille à quinze heures et compose les tournées avec une carte et des épingles.",
        ),
        StepData(
            "Douze conducteurs se relaient",
            "Chacun a passé une heure à côté d’un moniteur et une visite médicale. Personne ne conduit deux semaines de suite.",
        ),
        StepData(
            "On attend sur place",
            "Le conducteur reste, porte le sac, boit un café. Une course sans attente ne sert pas à celui qui marche lentement.",
        ),
    ),
    partners=(
        PartnerData(
            "club-des-trois-etangs",
            "Prête son minibus et trouve les conducteurs",
            "Un véhicule de neuf places, dix heures par semaine, ses anciens joueurs",
            "Un entretien payé à moitié et des supporters au bord du terrain",
        ),
        PartnerData(
            "residence-tilleul-rond",
            "Tient le téléphone, compose les tournées, ouvre sa salle aux villages",
            "Six heures d’accueil par semaine, le carburant, l’assurance des passagers",
            "Des résidents qui sortent et des futurs voisins qui poussent déjà la porte",
        ),
        PartnerData(
            "mecanique-hirzelbach",
            "Entretient le minibus au prix des pièces",
            "Une révision par trimestre, un marchepied soudé sur mesure",
            "Une équipe d’apprentis qui travaille sur un vrai besoin",
        ),
    ),
    claims=(
        ClaimData(
            "2 640",
            "trajets aller et retour",
            "trajets",
            "douze derniers mois",
            "measured",
            "Carnet de bord du minibus",
            55,
        ),
        ClaimData(
            "83",
            "passagers différents, âgés de 68 à 97 ans",
            "personnes",
            "douze derniers mois",
            "measured",
            "Registre de la résidence du Tilleul-Rond",
            55,
        ),
        ClaimData(
            "4,10 €",
            "coût d’un trajet, tout compris",
            "euros",
            "douze derniers mois",
            "estimated",
            "Comptes du club et de la résidence, divisés par le nombre de trajets",
            55,
        ),
    ),
    limits="<p>Le minibus a une marche haute. Deux personnes en fauteuil ont dû être refusées ; un marchepied ne remplace pas une rampe.</p><p>En juillet, les conducteurs partent. L’été dernier, onze tournées ont été annulées.</p>",
    conditions="<ul><li>une assurance au nom de la commune, passagers compris ;</li><li>un minibus rendu propre le vendredi à dix-sept heures, sans exception ;</li><li>une personne au bout du fil, jamais un répondeur.</li></ul>",
    lessons=(
        "Commencer par le carnet de bord. Les disputes du premier mois portaient toutes sur un plein ou sur une miette.",
        "Chercher les conducteurs dans les clubs. L’affiche à la mairie en avait trouvé un ; la buvette en a trouvé huit.",
        "Payer l’attente en temps, non en argent : c’est elle qui fait monter les plus fragiles.",
    ),
    quotes=(
        QuoteData(
            "Mon fils me faisait les courses sur l’ordinateur. Il choisit mal les poires.",
            "Une passagère du mardi",
            "91 ans",
            260,
            1095,
        ),
        QuoteData(
            "Ils m’ont vu rater un penalty en 1988. Ça crée des liens.",
            "Un conducteur",
            "ancien avant-centre",
            258,
        ),
    ),
    action_text="Permis B, une demi-journée toutes les deux semaines : avec trois conducteurs de plus, la navette ira aussi au marché du samedi.",
    action_call="navette-sundgau-conducteurs",
    body=(
        text("""
<p>À neuf heures dix, la place du gardien de but revient à une dame de quatre-vingt-onze ans. Elle a mis son manteau vert. Le conducteur avance le marchepied, tend le bras, attend. Sur l’appuie-tête, un autocollant proclame : « Allez les Trois-Étangs ».</p>
<p>C’est mardi, jour du médecin et du coiffeur. Ils sont sept à bord. On ramasse encore un monsieur à Hirsingue, devant l’abri où le car ne s’arrête plus depuis la rentrée. Il apporte des noix, pour le voyage. Le voyage dure douze minutes.</p>
<h2>Un véhicule pour quarante dimanches</h2>
<p>Le club avait acheté son minibus d’occasion pour les déplacements des jeunes. Il roulait quarante dimanches par an. Le reste du temps, il prenait la pluie derrière les vestiaires. L’assurance, elle, courait toute l’année, et le trésorier ne dormait plus.</p>
<p>À trois kilomètres, la résidence du Tilleul-Rond cherchait à louer une navette. Devis : trente-quatre mille euros. L’animatrice et le trésorier sont cousins. Cela ne s’invente pas, et cela ne suffit pas non plus : il a fallu l’adjointe aux aînés, ancienne arbitre, pour asseoir tout le monde et écrire la convention en deux soirs.</p>
"""),
        picture("minibus", "Le minibus, mardi, avant le premier arrêt."),
        text("""
<h2>Une miette sur la banquette</h2>
<p>Le premier vendredi, l’entraîneur des poussins a trouvé un mouchoir et une odeur d’eau de Cologne. Le deuxième, un réservoir vide. Le troisième, il a gardé les clés. On a frôlé la fin pour une miette. Le carnet de bord est né ce soir-là : kilomètres, plein, taches, initiales.</p>
<p>Puis les conducteurs ont manqué. L’affiche collée à la mairie avait attiré un seul candidat, qui ne supportait pas la marche arrière. Le président a parlé à la buvette, après la victoire contre Dannemarie. Huit mains se sont levées, dont deux avaient bu. Six ont confirmé le lundi.</p>
"""),
        quote(
            "Je pensais rendre service une heure. Je rends service en attendant, et c’est la partie la plus longue.",
            "Un conducteur du vendredi",
        ),
        text("""
<p>L’attente, voilà ce que personne n’avait prévu. Un taxi dépose et repart. Ici, le conducteur s’assied dans la salle du dentiste. Il feuillette la même revue depuis un an. « Si je pars, elle ne viendra plus », dit-il de la dame au manteau vert. Le registre lui donne raison : les passagers qui étaient montés une fois sans être attendus ne sont remontés qu’une fois sur deux.</p>
<p>Deux choses résistent. La marche, d’abord, trop haute pour un fauteuil ; une rampe coûterait la moitié du prix du véhicule. L’été, ensuite : les anciens restent, les conducteurs partent. Onze mardis ont sauté l’an passé. La commune a proposé d’embaucher un étudiant. Le club préférerait trois conducteurs de plus, parce qu’un étudiant, lui, ne connaît pas les histoires de 1988.</p>
"""),
        document(
            "convention-de-pret-du-minibus.txt",
            "La convention de prêt, à recopier",
            """
CONVENTION DE PRÊT D’UN MINIBUS (modèle)

Entre le club, propriétaire, et la résidence, utilisatrice du lundi 8 h au vendredi 17 h.

1. Conduite. Une liste de conducteurs, permis B depuis trois ans, visite médicale chaque année.
2. Carnet de bord. Kilomètres au départ et au retour, plein, remarques, initiales. Sans carnet, pas de clé.
3. Propreté. Véhicule rendu propre le vendredi à 17 h.
4. Carburant. À la charge de la résidence en semaine, du club le dimanche.
5. Assurance. Contrat au nom de la commune, passagers compris. Copie dans la boîte à gants.
6. Entretien. Partagé par moitié.
7. Fin. Chacun peut arrêter avec un préavis de deux mois, après une rencontre.

Document d’exemple : les organisations citées dans ce récit sont inventées.
""",
        ),
        call("navette-sundgau-conducteurs"),
    ),
    started_days_ago=760,
    published_days_ago=117,
    verified_days_ago=52,
    verify_in_days=120,
    cover="minibus",
    translations={"de": GERMAN, "en": ENGLISH},
)
