"""Bruche valley: 163 residents own the sawmill's solar roof and vote on what it earns."""

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

from .de.toit_de_la_scierie import TEXT as GERMAN
from .en.toit_de_la_scierie import TEXT as ENGLISH

STORY = StoryData(
    slug="la-scierie-prete-son-toit-la-vallee-chauffe-douze-maisons",
    title="La scierie prête son toit, la vallée de la Bruche aide douze foyers à se chauffer",
    summary="163 habitants ont couvert un hangar de panneaux solaires. La moitié du gain isole des maisons froides. Le plus dur : décider lesquelles, sans humilier personne.",
    label="verified",
    authors="La rédaction du Labo",
    stage="trial",
    issues=("energie", "precarite"),
    territories=("epci-246700306", "com-67448"),
    levers=("residents-involved", "open-place", "long-term"),
    sdgs=(1, 7, 13),
    problem="Dans la vallée, beaucoup de maisons sont vieilles et mal isolées. Des retraités ne chauffent qu’une pièce. Les aides existent, mais il faut avancer l’argent et remplir un dossier de trente pages.",
    affected="Une maison sur six dans la vallée de la Bruche serait chauffée en partie seulement, estimation des Toits communs d’après deux cents visites.",
    steps=(
        StepData(
            "Louer un toit",
            "La scierie loue deux mille mètres carrés pour vingt ans, à un euro, contre une charpente renforcée.",
        ),
        StepData(
            "Réunir les parts",
            "Cinquante euros la part, cinq mille au plus par personne. Une voix par habitant.",
        ),
        StepData(
            "Partager le gain en deux",
            "Une moitié rembourse et entretient. L’autre avance les travaux des maisons froides.",
        ),
        StepData(
            "Proposer par les voisins",
            "Personne ne postule. Un facteur, une infirmière ou un voisin glisse une adresse, et l’habitant accepte ou non.",
        ),
    ),
    partners=(
        PartnerData(
            "toits-communs-de-la-bruche",
            "Possède les panneaux et décide en assemblée",
            "163 habitants, 212 000 euros de parts, leurs soirées",
            "Deux pour cent par an au plus, et une vallée moins froide",
        ),
        PartnerData(
            "scierie-donnelmatt",
            "Prête son toit et achète une partie du courant",
            "Deux mille mètres carrés plein sud, un contrat d’achat de huit ans",
            "Une charpente refaite et un prix du courant connu d’avance",
        ),
        PartnerData(
            "fondation-ammerfeld",
            "Complète l’avance quand une maison dépasse le budget",
            "Quinze mille euros remboursables",
            "Une méthode à montrer dans d’autres vallées",
        ),
    ),
    claims=(
        ClaimData(
            "12",
            "maisons isolées grâce aux avances",
            "maisons",
            "deux premiers hivers",
            "measured",
            "Factures des artisans, visites de réception",
            118,
        ),
        ClaimData(
            "348",
            "mégawattheures produits",
            "MWh",
            "vingt premiers mois",
            "measured",
            "Relevés du compteur du gestionnaire de réseau",
            118,
        ),
        ClaimData(
            "+3,2 °C",
            "dans la pièce principale, le matin",
            "degrés",
            "un hiver avant, un hiver après",
            "measured",
            "Thermomètres posés dans neuf maisons volontaires",
            118,
        ),
    ),
    limits="<p>Quatre familles désignées ont refusé. Elles ne voulaient pas que la vallée sache. L’assemblée ne voit plus ni nom ni rue.</p><p>La deuxième toiture, une salle des fêtes, est abandonnée : la charpente ne porte pas.</p>",
    conditions="<ul><li>un toit dont la charpente a été calculée avant toute promesse ;</li><li>des avances, non des dons ;</li><li>un tiers tenu au secret entre l’assemblée et les familles.</li></ul>",
    lessons=(
        "Faire calculer la charpente avant la réunion publique : on ne reprend pas un espoir.",
        "Limiter les parts. Un seul gros porteur aurait changé la couleur des votes.",
        "Effacer les noms. La solidarité de village voit tout, et c’est ce qui retient ceux qui ont froid.",
    ),
    quotes=(
        QuoteData(
            "Mon hangar gardait le bois au sec. Il garde aussi la voisine au chaud ; elle ne sait pas que je le sais.",
            "Un affûteur",
            "Scierie Donnelmatt",
            400,
            365,
        ),
        QuoteData(
            "On a voté pendant deux heures pour savoir s’il fallait voter.",
            "La présidente de séance",
            "Toits communs de la Bruche",
            398,
        ),
    ),
    action_text="Un toit de plus de cinq cents mètres carrés, plein sud, entre Molsheim et le Donon ? Faites calculer sa charpente avec nous.",
    body=(
        text("""
<p>L’assemblée a duré jusqu’à vingt-trois heures. À l’ordre du jour, une ligne : que fait-on du premier euro ? Dans la salle, cent quarante personnes, des thermos, un chien. Un agriculteur voulait une borne de recharge. Une institutrice, des livres. Un homme s’est levé, au fond, en manteau. « Moi, j’ai quatorze degrés dans ma cuisine. » Il s’est rassis. On a voté.</p>
<h2>Deux mille mètres carrés d’ombre</h2>
<p>Au-dessus de Schirmeck, la Scierie Donnelmatt possède un hangar long comme un terrain de football. Il garde le bois au sec. Un fonds avait proposé de le couvrir de panneaux ; le contrat comptait cinquante-six pages et l’adresse d’un cabinet à Londres. Le patron l’avait laissé sur un coin de bureau, sous un cendrier.</p>
<p>Trois habitants sont venus avec une autre offre, d’une page. Ils ne possédaient rien, sinon l’idée et un tableur. Il a répondu : « Revenez avec cent. » Ils sont revenus avec cent soixante-trois. Le facteur en avait convaincu vingt, sur le pas des portes.</p>
"""),
        picture("solar", "Le hangar de la scierie, couvert par les habitants."),
        text("""
<p>Les panneaux produisent depuis vingt mois. La scierie achète un tiers du courant pour ses séchoirs ; le reste part au réseau. Chaque printemps, la moitié du gain file dans une caisse d’avances. Avec elle, un artisan pose de la laine de bois, change une porte, bouche un comble. Les aides publiques arrivent ensuite et remboursent la caisse. L’habitant n’avance rien et ne remplit pas le dossier : une secrétaire retraitée s’en charge, un stylo rouge à la main.</p>
"""),
        key_figures(
            figure("163", "propriétaires, de 19 à 88 ans", "Registre des parts, mesuré", 120),
            figure(
                "50 €",
                "la part ; une voix par personne, quel que soit le nombre",
                "Statuts, consultés",
                120,
            ),
            figure(
                "7 mois",
                "avant que l’aide publique rembourse l’avance",
                "Moyenne de douze dossiers, mesuré",
                118,
            ),
        ),
        text("""
<h2>Qui a froid ?</h2>
<p>Restait à choisir les maisons. La première liste fut lue à voix haute, par transparence. Des têtes se sont tournées vers une rangée. Le lendemain, quatre familles retiraient leur nom. L’une d’elles a fermé ses volets pendant une semaine.</p>
<p>La présidente en parle encore à mi-voix. Depuis, l’assemblée vote des montants et jamais des adresses. Une infirmière libérale et le facteur, tenus au secret, proposent. L’habitant dit oui ou non, chez lui, devant une seule personne. Sur les quatre familles parties, une est revenue.</p>
"""),
        quote(
            "Je pose le thermomètre sur le buffet. Je ne dis pas pour qui je travaille, je dis que je repasse jeudi.",
            "Une infirmière libérale",
        ),
        text("""
<p>L’essai devait se poursuivre sur la salle des fêtes d’une commune voisine. On l’a annoncé trop tôt, dans le journal, avec un dessin. L’ingénieur est venu après le dessin. La charpente supporte la neige ou les panneaux, pas les deux. Trente personnes avaient déjà promis des parts. On leur a écrit à la main pour expliquer, et l’on cherche un autre toit. Il a neigé, ce matin-là.</p>
"""),
    ),
    started_days_ago=900,
    published_days_ago=390,
    verified_days_ago=115,
    verify_in_days=65,
    translations={"de": GERMAN, "en": ENGLISH},
)
