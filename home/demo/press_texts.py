"""Texts that an editor went over for newsrooms: one story has its own, the others their drafts.

By slug of the French story, then by kind (`press.models.Kind`).
"""

PRESS_TEXTS: dict[str, dict[str, str]] = {
    "ce-qui-reste-a-midi-se-mange-le-soir-au-neudorf": {
        "300": (
            "Six cantines d’entreprise de Strasbourg mettent de côté les plats non servis. Le soir, au"
            " Neudorf, une association les sert à table, sans justificatif. On paie ce que l’on peut. En douze mois : 21 300"
            " repas. Le vendredi, les bureaux sont vides, et les bacs aussi."
        ),
        "radio": (
            "À Strasbourg, les plats de midi ont une deuxième vie. Six cantines d’entreprise mettent de"
            " côté ce qui n’a pas été servi. Le soir, au Neudorf, une association dresse la table :"
            " nappes à carreaux, carafe, pain.\n\n"
            "Personne ne montre de papier. On paie ce que l’on peut, un euro ou six. En un an, plus de"
            " vingt et un mille repas ont été servis.\n\n"
            "Tout n’est pas réglé. Le vendredi, les bureaux sont vides, et les bacs aussi. Les familles"
            " viennent peu : dix-neuf heures, c’est tard pour des enfants. L’équipe cherche des voisins"
            " pour livrer des assiettes, le jeudi soir."
        ),
    },
}
