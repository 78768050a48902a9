"""Sélestat: bicycles out of the skip, and a barn that must be given back."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    call,
    gallery,
    picture,
    text,
)

STORY = StoryData(
    slug="trente-velos-par-mois-sortent-de-la-benne",
    title="À Sélestat, trente vélos par mois sortent de la benne et reprennent la route",
    summary="La radio annonce, la déchèterie met de côté, l’atelier répare. Deux emplois et quatre cents vélos plus tard, il ne manque qu’un toit : la grange prêtée reprend du service.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("circulaire", "mobilite"),
    territories=("com-67462", "epci-246700967"),
    levers=("shared-need", "open-place", "residents-involved", "small-trial"),
    sdgs=(11, 12),
    problem="Un vélo crevé part à la benne parce que la chambre à air coûte une heure de recherche. Au même moment, des apprentis et des intérimaires font cinq kilomètres à pied pour prendre leur poste à six heures.",
    affected="Environ deux cents habitants du bassin de Sélestat cherchent un vélo à moins de cent euros chaque année, d’après les demandes reçues par l’atelier.",
    steps=(
        StepData(
            "La radio appelle",
            "Chaque matin, une annonce de trente secondes : un vélo que l’on donne, un vélo que l’on cherche, une taille de cadre.",
        ),
        StepData(
            "La déchèterie trie",
            "Les agents posent les vélos réparables sous un auvent au lieu de les jeter. Le mercredi, l’atelier passe avec une remorque.",
        ),
        StepData(
            "L’atelier répare le matin",
            "Deux salariés remettent en état et notent chaque vélo : freins, roues, éclairage, prix.",
        ),
        StepData(
            "L’après-midi, on apprend",
            "Chacun peut entrer avec sa panne. Adhésion de huit euros par an, outils sur la table, conseil compris.",
        ),
    ),
    partners=(
        PartnerData(
            "moyeu-d-ill",
            "Répare, vend à petit prix et apprend à réparer",
            "Deux salariés, quatorze bénévoles, soixante outils rangés par couleur",
            "Des vélos gratuits, triés avant d’arriver, et des visiteurs qui deviennent adhérents",
        ),
        PartnerData(
            "radio-cigogneau",
            "Lit les annonces et répond aux auditeurs",
            "Trente secondes d’antenne chaque matin, un répondeur",
            "Une rubrique que l’on écoute en attendant son tour, et des nouvelles à raconter",
        ),
        PartnerData(
            "batisseurs-zornwald",
            "Prête une grange vide en attendant des travaux",
            "Cent mètres carrés sans loyer pendant trois ans",
            "Un bâtiment habité, chauffé l’hiver, sans squat ni vitre cassée",
        ),
    ),
    claims=(
        ClaimData(
            "412",
            "vélos remis en route",
            "vélos",
            "douze derniers mois",
            "measured",
            "Registre de l’atelier, un numéro par cadre",
            75,
        ),
        ClaimData(
            "46 €",
            "prix moyen d’un vélo vendu, contrôle compris",
            "euros",
            "douze derniers mois",
            "measured",
            "Caisse de l’atelier",
            75,
        ),
        ClaimData(
            "6,1 t",
            "d’acier et d’aluminium détournées de la benne",
            "tonnes",
            "douze derniers mois",
            "estimated",
            "Nombre de vélos multiplié par un poids moyen de 14,8 kg, pesé sur cinquante cadres",
            75,
        ),
    ),
    limits="<p>La grange n’a jamais été un bail : trois ans de prêt, rendus à la fin de l’hiver. Sans local, l’atelier ferme avec ses deux emplois.</p><p>Le premier hiver, il a fait quatre degrés à l’établi. Les vélos électriques arrivent plus vite que les compétences : six batteries attendent, sans personne pour les ouvrir.</p>",
    conditions="<ul><li>des agents de déchèterie que l’on écoute : ils ont dessiné l’auvent ;</li><li>un salarié au moins, car les bénévoles ne tiennent pas une caisse six jours par semaine ;</li><li>un local de plain-pied, près de la gare.</li></ul>",
    lessons=(
        "Trier à l’entrée. Avant l’auvent, la moitié des vélos récupérés servait de ferraille et l’atelier passait ses matins à porter.",
        "Écrire la fin du prêt dès le premier jour. Tout le monde l’a su, personne ne s’en est occupé : il fallait chercher deux ans avant.",
        "Vendre un prix, pas une misère. Un vélo à dix euros revient cassé ; à quarante-six, il revient pour une révision.",
    ),
    quotes=(
        QuoteData(
            "Les gens ne jettent pas un vélo. Ils jettent une chambre à air, avec un vélo autour.",
            "Un agent de la déchèterie",
            "",
            140,
        ),
        QuoteData(
            "J’ai cru à une rubrique d’été. Trois ans après, quand je la saute, on m’appelle.",
            "L’animatrice de la matinale",
            "Radio Cigogneau",
            138,
            730,
        ),
    ),
    action_text="Un garage, une cave sèche, une moitié d’entrepôt à Sélestat : montrez-nous quatre-vingts mètres carrés avant la fin de l’hiver.",
    action_call="local-atelier-velo-selestat",
    body=(
        text("""
<p>Trente-huit vélos attendent sous la bâche. Un pliant sans selle, deux demi-course des années quatre-vingt, un vélo d’enfant dont les cocardes ont pâli. Le mercredi, à onze heures, une remorque vient les prendre derrière la déchèterie de Sélestat. À midi, chacun porte une étiquette et un numéro.</p>
<p>Autrefois, tout cela tombait dans la benne à métaux avec un bruit que les agents n’aimaient pas. « On voyait passer des vélos qui roulaient », se souvient l’un d’eux. Il en avait parlé. On lui avait répondu que le règlement interdisait de donner. Le règlement interdisait de donner aux gens ; il ne disait rien de prêter un auvent à une association.</p>
<h2>Une voix à sept heures dix</h2>
<p>Le Moyeu d’Ill réparait alors quatre vélos par semaine, dans une cave, pour des habitués. L’atelier manquait de cadres, et surtout de gens qui osent descendre l’escalier. Radio Cigogneau cherchait une idée pour meubler une minute creuse. Un matin, à sept heures dix, l’animatrice lit pour rire l’annonce d’un auditeur : « donne vélo de course, cause genou ». Le standard sonne vingt fois.</p>
<p>L’annonce devient un rendez-vous. Un vélo que l’on donne, un vélo que l’on cherche. L’atelier répond aux deux.</p>
"""),
        gallery(
            picture(
                "bicycle",
                "Sur l’établi, un vélo passe en moyenne deux heures.",
            ),
            picture(
                "neighbours",
                "Le mercredi, on trie à plusieurs ; celui qui hésite garde le vélo.",
            ),
            picture(
                "river",
                "Au bord de l’eau, le chemin du premier essai.",
            ),
        ),
        text("""
<p>La cave devient trop petite. Un maçon de Saverne possède une grange promise à des travaux ; il la prête. On scelle des crochets, on peint un outil par couleur, on pose un poêle. Un premier salarié arrive, puis une seconde. Le matin, ils réparent pour vendre. L’après-midi, ils gardent les mains dans les poches et laissent faire les autres.</p>
<h2>Ce que trois ans n’ont pas réglé</h2>
<p>Le premier hiver a failli tout arrêter : quatre degrés, des doigts gourds, deux bénévoles partis. Le poêle est arrivé en février, trop tard pour eux. Puis les batteries ont commencé à s’empiler. Personne ici n’a le droit de les ouvrir, et l’éco-organisme ne passe que deux fois l’an.</p>
<p>Surtout, la grange repart. Le chantier attendait un permis ; il l’a. Le propriétaire a prévenu un an à l’avance, par écrit, comme il l’avait promis. L’équipe a visité huit lieux. Quatre avaient des marches, deux un loyer de boutique, un autre sentait le fuel. Le dernier plaisait à tous ; une enseigne l’a pris.</p>
<p>Ils ne demandent pas un palais. Une prise, un point d’eau, une porte assez large pour une remorque.</p>
"""),
        call("local-atelier-velo-selestat"),
    ),
    started_days_ago=1120,
    published_days_ago=6,
    verified_days_ago=12,
    verify_in_days=170,
    cover="bicycle",
)
