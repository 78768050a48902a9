"""Strasbourg: what six company kitchens cook too much becomes dinner in a neighbourhood."""

from home.demo.schema import (
    ClaimData,
    CorrectionData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    call,
    quote,
    text,
    video,
)

from .de.table_du_neudorf import TEXT as GERMAN
from .en.table_du_neudorf import TEXT as ENGLISH

STORY = StoryData(
    slug="ce-qui-reste-a-midi-se-mange-le-soir-au-neudorf",
    title="Ce qui reste à midi se mange le soir au Neudorf, à la même table",
    summary="Six cantines d’entreprise refroidissent leurs plats non servis. Le soir, une cuisine de quartier les dresse pour cent dix convives, du retraité seul à l’étudiante.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("precarite", "alimentation"),
    territories=("com-67482",),
    levers=("trusted-third-party", "clear-return", "shared-measure", "open-place"),
    sdgs=(1, 2, 12),
    problem="Une cantine d’entreprise cuisine toujours trop : une réunion annulée, un jour de grève, et quarante portions restent en cuisine. À deux kilomètres, des gens dînent d’un paquet de pâtes, seuls, sans que personne le sache.",
    affected="Au Neudorf, la cantine reçoit 640 personnes différentes par an ; une sur trois dit sauter un repas par semaine, selon son enquête de table.",
    steps=(
        StepData(
            "Peser avant de donner",
            "Chaque chef pèse ce qui reste et l’écrit. En six mois, trois cuisines ont réduit leurs quantités : le don commence par un moindre gâchis.",
        ),
        StepData(
            "Refroidir en moins de deux heures",
            "Les plats non servis passent en cellule et descendent sous dix degrés. Un plat passé en salle ne part jamais.",
        ),
        StepData(
            "Rouler au froid",
            "Un salarié de La Louche commune fait la tournée à seize heures, en triporteur isotherme. Bacs numérotés, heure notée au départ et à l’arrivée.",
        ),
        StepData(
            "Cuisiner à nouveau",
            "Bénévoles et salariés réchauffent, rallongent d’une soupe et de légumes, dressent de vraies assiettes.",
        ),
        StepData(
            "Payer ce que l’on peut",
            "Entre un et neuf euros, glissés dans une boîte fermée. Personne ne voit la somme du voisin.",
        ),
    ),
    partners=(
        PartnerData(
            "tablerhin",
            "Met de côté les plats non servis de six cuisines",
            "Deux cellules de refroidissement, le temps des chefs, les bacs",
            "Neuf tonnes de déchets en moins à payer, et des menus mieux calculés",
        ),
        PartnerData(
            "louche-commune",
            "Collecte, cuisine et reçoit cinq soirs par semaine",
            "Quatre salariés, une salle de soixante places, les contrôles d’hygiène",
            "Des plats cuisinés au lieu de boîtes, et du temps pour s’asseoir avec les gens",
        ),
        PartnerData(
            "atelier-des-pas-comptes",
            "Compte les repas et demande d’où viennent les convives",
            "Deux enquêtes par an, rendues publiques",
            "Un terrain d’étude où l’on accepte aussi les mauvais chiffres",
        ),
    ),
    claims=(
        ClaimData(
            "21 300",
            "repas servis à table",
            "repas",
            "douze derniers mois",
            "measured",
            "Cahier de salle de La Louche commune, recompté par l’Atelier des pas comptés",
            30,
        ),
        ClaimData(
            "9,4 t",
            "de plats cuisinés qui n’ont pas été jetées",
            "tonnes",
            "douze derniers mois",
            "measured",
            "Pesées quotidiennes de six cuisines",
            30,
        ),
        ClaimData(
            "3,80 €",
            "prix moyen versé par convive",
            "euros",
            "douze derniers mois",
            "measured",
            "Boîte de caisse, ouverte chaque vendredi à deux",
            30,
        ),
        ClaimData(
            "",
            "Un convive sur quatre dit avoir noué au moins une relation qui dure en dehors de la salle.",
            "",
            "dernière enquête",
            "declared",
            "Questionnaire rempli par 143 personnes, Atelier des pas comptés",
            62,
        ),
    ),
    limits="<p>Le vendredi, les bureaux sont vides et les bacs aussi. La cantine achète alors de quoi cuisiner, et ces soirs-là lui coûtent deux fois plus.</p><p>Les familles viennent peu : dix-neuf heures est trop tard pour des enfants. Quatre soirs d’essai à dix-huit heures ont rempli douze chaises.</p>",
    conditions="<ul><li>une cellule de refroidissement dans chaque cuisine qui donne ;</li><li>un salarié pour la tournée : avec des bénévoles seuls, un bac sur quinze arrivait trop chaud ;</li><li>une salle où riches et pauvres n’ont ni file ni ticket à part.</li></ul>",
    lessons=(
        "Commencer par peser. Les chefs croyaient jeter peu ; la balance a parlé, et ils ont changé leurs commandes avant même de donner.",
        "Mettre le risque sur la table. Un responsable d’hygiène, un protocole d’une page, un thermomètre par bac : la peur a cédé au papier.",
        "Ne pas trier les convives. Le jour où la salle a demandé un justificatif, la moitié des habitués n’est pas revenue.",
    ),
    quotes=(
        QuoteData(
            "J’ai jeté vingt ans de gratins en regardant ailleurs. Maintenant je sais à quelle table ils vont.",
            "Un chef de cuisine",
            "Tablerhin",
            120,
            1095,
        ),
        QuoteData(
            "Je mets deux euros au début du mois et un euro à la fin. On me sert pareil.",
            "Une convive du mardi",
            "",
            118,
        ),
    ),
    action_text="Donnez une heure et demie le jeudi soir : des voisins qui ne sortent plus attendent leur assiette chaude.",
    action_call="benevoles-cantine-strasbourg",
    body=(
        text("""
<p>Le chef pose le bac sur la balance. Trois kilos huit cents de blanquette. Il note le poids, l’heure, la température, puis ferme la cellule. Il est quatorze heures quarante, dans le sous-sol d’une banque de Strasbourg. À dix-neuf heures, la même blanquette fumera dans des assiettes dépareillées, à deux kilomètres de là.</p>
<p>La Louche commune dresse chaque soir soixante couverts, deux fois. Des nappes à carreaux, une carafe, du pain. À la table du fond, un ancien batelier raconte une écluse à une étudiante en pharmacie. Elle a mis six euros. Lui, un seul. Aucun des deux ne le sait.</p>
<h2>La balance d’abord</h2>
<p>L’idée est venue d’un serveur, pas d’un bureau. Il rentrait chez lui le soir par le Neudorf et longeait la file d’une distribution alimentaire. Des conserves, du riz, dans le froid. Dans l’après-midi, il avait vidé onze plats de lasagnes. Il l’a dit au chef, qui a haussé les épaules : interdit.</p>
<p>Rien ne l’interdisait, à condition de refroidir vite. Mais il fallait l’apprendre. Tablerhin a commencé par peser, pendant un mois, dans deux cuisines. Résultat : neuf pour cent des plats préparés ne quittaient pas la cuisine. Les chefs ont d’abord corrigé leurs commandes. Ils ont ensuite cherché une table pour le reste.</p>
"""),
        video(
            "Une tournée de seize heures à dix-neuf heures, filmée depuis le triporteur",
            "https://video.example/la-tournee-du-soir",
            "3 min 20",
            "<p>On voit un triporteur blanc sortir d’un parking souterrain. Une voix d’homme : « Six cuisines, onze bacs aujourd’hui. Je note l’heure à chaque porte. »</p><p>Dans la cuisine du Neudorf, une bénévole plonge un thermomètre dans un bac : « Quatre degrés. On garde. » Des mains coupent des carottes. La salle se remplit. Une femme lève son verre d’eau vers la caméra et dit : « Il manque du sel, comme à la maison. »</p>",
        ),
        text("""
<h2>Un bac trop chaud</h2>
<p>Le premier hiver, la tournée reposait sur des bénévoles et sur leurs voitures. Un soir de verglas, trois bacs sont arrivés à quatorze degrés. Tout a fini à la poubelle, devant quarante personnes assises. Ce soir-là, on a mangé de la soupe et l’équipe a voté : la tournée sera un métier. Le triporteur isotherme a coûté onze mille euros. Tablerhin a payé la moitié, contre la promesse de mesurer.</p>
<p>Autre faux pas : un financeur a exigé des justificatifs de revenus. Pendant six semaines, chacun a montré un papier à l’entrée. La salle s’est vidée de moitié. Les chercheurs ont interrogé les absents ; la honte revenait dans presque toutes les réponses. Le papier a disparu, le financeur est resté.</p>
"""),
        quote(
            "On ne vient pas chercher à manger. On vient dîner. La différence tient dans la chaise.",
            "Une bénévole de la première heure",
            "La Louche commune",
        ),
        text("""
<p>Il reste ceux qui ne viendront pas : trop âgés, trop fatigués, un escalier de trop. Le jeudi, des vélos partent livrer des assiettes fermées, et l’on prend cinq minutes sur le palier. Six paires de jambes manquent pour doubler la tournée. Le vendredi, lui, reste creux. Le télétravail a vidé les cantines, et personne n’a encore trouvé par quoi remplacer une blanquette qui n’a pas été cuite.</p>
"""),
        call("benevoles-cantine-strasbourg"),
    ),
    corrections=(
        CorrectionData(
            "Nous avions écrit 23 100 repas : un mois était compté deux fois. Le cahier de salle en donne 21 300.",
            9,
        ),
    ),
    started_days_ago=1480,
    published_days_ago=19,
    verified_days_ago=28,
    verify_in_days=150,
    cover="canteen",
    translations={"de": GERMAN, "en": ENGLISH},
)
