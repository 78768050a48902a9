"""Three invented people, what they lack and offer, and one introduction under way."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Speaker:
    """Somebody who wrote, and what a facilitator noted of it.

    Attributes:
        facilitator: key of who answers.
        territory: key of the municipality.
        side, kind, description, universe, issue: of the need or offer.
        waits: days since it was noted.
    """

    key: str
    first_name: str
    last_name: str
    email: str
    phone: str
    facilitator: str
    territory: str
    message: str
    wish: str
    side: str
    kind: str
    description: str
    universe: str
    issue: str
    waits: int


SPEAKERS = [
    Speaker(
        key="odile",
        first_name="Odile",
        last_name="Fernbach",
        email="odile.fernbach@example.org",
        phone="06 39 98 20 31",
        facilitator="karim",
        territory="com-68224",
        message=(
            "Nous sommes six à savoir réparer les petites machines. Il nous manque un endroit au sec,"
            " un soir par semaine."
        ),
        wish="seek",
        side="need",
        kind="place",
        description="Un atelier au sec, un soir par semaine, pour réparer de petites machines.",
        universe="citizens",
        issue="circulaire",
        waits=12,
    ),
    Speaker(
        key="lothaire",
        first_name="Lothaire",
        last_name="Kiener",
        email="lothaire.kiener@example.org",
        phone="06 39 98 20 32",
        facilitator="karim",
        territory="com-68224",
        message="Ma halle est vide après dix-sept heures. Je l’ouvre volontiers à qui en a l’usage.",
        wish="offer",
        side="offer",
        kind="place",
        description="Une halle chauffée, libre après dix-sept heures, avec des établis.",
        universe="company",
        issue="circulaire",
        waits=30,
    ),
    Speaker(
        key="salome",
        first_name="Salomé",
        last_name="Dietsch",
        email="salome.dietsch@example.org",
        phone="",
        facilitator="karim",
        territory="com-68066",
        message="Notre ressourcerie a une pièce libre le jeudi, et des outils.",
        wish="offer",
        side="offer",
        kind="place",
        description="Une pièce et des outils, le jeudi soir.",
        universe="social-economy",
        issue="circulaire",
        waits=75,
    ),
]

SUBJECT = "Un soir de réparation par semaine, dans un lieu déjà chauffé"
# By key of a speaker: what they give and get. The one who has answered already said yes.
SEATS = {
    "odile": ("Six personnes qui savent réparer", "Un lieu au sec, un soir par semaine"),
    "lothaire": (
        "Votre halle après dix-sept heures",
        "Des machines réparées et une soirée vivante",
    ),
}
HAS_SAID_YES = "odile"
