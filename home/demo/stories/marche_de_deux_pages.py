"""Trièves, an opinion: a purchase that fits on two pages."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    document,
    figure,
    key_figures,
    text,
)

STORY = StoryData(
    slug="un-marche-public-peut-tenir-sur-deux-pages",
    title="Un marché public peut tenir sur deux pages, je l’ai tapé moi-même",
    summary="Dans le Trièves, neuf villages commandaient leurs fenêtres à 300 kilomètres. Une secrétaire de mairie raconte comment elle a écrit un marché que le menuisier d’à côté pouvait lire.",
    label="opinion",
    authors="Une secrétaire de mairie du Trièves",
    stage="established",
    issues=("responsable", "emploi", "formation"),
    territories=("epci-200030658", "dep-38"),
    levers=("responsible-purchasing", "named-person", "elected-sponsor"),
    sdgs=(8, 9, 12),
    problem="Un village qui change douze fenêtres recopie un cahier des charges de quatre-vingts pages. L’artisan voisin renonce à la page dix. Une entreprise lointaine répond, sous-traite, et ne revient pas pour la poignée qui casse.",
    affected="Neuf communes, trois mille habitants et une vingtaine d’artisans du Trièves, d’après le groupement d’achats.",
    steps=(
        StepData(
            "Demander aux artisans ce qui les arrête",
            "Sept visites d’atelier, une question : à quelle page avez-vous refermé le dossier ?",
        ),
        StepData(
            "Couper le marché en petits lots",
            "Une école, un lot. L’artisan prend ce que ses bras peuvent poser.",
        ),
        StepData(
            "Écrire deux pages",
            "Ce que l’on veut, jusqu’à quand, comment l’on choisira. La juriste ajoute une annexe, que personne n’a besoin de lire pour répondre.",
        ),
        StepData(
            "Noter la main tendue",
            "Un apprenti formé, une réparation sous huit jours, une essence locale rapportent des points affichés d’avance.",
        ),
        StepData(
            "Payer en vingt jours",
            "Le groupement s’y oblige. C’est, pour un petit atelier, la clause qui décide.",
        ),
    ),
    partners=(
        PartnerData(
            "groupement-des-cinq-cols",
            "Passe les marchés pour neuf communes",
            "Une secrétaire à mi-temps, une juriste trois jours par an, la promesse de payer vite",
            "Des réponses, trois en moyenne au lieu d’une, et un artisan qui revient pour la poignée",
        ),
        PartnerData(
            "varlope-et-tenon",
            "Fabrique, pose et répare ; forme un apprenti par an",
            "Une garantie écrite de dix ans, une visite chaque printemps",
            "Un tiers de son carnet à moins de trente kilomètres",
        ),
    ),
    claims=(
        ClaimData(
            "2",
            "pages pour répondre, au lieu de 84",
            "pages",
            "depuis trois ans",
            "measured",
            "Dossiers de consultation archivés au groupement",
            260,
        ),
        ClaimData(
            "3,1",
            "offres reçues en moyenne par marché, contre 1,2 auparavant",
            "offres",
            "dix-neuf marchés",
            "measured",
            "Registre des dépôts du groupement",
            260,
        ),
        ClaimData(
            "+6 %",
            "de prix à l’achat, mais trois fois moins d’interventions payantes",
            "",
            "trois premières années",
            "declared",
            "Comptes des neuf communes, relevés par l’autrice",
            260,
        ),
    ),
    limits="<p>Deux pages ne protègent pas de tout. Un menuisier a pris trois écoles d’un coup et livré la dernière en décembre, fenêtres bâchées.</p><p>Le contrôle de légalité nous a fait récrire l’annexe une fois. Et le bois des pentes voisines n’est pas toujours assez sec.</p>",
    conditions="<ul><li>une juriste qui travaille pour la clarté ;</li><li>des critères publiés avec leurs points ;</li><li>un comptable public qui tient les vingt jours.</li></ul>",
    lessons=(
        "Demander à quelle page l’artisan renonce, puis tout mettre avant cette page.",
        "Promettre de payer vite et le faire : c’est ce que l’on répète d’un atelier à l’autre.",
        "Limiter les lots par entreprise. Nous avons appris cela en décembre, sous une bâche.",
    ),
    quotes=(
        QuoteData(
            "À la page dix, on me demandait mon plan de continuité informatique. J’ai un crayon.",
            "Un associé de la menuiserie",
            "Varlope et Tenon",
            425,
            1095,
        ),
    ),
    action_text="Vous écrivez les marchés d’une petite commune ? Prenez notre modèle de deux pages, corrigez-le et renvoyez-le-nous.",
    body=(
        text("""
<p>Je suis secrétaire de mairie. J’ai une photocopieuse, une fenêtre sur le mont Aiguille et, depuis vingt-deux ans, l’habitude de recopier. On m’a transmis un modèle de marché, je l’ai rempli. Quatre-vingt-quatre pages. Pour douze fenêtres.</p>
<p>Une entreprise a répondu. Son siège se trouvait à trois cents kilomètres. Elle a sous-traité, le poseur est venu un jour de verglas, et la poignée de la classe des petits s’est cassée en mars. J’ai téléphoné. On m’a demandé un numéro de dossier.</p>
<p>À deux kilomètres de l’école, six menuisiers travaillent en coopérative. Ils fabriquent des fenêtres. J’y passe chaque matin. Je suis entrée et j’ai posé la seule question utile de ma carrière : pourquoi n’avez-vous pas répondu ?</p>
<h2>La page dix</h2>
<p>Ils avaient ouvert le dossier. Ils l’avaient refermé à la page dix. J’ai visité six autres ateliers de la vallée. Page huit, page dix, page quatorze. Aucun n’était allé au bout. Ce n’était donc pas le prix, ni le code, ni l’Europe. C’était moi, avec ma photocopieuse.</p>
<p>On me dira que la loi oblige. La loi oblige à traiter chacun de la même façon, à annoncer ses critères, à garder une trace. Je l’ai relue avec une juriste, trois jours durant. Elle n’impose nulle part d’être illisible.</p>
"""),
        key_figures(
            figure("84 → 2", "pages à lire pour répondre", "Archives du groupement, mesuré", 262),
            figure(
                "20 jours", "pour payer une facture", "Journal du comptable public, mesuré", 260
            ),
        ),
        text("""
<p>Nous avons écrit deux pages. Ce que nous voulons : douze fenêtres, telles dimensions, posées avant le 20 août. Comment nous choisirons : quarante points pour le prix, trente pour la solidité, vingt pour la réparation, dix pour l’apprenti. Le reste dort en annexe. Neuf maires ont lu les deux pages ; huit les ont comprises, le neuvième a demandé où était la suite.</p>
<h2>Décembre</h2>
<p>Je ne vends pas un miracle. La première année, Varlope et Tenon a remporté trois écoles d’un coup. Six menuisiers, quarante-deux fenêtres, un été. En décembre, la troisième école avait des bâches aux ouvertures. Les parents m’ont reconnue au marché. J’aurais voulu rentrer sous terre, ou du moins sous la bâche.</p>
<p>Depuis, on ne peut gagner que deux lots. La coopérative, elle, a pris un apprenti de plus. Elle revient chaque printemps avec une burette d’huile. Nous payons six pour cent plus cher à l’achat. Nous n’appelons plus de numéro de dossier.</p>
<p>Le préfet nous a fait corriger l’annexe ; il avait raison. Un conseiller m’a reproché de faire travailler les copains. Je n’ai pas de copains menuisiers, j’ai des voisins. La différence, monsieur le conseiller, est dans les points, et les points sont affichés.</p>
<p>Une chose résiste encore, que deux pages ne résoudront pas. Nos forêts donnent du mélèze, nos scieries ferment, et le bois de nos fenêtres a voyagé. Il faudrait quelqu’un pour le sécher ici. Cela tiendra peut-être sur une page.</p>
"""),
        document(
            "marche-en-deux-pages.txt",
            "Le modèle de marché en deux pages",
            """
MARCHÉ EN DEUX PAGES (modèle)

PAGE 1. CE QUE NOUS VOULONS
Objet :            (une phrase)
Lieu :             (adresse, étage, accès)
Quantité :         (liste)
Prêt pour le :     (date)
Visite possible :  (jours, heures, prénom et téléphone)
Nous payons en :   20 jours

PAGE 2. COMMENT NOUS CHOISIRONS
Prix ............................ 40 points
Solidité, garantie .............. 30 points
Réparation sous huit jours ...... 20 points
Apprenti formé sur le chantier .. 10 points
Une entreprise peut gagner deux lots au plus.
Pour répondre : cette feuille remplie, un devis, une attestation d’assurance.

Le reste est en annexe : il s’applique, mais il n’y a rien à y remplir.

Document d’exemple. À faire relire par une juriste avant usage.
""",
        ),
    ),
    started_days_ago=1300,
    published_days_ago=418,
    verified_days_ago=258,
    verify_in_days=105,
    licence="reserved",
)
