"""Who comes to the breakfast in Colmar, and who waits for a place. All invented."""

from dataclasses import dataclass

EVENT = "petit-dejeuner-dirigeants-colmar"


@dataclass(frozen=True)
class Guest:
    """Somebody who signed up.

    Attributes:
        name: invented; the address follows from it.
        places: for how many.
        needs: in their words.
        says: a value of `events.registration.models.Coming`.
    """

    name: str
    places: int = 1
    needs: str = ""
    says: str = ""


# Twenty-four places, and two who wait.
GUESTS = (
    Guest("Solveig Haas", 3, says="yes"),
    Guest("Bastian Wirth", 2, "Je lis sur les lèvres : une place face aux intervenants.", "yes"),
    Guest("Maïlys Thomann", 4),
    Guest("Idriss Kern", 2, says="maybe"),
    Guest("Odile Vogel", 1, "Fauteuil roulant, largeur 68 cm."),
    Guest("Ferréol Baur", 5),
    Guest("Ysaline Oster", 3, says="yes"),
    Guest("Nahel Rauch", 4),
    Guest("Clarisse Engel", 2),
    Guest("Tancrède Lutz", 1, "Sans gluten, si c’est possible."),
)
