"""Eight calls to action. Days are counted from the day on which the demonstration is loaded."""

from home.demo.publications import Call

CALLS = [
    Call(
        slug="local-atelier-velo-selestat",
        title="Un local de 80 m² pour un atelier vélo à Sélestat",
        direction="sought",
        summary=(
            "Quatre-vingts mètres carrés de plain-pied, une prise, un point d’eau : de quoi réparer "
            "trente vélos par mois et garder deux emplois en ville."
        ),
        body=(
            "<p>L’atelier répare des vélos le matin et apprend à les réparer l’après-midi. Il occupe "
            "depuis trois ans une grange prêtée, que son propriétaire reprend à la fin de l’hiver.</p>"
            "<h3>Ce qu’il faut</h3>"
            "<ul><li>80 m² de plain-pied, à moins de vingt minutes à pied de la gare ;</li>"
            "<li>une prise de 16 ampères, un point d’eau, une porte d’un mètre de large ;</li>"
            "<li>un loyer que deux emplois peuvent payer : jusqu’à 450 € par mois.</li></ul>"
            "<h3>Ce que vous y gagnez</h3>"
            "<p>Un local chauffé, assuré et habité six jours sur sept, et l’entretien des vélos de "
            "toute votre équipe. Une cave sèche, un ancien garage ou une moitié d’entrepôt "
            "conviennent aussi : appelez avant de vous dire non.</p>"
        ),
        organisation="moyeu-d-ill",
        issues=("mobilite", "emploi"),
        territories=("com-67462",),
        contact="odile",
        fallback="karim",
        time_needed="Une visite d’une heure",
        closes_in=39,
        published_ago=6,
    ),
    Call(
        slug="graphisme-deux-jours",
        title="Deux jours de graphisme par mois, offerts à une association",
        direction="offered",
        summary=(
            "Une agence d’Alsace et de Bretagne prête une graphiste deux jours par mois. Affiches, site, "
            "rapport : vous choisissez, elle dessine, vous gardez les fichiers."
        ),
        body=(
            "<p>L’agence ferme ses dossiers le jeudi soir. Deux vendredis par mois, l’une de ses "
            "graphistes travaille pour une association, chez elle ou chez vous : l’une vit à "
            "Strasbourg, l’autre à Vannes.</p>"
            "<p>Elle préfère les travaux que l’on utilise longtemps : un jeu d’affiches à compléter "
            "soi-même, un modèle de rapport, des pictogrammes pour un lieu. Elle ne fait pas de "
            "commandes pour la semaine prochaine.</p>"
            "<h3>En échange</h3>"
            "<p>Une demi-heure de votre temps à la fin, devant toute l’agence, pour dire ce qui a "
            "servi et ce qui est resté dans un tiroir.</p>"
        ),
        organisation="agence-trait-plein",
        issues=("engagement",),
        territories=("com-67482", "reg-53"),
        contact="lena",
        fallback="gwenn",
        time_needed="Deux vendredis par mois",
        published_ago=34,
    ),
    Call(
        slug="parrains-jeunes-mulhouse",
        title="Quatre parrains et marraines pour des jeunes sans réseau",
        direction="sought",
        summary=(
            "Ils ont un diplôme et personne à appeler. Prêtez votre carnet d’adresses et deux heures "
            "par mois à un jeune du bassin de Mulhouse."
        ),
        body=(
            "<p>Quand on cherche un premier emploi, le plus dur n’est pas de savoir faire : c’est "
            "de connaître quelqu’un qui connaît quelqu’un. Vous êtes ce quelqu’un.</p>"
            "<p>Vous rencontrez un jeune deux fois par mois pendant six mois. Vous relisez une "
            "lettre, vous jouez le recruteur, vous passez trois coups de téléphone que lui ne peut "
            "pas passer. Vous ne promettez pas d’emploi.</p>"
            "<p>Une soirée réunit tous les binômes au début, une autre à la fin. Entre les deux, "
            "une personne de l’association répond quand un binôme patine.</p>"
        ),
        organisation="la-goupille",
        issues=("emploi", "formation"),
        territories=("com-68224", "epci-200066009"),
        contact="karim",
        fallback="odile",
        time_needed="Deux heures par mois, six mois",
        places_left=4,
        closes_in=53,
        published_ago=12,
    ),
    Call(
        slug="palettes-a-donner",
        title="Deux cents palettes à donner chaque trimestre",
        direction="offered",
        summary=(
            "Un transporteur de Haguenau donne ses palettes hors format, triées et sans clous. Il "
            "reste à venir les chercher."
        ),
        body=(
            "<p>Ces palettes partaient au broyeur. Elles attendent maintenant sous un auvent, "
            "triées par taille ; le sapin est sec et n’a reçu aucun traitement.</p>"
            "<p>L’enlèvement se fait le mercredi, avec un fourgon au moins. Un cariste charge, vous "
            "arrimez. Le lot de ce trimestre est parti ; le prochain sera annoncé ici.</p>"
        ),
        organisation="transports-blauring",
        issues=("circulaire",),
        territories=("com-67180",),
        contact="lena",
        fallback="karim",
        time_needed="Une matinée, avec un fourgon",
        closes_in=-6,
        published_ago=70,
    ),
    Call(
        slug="benevoles-cantine-strasbourg",
        title="Six bénévoles pour porter des repas le jeudi",
        direction="sought",
        summary=(
            "La cantine cuisine, vous portez. Une tournée de vélo cargo dans le quartier, le jeudi "
            "de 18 heures à 19 h 30."
        ),
        body=(
            "<p>Chaque jeudi, trente-cinq repas partent chauds de la cuisine et arrivent chez des "
            "voisins qui ne sortent plus guère. Il faut deux personnes par vélo et trois vélos.</p>"
            "<p>On vous apprend à conduire le cargo, à sonner, à prendre cinq minutes et à dire à "
            "l’équipe quand quelque chose vous inquiète.</p>"
            "<p>L’équipe de cet hiver est au complet. Laissez votre prénom : un bénévole déménage "
            "toujours au printemps.</p>"
        ),
        organisation="louche-commune",
        issues=("alimentation", "precarite"),
        territories=("com-67482",),
        contact="odile",
        fallback="lena",
        time_needed="Une heure et demie le jeudi",
        places_left=0,
        closes_in=90,
        published_ago=26,
    ),
    Call(
        slug="terrain-maraichage-haguenau",
        title="Un hectare près de Haguenau pour deux maraîchers",
        direction="sought",
        summary=(
            "Deux jardiniers formés, trois cantines qui attendent leurs légumes : il manque un "
            "hectare et un puits."
        ),
        body=(
            "<p>Ils ont appris le métier au jardin d’insertion et veulent leur propre terre. Tout ce "
            "qu’ils font pousser est déjà vendu. Trois cantines ont promis d’acheter leurs carottes, par écrit.</p>"
            "<h3>Le terrain</h3>"
            "<ul><li>un hectare au moins, à moins de quinze kilomètres de Haguenau ;</li>"
            "<li>un puits, ou le droit d’en creuser un ;</li>"
            "<li>un bail de neuf ans. Une prairie, une friche ou un bord de verger se discutent.</li></ul>"
            "<p>L’appel ouvre bientôt, quand le jardin aura fini son étude des sols. Vous pouvez "
            "déjà nous parler de votre terrain : nous viendrons le voir avec une bêche.</p>"
        ),
        organisation="jardins-du-moderfeld",
        issues=("alimentation", "emploi"),
        territories=("epci-200067874",),
        contact="lena",
        fallback="odile",
        time_needed="Une visite, puis un bail",
        opens_in=11,
        closes_in=130,
        published_ago=2,
    ),
    Call(
        slug="ordinateurs-a-reconditionner",
        title="Trente ordinateurs à donner à qui les remettra en marche",
        direction="offered",
        summary=(
            "Un fabricant de Colmar renouvelle trente portables. Ils ont quatre ans, un disque "
            "effacé et encore beaucoup à faire."
        ),
        body=(
            "<p>Les disques sont effacés et vérifiés, les chargeurs sont là. Sur trente machines, "
            "vingt-deux démarrent ; les autres font de bonnes pièces.</p>"
            "<p>L’usine les donne en un seul lot à une équipe qui répare, qui équipe des foyers du "
            "pays de Colmar et qui raconte, six mois plus tard, où ils sont allés.</p>"
        ),
        organisation="ostrahl-instruments",
        issues=("circulaire", "precarite"),
        territories=("com-68066",),
        contact="lena",
        fallback="karim",
        time_needed="Une journée d’enlèvement",
        places_left=1,
        closes_in=25,
        published_ago=9,
    ),
    Call(
        slug="navette-sundgau-conducteurs",
        title="Trois conducteurs de plus pour la navette du Sundgau",
        direction="sought",
        summary=(
            "La navette roule le mardi et le vendredi. Avec trois conducteurs de plus, elle ira "
            "aussi au marché du samedi."
        ),
        body=(
            "<p>Douze voisins se relaient au volant du minibus du club, neuf places. Ils mènent "
            "chez le coiffeur, chez le médecin, à la gare, et ils attendent avec ceux qui n’aiment pas "
            "attendre seuls.</p>"
            "<p>Il faut le permis B depuis trois ans et une demi-journée de libre toutes les deux "
            "semaines. La commune assure, le club et la résidence entretiennent, et l’on roule la première fois à "
            "côté de quelqu’un qui connaît les chemins.</p>"
        ),
        organisation="club-des-trois-etangs",
        issues=("mobilite", "soin"),
        territories=("epci-200066041", "com-68004"),
        contact="karim",
        fallback="odile",
        time_needed="Une demi-journée toutes les deux semaines",
        places_left=3,
        closes_in=62,
        published_ago=17,
    ),
]
