"""The evening of the demonstration: who pitches, who sits on stage. Its event stands in `events`."""

from dataclasses import dataclass

EVENT = "soiree-buzz-strasbourg"
CODE = "FERME"
MEETING_POINT = "À la table longue, sous la grande horloge"


@dataclass(frozen=True)
class PitchData:
    """A pitch. `story`: slug of a French story, or empty for one that is still to be written."""

    story: str
    presenter: str
    title: str = ""
    seconds: int = 300


@dataclass(frozen=True)
class SeatData:
    """A seat. `reporter`: key of a reporter of `home.demo.media`, or name and medium."""

    reporter: str = ""
    name: str = ""
    outlet: str = ""


PITCHES = (
    PitchData("le-samedi-l-usine-prete-sa-fosse", "La Goupille, Mulhouse"),
    PitchData("le-minibus-du-club-ne-dort-plus-en-semaine", "Club des Trois-Étangs"),
    PitchData("ce-qui-reste-a-midi-se-mange-le-soir-au-neudorf", "La Louche commune, Strasbourg"),
    PitchData("les-palettes-du-fond-de-la-cour", "Mains d’équerre"),
    # Under embargo: the room reads these words and nothing of the story.
    PitchData(
        "a-wissembourg-une-creche-veut-ouvrir-a-cinq-heures",
        "Une équipe de Wissembourg",
        title="Travailler à cinq heures, avec un enfant de deux ans",
    ),
    PitchData("", "Deux apprenties de Saverne", title="Un récit qui reste à écrire"),
)
SEATS = (
    SeatData("courrier-social"),
    SeatData("houblon-tournage"),
    SeatData("cigogneau-matin"),
    SeatData(name="Le bureau de Haguenau", outlet="La Gazette des Houblons"),
    SeatData(name="La rédaction de Colmar", outlet="Le Matin de la Lauch"),
    SeatData(name="Die Redaktion Kehl", outlet="Die Rheinbrücke"),
    SeatData(name="Le bulletin municipal", outlet="L’Écho du Neudorf"),
)
