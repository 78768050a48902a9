"""Haguenau: vegetables around the wells, so that the water stays clean."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    call,
    figure,
    gallery,
    key_figures,
    picture,
    text,
)

STORY = StoryData(
    slug="des-carottes-autour-des-puits",
    title="Des carottes autour des puits : l’eau de Haguenau engage douze jardiniers",
    summary="La régie des eaux louait des prés que personne ne voulait sans engrais. Un jardin d’insertion y cultive bio, protège la nappe et cherche déjà un hectare de plus.",
    label="verified",
    authors="La rédaction du Labo",
    stage="trial",
    issues=("alimentation", "emploi"),
    territories=("epci-200067874",),
    levers=("shared-need", "long-term", "shared-measure"),
    sdgs=(2, 6, 8),
    problem="Autour des puits d’eau potable, la loi interdit engrais et pesticides. Les prés se louent mal et se salissent vite. À côté, un jardin d’insertion refuse des candidats parce qu’il manque de terre.",
    affected="Douze jardiniers en parcours, trente-sept candidats en attente et les quarante mille abonnés de la régie, d’après les deux partenaires.",
    steps=(
        StepData(
            "Lire la carte des puits",
            "La régie ouvre ses plans : quelles parcelles, quelles interdictions, quels jours ses camions doivent passer.",
        ),
        StepData(
            "Goûter la terre",
            "Douze trous à la bêche, une analyse par trou. Deux parcelles sur cinq restent en pré : trop de sable.",
        ),
        StepData(
            "Signer pour neuf ans",
            "Un bail environnemental à cent euros l’hectare. En échange, pas un gramme d’azote en poudre.",
        ),
        StepData(
            "Mesurer la nappe ensemble",
            "Chaque trimestre, un jardinier et un technicien prélèvent la même eau. Le chiffre est affiché dans la serre.",
        ),
        StepData(
            "Vendre près du champ",
            "Cent soixante paniers par semaine et trois cantines, livrés à moins de douze kilomètres.",
        ),
    ),
    partners=(
        PartnerData(
            "regie-des-eaux-hartwald",
            "Loue ses prés et suit la nappe avec les jardiniers",
            "Deux hectares et demi pour neuf ans, un forage, quatre analyses par an",
            "Des parcelles tenues, sans nitrates, et des abonnés qui comprennent pourquoi",
        ),
        PartnerData(
            "jardins-du-moderfeld",
            "Cultive, embauche et livre",
            "Douze emplois en parcours, deux encadrantes maraîchères",
            "De la terre et de l’eau à un prix tenable, pour neuf saisons",
        ),
        PartnerData(
            "tablerhin",
            "Achète carottes, choux et courges à l’avance",
            "Une commande écrite en février, un prix fixe jusqu’en novembre",
            "Des légumes livrés le matin et une histoire vraie à afficher au self",
        ),
    ),
    claims=(
        ClaimData(
            "−38 %",
            "de nitrates au piézomètre le plus proche",
            "mg/l",
            "deux premières saisons",
            "measured",
            "Analyses trimestrielles de la Régie des eaux du Hartwald",
            66,
        ),
        ClaimData(
            "12",
            "jardiniers employés, dont cinq depuis moins d’un an",
            "personnes",
            "à la dernière vérification",
            "measured",
            "Registre du personnel des Jardins du Moderfeld",
            66,
        ),
        ClaimData(
            "41 t",
            "de légumes récoltées",
            "tonnes",
            "deux premières saisons",
            "declared",
            "Cahier de récolte",
            66,
        ),
    ),
    limits="<p>Deux saisons ne font pas une preuve : la nappe réagit lentement et l’hydrologue de la régie refuse encore de conclure.</p><p>Le vent a emporté la bâche du tunnel deux fois. Les ventes paient 58 % des dépenses ; le reste vient d’aides qui se votent chaque année.</p>",
    conditions="<ul><li>un bail assez long pour amortir un forage ;</li><li>des acheteurs engagés avant les semis ;</li><li>un technicien de l’eau qui accepte d’avoir les pieds dans la terre.</li></ul>",
    lessons=(
        "Regarder une contrainte comme une étiquette : un pré interdit d’engrais est déjà à moitié biologique.",
        "Vendre avant de semer. Sans commande écrite, les choux de la première année ont nourri les chevreuils.",
        "Afficher le mauvais chiffre aussi. Le trimestre où les nitrates ont monté, c’est un jardinier qui a trouvé la fuite d’une fosse voisine.",
    ),
    quotes=(
        QuoteData(
            "On me demandait de surveiller de l’herbe. Maintenant, quand un taux bouge, douze personnes le remarquent avant moi.",
            "Le technicien de la nappe",
            "Régie des eaux du Hartwald",
            330,
        ),
        QuoteData(
            "Mon fils m’a demandé où je travaillais. J’ai ouvert le robinet.",
            "Aïcha",
            "jardinière en parcours",
            329,
            730,
        ),
    ),
    action_text="Un hectare et un puits à moins de quinze kilomètres de Haguenau ? Invitez-nous : nous viendrons avec une bêche.",
    action_call="terrain-maraichage-haguenau",
    body=(
        text("""
<p>Un pré ne dit rien de ce qu’il porte. Celui-ci, au nord de Haguenau, cache quatre puits, deux kilomètres de tuyaux et l’eau du matin de quarante mille personnes. Pendant quinze ans, on n’y a vu qu’un panneau : défense d’entrer, défense d’épandre.</p>
<p>Aujourd’hui, des fanes en dépassent. Aïcha tire, secoue, croque. « Trop petite. On attend mardi. » Elle a appris cela en une saison : la carotte se juge à la dent, et la patience se compte en mardis.</p>
<h2>Le problème des autres</h2>
<p>La régie avait des prés et pas de paysans. Elle les louait à qui voulait les faucher. Sans engrais, le foin ne valait rien ; on oubliait de le couper, les ronces avançaient, un riverain y vidait ses tontes. Les Jardins du Moderfeld, eux, avaient des jardiniers et pas de terre : trente-sept noms sur une liste, un hectare loué à l’année, un propriétaire qui pensait à bâtir.</p>
<p>C’est une abonnée qui les a présentés. Elle avait reçu le même jour une lettre sur la qualité de l’eau et un panier de légumes. Elle a écrit aux deux : « Vous devriez vous parler. »</p>
"""),
        key_figures(
            figure("9 ans", "de bail, à cent euros l’hectare", "Bail signé, consulté", 66),
            figure("160", "paniers chaque semaine", "Cahier de livraison, mesuré", 66),
            figure(
                "58 %", "des dépenses payées par les ventes", "Comptes de l’association, mesuré", 66
            ),
        ),
        text("""
<h2>Des choux pour les chevreuils</h2>
<p>La première année, l’équipe a planté six mille choux. Ils ont poussé ; les acheteurs, non. Tablerhin voulait bien, mais son menu d’automne était arrêté depuis le printemps. Deux tonnes ont fini au bord de la forêt, où les chevreuils ne se sont pas fait prier. L’hiver suivant, le chef d’une cantine est venu dans la serre avec son carnet de menus. Depuis, on signe en février ce que l’on arrachera en octobre.</p>
<p>Le forage a demandé quatorze mois de papiers. Il s’agissait, il est vrai, de pomper de l’eau dans un champ d’eau. Le technicien a défendu le dossier contre ses propres collègues.</p>
"""),
        gallery(
            picture("garden", "Les planches de carottes, entre deux regards de puits."),
            picture("orchard", "Au bout du champ, un ancien verger coupe le vent."),
        ),
        text("""
<p>La nappe, elle, ne se presse pas. Moins trente-huit pour cent de nitrates en deux saisons, au point de mesure le plus proche : l’affiche de la serre le proclame, l’hydrologue fait la moue. Il a plu. Un été sec dirait peut-être le contraire. On est convenu d’attendre la cinquième année avant de publier une courbe.</p>
<p>Entre-temps, deux anciens jardiniers ont passé leur diplôme. Ils vendent ce qui pousse sur un bout de parcelle et voudraient s’installer. Il leur manque un hectare, un puits, et quelqu’un qui les croie capables de l’un et de l’autre.</p>
"""),
        call("terrain-maraichage-haguenau"),
    ),
    started_days_ago=690,
    published_days_ago=318,
    verified_days_ago=64,
    verify_in_days=210,
    cover="garden",
)
