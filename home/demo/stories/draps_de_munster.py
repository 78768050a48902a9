"""Munster valley: hotel linen becomes bags, and the idea travels one valley further."""

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

from .de.draps_de_munster import TEXT as GERMAN
from .en.draps_de_munster import TEXT as ENGLISH

STORY = StoryData(
    slug="les-draps-des-hotels-repassent-par-la-filature",
    title="Vallée de Munster : les draps des hôtels repassent par la filature",
    summary="Trois hôtels donnent leur linge usé à une coopérative de couture et le rachètent en sacs et en tabliers. Neuf emplois plus tard, une deuxième vallée les imite.",
    label="verified",
    authors="La rédaction du Labo",
    stage="spread",
    issues=("circulaire", "emploi"),
    territories=("epci-246800585", "com-68226"),
    levers=("clear-return", "responsible-purchasing", "lent-skill"),
    sdgs=(8, 9, 12),
    problem="Un drap d’hôtel s’use aux plis. Au bout de quatre ans, on le jette avec les deux tiers de sa toile intacts. Dans la même vallée, des ouvrières du textile au chômage savent encore monter un ourlet les yeux fermés.",
    affected="Une soixantaine d’anciennes ouvrières du textile sans emploi dans la vallée, selon L’Ourlet collectif, et trois hôtels qui jetaient deux tonnes de linge par an.",
    steps=(
        StepData(
            "La lingère coupe un coin",
            "Un drap réformé perd un angle : il ne peut plus retourner en chambre par erreur. Il part dans le sac bleu.",
        ),
        StepData(
            "L’atelier lave, trie, mesure",
            "Blanc, écru, taché. Le taché devient doublure. On note la surface utile de chaque lot.",
        ),
        StepData(
            "Un patron par défaut",
            "Une modéliste à la retraite a dessiné douze modèles qui contournent les plis usés.",
        ),
        StepData(
            "L’hôtel rachète",
            "Sacs à linge, tabliers, housses de gourde : un tiers de la production revient dans les chambres dont elle est sortie.",
        ),
        StepData(
            "Une autre vallée copie",
            "Les patrons, les prix et les erreurs sont donnés à l’équipe de Guebwiller, contre une visite par trimestre.",
        ),
    ),
    partners=(
        PartnerData(
            "hotels-hautefecht",
            "Donnent le linge et rachètent une partie des objets",
            "Deux tonnes de draps et de nappes par an, une commande ferme de 900 pièces",
            "Des objets que leurs clients demandent à acheter, et une benne en moins",
        ),
        PartnerData(
            "ourlet-collectif",
            "Trie, coupe, coud et vend",
            "Neuf couturières et couturiers, une salle de filature, onze machines",
            "Une toile gratuite, solide, et un premier client à sa porte",
        ),
        PartnerData(
            "fondation-ammerfeld",
            "A avancé l’achat des surjeteuses",
            "Douze mille euros, remboursés en trois ans",
            "La preuve qu’une avance vaut parfois mieux qu’un don",
        ),
    ),
    claims=(
        ClaimData(
            "9",
            "emplois créés, dont sept en contrat sans terme",
            "emplois",
            "depuis l’ouverture",
            "measured",
            "Registre du personnel de L’Ourlet collectif",
            104,
        ),
        ClaimData(
            "7,8 t",
            "de linge cousues à nouveau",
            "tonnes",
            "quatre ans",
            "measured",
            "Pesées à l’entrée de l’atelier, chutes déduites",
            104,
        ),
        ClaimData(
            "14 200",
            "objets vendus, dont un tiers aux hôtels",
            "objets",
            "quatre ans",
            "measured",
            "Facturier de la coopérative",
            104,
        ),
    ),
    limits="<p>La première année, l’atelier a cousu trois mille sacs et en a vendu quatre cents. Il cousait ce qu’il savait faire, non ce que l’on cherchait.</p><p>À Guebwiller, la copie tient avec deux personnes au lieu de cinq : là-bas, les hôtels louent leur linge et n’ont rien à donner.</p>",
    conditions="<ul><li>un hôtel propriétaire de ses draps ;</li><li>une commande de départ qui couvre la moitié des salaires ;</li><li>une modéliste : sans patron, la toile usée reste un chiffon.</li></ul>",
    lessons=(
        "Vérifier à qui appartient la matière. Un drap loué ne se donne pas, et la moitié des hôtels louent.",
        "Faire acheter celui qui donne. L’hôtelier client surveille la qualité mieux qu’un label.",
        "Donner aussi ses erreurs. L’équipe voisine a évité les trois mille sacs.",
    ),
    quotes=(
        QuoteData(
            "J’ai passé vingt-six ans à la chaîne. Ici, je fais le sac entier et je mets ma marque au fond.",
            "Une couturière",
            "sociétaire de L’Ourlet collectif",
            188,
            1460,
        ),
        QuoteData(
            "Un client a volé un peignoir et acheté un tablier. J’y vois un progrès.",
            "La gouvernante générale",
            "Hôtels Hautefecht",
            186,
            365,
        ),
    ),
    action_text="Vous dirigez un hôtel, un gîte, une résidence ? Dites-nous ce que vous faites de vos draps usés, et à qui ils appartiennent.",
    body=(
        text("""
<p>Le bruit a changé de mains. Autrefois, trois cents métiers battaient ici, et l’on se parlait par signes. Sous la même verrière, onze machines à coudre suffisent à couvrir la radio. On s’interpelle d’une table à l’autre, en alsacien, en turc, en français.</p>
<p>Sur la grande table, un drap. Quelqu’un l’a ouvert comme une carte. Au milieu, la toile est nue, presque transparente à force de lessives ; sur les bords, elle tiendrait encore dix ans. « Un hôtel jette le bord à cause du milieu », résume la coupeuse. Elle pose le patron de biais, évite la trame fatiguée, et tranche.</p>
<h2>La lingère et le sac bleu</h2>
<p>L’affaire est partie d’une lingère des Hôtels Hautefecht. Elle mettait de côté les nappes tachées, pour sa sœur, qui cousait. Sa sœur avait travaillé dans cette filature jusqu’au dernier jour. À elles deux, elles ont rempli un placard, puis une cave. La directrice a découvert la cave. Elle aurait pu se fâcher ; elle a demandé combien coûterait un sac à linge pour chaque chambre.</p>
<p>Quatre anciennes collègues se sont assises autour de la question. Elles ont fondé une coopérative avec leurs indemnités et une avance de la Fondation Ammerfeld. Pas un don : une avance, à rendre. Elles l’ont rendue avec six mois de retard.</p>
"""),
        picture("sewing", "La grande table de coupe, sous la verrière de l’ancienne filature."),
        text("""
<h2>Deux mille six cents sacs de trop</h2>
<p>Elles savaient faire des sacs, elles ont fait des sacs. Trois mille. Les marchés de Noël en ont pris quatre cents. Les autres ont passé l’hiver en cartons, et les salaires avec. La modéliste, une retraitée venue en curieuse, a posé la question que nulle n’osait : qui vous a demandé des sacs ?</p>
<p>On est retourné voir les hôtels. Les femmes de chambre voulaient des tabliers à grandes poches. Les cuisiniers, des torchons lourds. Les clients, une housse pour leur gourde. Douze modèles sont sortis de ces visites. La toile tachée a trouvé sa place à l’intérieur, en doublure.</p>
"""),
        key_figures(
            figure(
                "64 %",
                "de la surface d’un drap réformé est utilisable",
                "Mesuré sur deux cents draps",
                110,
            ),
            figure(
                "1/3", "de la production rachetée par les hôtels donneurs", "Facturier, mesuré", 104
            ),
        ),
        text("""
<h2>L’autre vallée</h2>
<p>Une équipe de Guebwiller est venue voir. L’Ourlet collectif lui a tout donné : patrons, fournisseurs de fil, tarifs, et la liste des bêtises. Cela a permis d’aller vite, pas d’aller partout. Côté Florival, les hôtels louent leur linge à une blanchisserie de plaine. Les draps ne leur appartiennent pas. L’équipe s’est rabattue sur les rideaux des résidences de vacances ; elle emploie deux personnes et n’en espérait pas moins de cinq.</p>
"""),
        quote(
            "Copier, oui. Mais regardez d’abord l’étiquette cousue dans le drap.",
            "La gérante de L’Ourlet collectif",
        ),
        text("""
<p>Dans la salle, la radio annonce la météo. La coupeuse plie le reste du drap, une bande trop étroite pour tout. Elle finira en biais, autour d’une poche. Ce qui n’entre nulle part pèse un kilo et demi par semaine. Elles l’ont pesé aussi.</p>
"""),
    ),
    started_days_ago=1530,
    published_days_ago=180,
    verified_days_ago=101,
    verify_in_days=80,
    cover="sewing",
    translations={"de": GERMAN, "en": ENGLISH},
)
