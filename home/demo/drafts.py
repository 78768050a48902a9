"""Stories that are not ready: what an editor finds half written, what a moderator has to read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Draft:
    """The beginning of a story; `author` is a username of `home.demo.accounts`."""

    slug: str
    title: str
    summary: str
    problem: str
    issues: tuple[str, ...]
    territories: tuple[str, ...]
    author: str
    awaits_moderation: bool = False


DRAFTS = [
    Draft(
        slug="le-four-du-boulanger-se-partage-la-nuit",
        title="Le four du boulanger se partage la nuit",
        summary="De minuit à trois heures, le four tourne à vide. Deux voisines y cuisent des biscottes.",
        problem=(
            "Un four de boulanger reste chaud toute la nuit pour deux heures de pain. En face, deux "
            "femmes ont une recette, des clients et pas de four."
        ),
        issues=("emploi",),
        territories=("com-68334",),
        author="redactrice",
    ),
    Draft(
        slug="la-salle-de-redaction-prete-ses-micros",
        title="La salle de rédaction prête ses micros au lycée",
        summary="Le mercredi, une radio laisse son studio à vingt élèves. Le bulletin du soir est à eux.",
        problem="Les élèves parlent de l’information tous les jours et n’en ont jamais fabriqué une.",
        issues=("formation", "engagement"),
        territories=("com-67462",),
        author="presse",
        awaits_moderation=True,
    ),
]
