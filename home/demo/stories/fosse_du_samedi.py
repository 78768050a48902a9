"""Mulhouse: a workshop lends its pit on Saturdays."""

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
)

from .de.fosse_du_samedi import TEXT as GERMAN
from .en.fosse_du_samedi import TEXT as ENGLISH

STORY = StoryData(
    slug="le-samedi-l-usine-prete-sa-fosse",
    title="Le samedi, l’usine prête sa fosse et l’on repart en voiture au travail",
    summary="À Mulhouse, un atelier de maintenance ouvre un samedi sur deux. On y répare sa voiture à côté d’un mécanicien. Treize personnes y ont aussi trouvé leur place en semaine.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("emploi", "mobilite"),
    territories=("com-68224", "epci-200066009"),
    levers=("small-trial", "clear-return", "lent-skill", "named-person"),
    sdgs=(8, 11),
    problem="Des offres d’emploi commencent à cinq heures, dans des zones sans tram. Ceux qui pourraient les prendre ont une voiture, mais elle ne démarre plus. Une réparation coûte un mois de courses ; sans salaire, on ne répare pas, et sans voiture, on n’embauche pas.",
    affected="Quatre personnes sur dix parmi celles que La Goupille accompagne à Mulhouse, soit une centaine par an, selon l’association.",
    steps=(
        StepData(
            "La voiture est vue avant d’être montée",
            "Le mardi soir, un bénévole fait le tour du véhicule sur le parking. Si le châssis est percé, il le dit : on ne dépense pas d’argent pour une épave.",
        ),
        StepData(
            "La pièce est achetée au prix coûtant",
            "L’atelier commande chez son fournisseur et refacture sans marge. La Goupille avance la somme, remboursée en trois fois.",
        ),
        StepData(
            "Deux paires de mains par capot",
            "Le samedi matin, le propriétaire tient la clé, un mécanicien salarié regarde et corrige. Personne ne répare à la place de l’autre.",
        ),
        StepData(
            "Un contrôle avant la porte",
            "Le chef d’atelier vérifie freins, direction et roues, puis signe une fiche. Sans signature, la voiture reste.",
        ),
        StepData(
            "Le lundi, on parle travail",
            "Ceux qui ont aimé le samedi passent une semaine d’essai dans l’atelier ou chez un client, avec une convention de stage.",
        ),
    ),
    partners=(
        PartnerData(
            "mecanique-hirzelbach",
            "Ouvre son atelier un samedi sur deux et prête deux mécaniciens",
            "Une fosse, un pont, l’outillage, seize heures payées par mois et le compte chez le fournisseur",
            "Des candidats vus au travail avant l’entretien ; treize recrutements ou stages en deux ans",
        ),
        PartnerData(
            "la-goupille",
            "Choisit les véhicules avec leurs propriétaires et suit chacun après la réparation",
            "Un permanent à mi-temps, l’avance des pièces, le café",
            "Des rendez-vous d’embauche que les gens peuvent tenir",
        ),
        PartnerData(
            "fondation-ammerfeld",
            "Garantit les avances impayées",
            "Une réserve de six mille euros, entamée de neuf cents",
            "Un compte rendu écrit de ce qui a raté",
        ),
    ),
    claims=(
        ClaimData(
            "13",
            "personnes embauchées pour six mois ou plus après un samedi à la fosse",
            "personnes",
            "deux premières années",
            "measured",
            "Contrats de travail vus par La Goupille",
            48,
        ),
        ClaimData(
            "118",
            "voitures reparties avec une fiche de contrôle signée",
            "voitures",
            "deux premières années",
            "measured",
            "Fiches d’atelier de Mécanique Hirzelbach",
            48,
        ),
        ClaimData(
            "190 €",
            "prix moyen d’une réparation, pièces seules",
            "euros",
            "douze derniers mois",
            "measured",
            "Factures refacturées au prix coûtant",
            48,
        ),
    ),
    limits="<p>L’assureur de l’atelier a refusé deux fois. La troisième version de la convention interdit aux propriétaires le pont élévateur : ils ne travaillent qu’à la fosse, roues au sol.</p><p>Une voiture sur cinq est renvoyée chez elle dès le mardi. Les voitures électriques ne sont pas admises : personne n’a l’habilitation.</p>",
    conditions="<ul><li>un salarié volontaire, payé, jamais désigné ;</li><li>un assureur qui vient voir la fosse avant d’écrire ;</li><li>quelqu’un qui sait dire non à une épave.</li></ul>",
    lessons=(
        "Faire venir l’assureur sur place, un samedi. Le dossier avait échoué deux fois par courrier ; il a passé en une matinée.",
        "Demander une participation, même petite. Les trois réparations gratuites du début n’ont été ni attendues ni entretenues.",
        "Payer les heures du mécanicien. Un bénévole fatigué annule ; un salarié prévu vient.",
    ),
    quotes=(
        QuoteData(
            "Je croyais prêter un trou dans le sol. En fait, je prête deux gars qui savent expliquer, et je l’ignorais.",
            "Le chef d’atelier",
            "Mécanique Hirzelbach",
            210,
        ),
        QuoteData(
            "Le lundi, je suis arrivée à l’heure. C’était la première fois depuis le divorce que rien ne dépendait de quelqu’un d’autre.",
            "Samira",
            "préparatrice de commandes",
            205,
            1095,
        ),
    ),
    action_text="Vous connaissez un métier, un patron, un raccourci ? Prêtez deux heures par mois à quelqu’un du bassin de Mulhouse qui cherche.",
    action_call="parrains-jeunes-mulhouse",
    body=(
        text("""
<p>« Soulève un peu. Non, pas la voiture, la durite. » Il est huit heures vingt, le samedi, à Mulhouse. Deux jambes dépassent de la fosse. Au-dessus, une femme en veste de pluie tient la lampe et retient le nom de la pièce : elle devra la démonter elle-même tout à l’heure.</p>
<p>L’atelier appartient à Mécanique Hirzelbach. En semaine, on y remet en marche des presses et des convoyeurs, et l’on y entretient les neuf fourgons de la maison. Le samedi, la fosse ne servait à personne. Elle sert désormais à ceux qui ont un travail en vue et un moteur en panne.</p>
<h2>Un calcul fait sur un coin d’établi</h2>
<p>L’histoire commence par une agacerie. Le chef d’atelier attendait un candidat pour un poste d’agent de maintenance. L’homme n’est pas venu. Il a rappelé trois jours plus tard : sa voiture l’avait lâché sur la voie rapide, il n’avait plus de forfait téléphonique. Le poste était pris.</p>
<p>La semaine suivante, une permanente de La Goupille passe prendre des nouvelles de ce rendez-vous manqué. Elle raconte les autres : quatre entretiens sur dix ratés pour une histoire de courroie, de batterie, de pneus lisses. « Ici, une batterie, on la change en vingt minutes », répond le chef d’atelier. Ils comptent ensemble, au crayon, sur un carton. Deux samedis par mois, deux salariés volontaires, payés en heures supplémentaires. Le patron dit oui pour trois mois.</p>
"""),
        picture(
            "workshop",
            "L’atelier, un samedi matin : deux voitures attendent encore dehors.",
        ),
        text("""
<p>Les premières séances tournent mal. Les réparations sont offertes ; trois personnes ne viennent pas les chercher. Une autre laisse la sienne quinze jours au milieu de la cour. La Goupille propose alors un prix : celui des pièces, payable en trois fois. Les absences cessent.</p>
<h2>Neuf mois pour une signature</h2>
<p>Reste l’assurance. Un particulier dans un atelier, sous une voiture : deux refus, par lettre, en deux lignes. Le troisième essai se passe autrement. On invite la chargée de clientèle un samedi. Elle descend dans la fosse, regarde, demande pourquoi le pont est à portée de tous. On condamne le pont. Elle signe.</p>
<p>Aujourd’hui, trois voitures passent chaque samedi d’ouverture. On y vient de Bourtzwiller, d’Illzach, parfois de Thann. Certains conducteurs reviennent pour tenir la lampe à leur tour. Treize sont restés plus longtemps, un bleu sur le dos : neuf chez Hirzelbach, quatre chez des clients.</p>
"""),
        key_figures(
            figure("3", "voitures par samedi d’ouverture", "Fiches d’atelier, mesuré", 48),
            figure(
                "1 sur 5",
                "refusée dès le mardi soir, trop abîmée",
                "Registre du parking, mesuré",
                48,
            ),
            figure("9 mois", "pour obtenir l’assurance", "Courriers de l’assureur, mesuré", 48),
        ),
        quote(
            "On ne m’a pas demandé mon niveau. On m’a demandé si j’entendais le bruit.",
            "Un ancien chauffeur-livreur",
            "aujourd’hui aide-mécanicien",
        ),
        text("""
<p>Tout n’est pas réglé. Un samedi sur deux ne suffit pas : la liste d’attente compte onze noms. Un deuxième garage a visité la fosse, puis renoncé ; son assureur n’est pas descendu. Et une panne réparée ne dit rien de l’adresse où l’on n’ose pas sonner, faute de connaître quelqu’un derrière la porte. C’est l’étape que La Goupille prépare maintenant.</p>
"""),
        call("parrains-jeunes-mulhouse"),
    ),
    started_days_ago=930,
    published_days_ago=38,
    verified_days_ago=45,
    verify_in_days=135,
    cover="workshop",
    translations={"de": GERMAN, "en": ENGLISH},
)
