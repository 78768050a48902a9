"""Colmar: pupils learn on broken computers, families leave with repaired ones."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    call,
    figure,
    key_figures,
    picture,
    quote,
    text,
    video,
)

STORY = StoryData(
    slug="a-colmar-la-panne-est-au-programme",
    title="À Colmar, la panne est au programme : des lycéens équipent 300 familles",
    summary="Une usine donne ses portables, des lycéens les réparent pour apprendre, un centre social les remet à ceux qui remplissent encore leurs dossiers sur un téléphone.",
    label="verified",
    authors="La rédaction du Labo",
    stage="spread",
    issues=("precarite", "circulaire", "formation"),
    territories=("com-68066", "dep-68"),
    levers=("trusted-third-party", "clear-return", "shared-need", "shared-measure"),
    sdgs=(1, 4, 12),
    problem="Demander une aide, inscrire un enfant, chercher un emploi : tout passe par un écran. Sur un téléphone fêlé, un formulaire de neuf pages ne se termine pas. Pendant ce temps, une usine entrepose des portables de quatre ans qu’elle n’ose ni donner ni jeter.",
    affected="Une famille sur cinq parmi celles que reçoit le centre social Les Sureaux n’a pas d’ordinateur, d’après son enquête d’accueil.",
    steps=(
        StepData(
            "L’usine efface, puis le prouve",
            "Chaque disque est effacé trois fois. Un certificat par machine, signé du responsable informatique, accompagne le lot.",
        ),
        StepData(
            "La classe diagnostique",
            "Les élèves de première ouvrent, testent, notent. Le professeur cache parfois une panne de plus.",
        ),
        StepData(
            "On installe un système libre",
            "Un bureau clair, des icônes grandes, les sites utiles en page d’accueil, aucune licence à payer.",
        ),
        StepData(
            "Le centre social choisit avec les familles",
            "Pas de dossier : une conversation. L’ordinateur coûte vingt euros, quinze heures d’apprentissage comprises.",
        ),
        StepData(
            "L’élève revient un mercredi par mois",
            "Il répare ce qui cale, devant celle ou celui à qui la machine appartient.",
        ),
    ),
    partners=(
        PartnerData(
            "ostrahl-instruments",
            "Donne ses ordinateurs et prouve qu’ils sont vides",
            "Cent machines par an, un technicien deux jours par trimestre",
            "Une sortie d’inventaire nette et six alternants qu’elle a vus travailler",
        ),
        PartnerData(
            "lycee-des-aulnes",
            "Répare dans ses cours et tient le service après-vente",
            "Trois classes, un atelier, deux professeurs",
            "De vraies pannes et des élèves qui restent après la sonnerie",
        ),
        PartnerData(
            "centre-social-les-sureaux",
            "Remet les machines et apprend à s’en servir",
            "Une salle, une médiatrice, des cafés",
            "Des dossiers remplis à la maison et du temps rendu à l’accueil",
        ),
    ),
    claims=(
        ClaimData(
            "312",
            "familles équipées",
            "familles",
            "trois années scolaires",
            "measured",
            "Registre de remise du centre social Les Sureaux",
            150,
        ),
        ClaimData(
            "84 %",
            "des machines servent encore un an après",
            "",
            "deux premières années",
            "measured",
            "Appel téléphonique à 190 familles, 171 réponses",
            150,
        ),
        ClaimData(
            "6",
            "élèves embauchés en alternance par l’usine qui donne",
            "personnes",
            "trois années scolaires",
            "declared",
            "Ostrahl Instruments",
            150,
        ),
    ),
    limits="<p>Un ordinateur sans connexion reste une boîte. Quarante familles n’ont pas d’abonnement ; le centre prête des clés, il en manque toujours.</p><p>De la mi-juin à septembre, l’atelier ferme et les pannes continuent. Le premier été, vingt-deux machines ont attendu dix semaines.</p>",
    conditions="<ul><li>une preuve d’effacement par machine ;</li><li>un professeur libre d’adapter sa progression aux pannes qui arrivent ;</li><li>un lieu où l’on accepte de poser une question bête.</li></ul>",
    lessons=(
        "Traiter la peur avant la machine. L’usine craignait pour ses données ; un certificat d’une ligne a débloqué deux ans de stock.",
        "Faire payer vingt euros. Les ordinateurs offerts finissaient en vente sur une application.",
        "Prévoir l’été dès septembre : deux élèves payés par l’usine tiennent désormais l’atelier en juillet.",
    ),
    quotes=(
        QuoteData(
            "J’avais mis la panne dans le manuel. Elle était plus drôle dans un vrai portable, avec des miettes sous le clavier.",
            "Un professeur de systèmes numériques",
            "Lycée professionnel des Aulnes",
            220,
        ),
        QuoteData(
            "La dame m’a dit merci en me vouvoyant. Personne ne me vouvoie.",
            "Enzo",
            "élève de première",
            219,
            1095,
        ),
    ),
    action_text="Vous réparez et vous connaissez des foyers sans ordinateur autour de Colmar ? Trente portables effacés attendent une équipe.",
    action_call="ordinateurs-a-reconditionner",
    body=(
        text("""
<p>Premier exercice de l’année, au Lycée professionnel des Aulnes : trouver ce qui ne va pas. Vingt portables sur vingt tables. L’un ne s’allume plus. L’autre s’allume et souffle. Le troisième marche ; c’est le piège. Enzo l’ouvre quand même et découvre une vis de trop.</p>
<p>Ces machines calculaient la semaine dernière des courbes de pression chez Ostrahl Instruments. Elles ont quatre ans, un âge où une usine s’en défait. Dans un mois, elles rempliront des demandes de logement.</p>
<h2>Un placard plein de craintes</h2>
<p>Chez Ostrahl, deux cent trente ordinateurs dormaient dans un local fermé à clé. Les jeter choquait le comité d’entreprise. Les donner effrayait la direction : qui garantit qu’un plan ne traîne pas sur un disque ? Le responsable informatique avait la réponse depuis longtemps. Nul ne la lui demandait. Trois passes d’effacement, un numéro de série, une signature. La feuille tient sur une demi-page.</p>
<p>Au centre social, l’accueil débordait d’une autre manière. « Les gens venaient pour un clic », raconte la médiatrice. Un clic sur un formulaire que leur téléphone refusait d’afficher. Elle cliquait à leur place, quinze fois par jour, et rien ne s’apprenait.</p>
<p>Le lycée, enfin, travaillait sur des ordinateurs neufs, où tout fonctionnait. Pour enseigner la panne, il fallait la dessiner au tableau.</p>
"""),
        picture("computers", "L’atelier du lycée, un mardi : vingt machines, autant de mystères."),
        video(
            "Sept minutes pour changer un clavier, par trois élèves de première",
            "https://video.example/changer-un-clavier",
            "7 min 05",
            "<p>Trois paires de mains au-dessus d’un portable ouvert. Une voix de fille : « On retire d’abord la batterie, toujours. » Une autre : « Les vis courtes à gauche, les longues à droite, sinon tu perces la coque. »</p><p>Le clavier se soulève, on voit des miettes. Rires. La nouvelle pièce s’enclenche. À l’écran, une phrase tapée lentement : « ça marche ».</p>",
        ),
        text("""
<h2>Les reventes du premier hiver</h2>
<p>Au début, tout était gratuit. Trente machines, trente familles, une photo. En janvier, cinq de ces ordinateurs se vendaient en ligne, autocollant compris. L’équipe s’est disputée. Certains voulaient des contrôles. La médiatrice a proposé vingt euros et quinze heures passées ensemble. Depuis, elle n’a plus revu d’autocollant sur une annonce.</p>
<p>L’été fut l’autre surprise. En juin, le lycée ferme ; les pannes, non. Vingt-deux familles ont attendu la rentrée. L’usine paie maintenant deux élèves en juillet, avec une clé du local et le numéro du professeur.</p>
"""),
        key_figures(
            figure(
                "20 €",
                "demandés à chaque famille, formation comprise",
                "Caisse du centre social, mesuré",
                150,
            ),
            figure(
                "19",
                "élèves en moyenne au rendez-vous du mercredi",
                "Feuilles de présence, mesuré",
                152,
            ),
        ),
        quote(
            "Elle m’a demandé où était le bouton pour revenir en arrière dans la vie. J’ai ri, pas elle. On a repris au début.",
            "La médiatrice",
            "Centre social Les Sureaux",
        ),
        text("""
<p>Deux lycées du département suivent à présent la même progression, pannes comprises. Ostrahl garde de côté trente portables pour une équipe de plus. Ce qui ne se répare pas à coups de tournevis, c’est la connexion : quarante familles ont la machine et pas la ligne. Le centre prête des clés, les reprend, les prête encore. Il y a une liste.</p>
"""),
        call("ordinateurs-a-reconditionner"),
    ),
    started_days_ago=1110,
    published_days_ago=214,
    verified_days_ago=148,
    verify_in_days=-20,
    cover="computers",
)
