"""Newsrooms of the demonstration: outlets are invented, people are functions without a name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outlet:
    """A medium. `organisation`: slug of an organisation of the demonstration, or empty."""

    key: str
    name: str
    kind: str
    areas: tuple[str, ...]
    beats: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    lead_days: int = 2
    language: str = "fr"
    organisation: str = ""


@dataclass(frozen=True)
class Reporter:
    """Somebody of a newsroom, known by their function.

    Attributes:
        cadence: of their alert; empty without one.
        accredited: for embargoes.
    """

    key: str
    name: str
    email: str
    outlet: str
    cadence: str = ""
    accredited: bool = False
    language: str = "fr"


@dataclass(frozen=True)
class PromiseData:
    """A promise that was made `made_ago` days ago and stands as `state` says.

    Attributes:
        week_in: days from today to its week; None where it is not decided.
    """

    story: str
    reporter: str
    state: str
    made_ago: int
    week_in: int | None = None
    edition: str = ""
    angle: str = ""


@dataclass(frozen=True)
class PickupData:
    """Something that appeared; it keeps the reporter's promise where there is one."""

    story: str
    reporter: str
    title: str
    published_ago: int
    kind: str = "article"
    url: str = ""
    quote: str = ""


@dataclass(frozen=True)
class SpeakerData:
    """Somebody of a story whom newsrooms may call; a function without a name."""

    story: str
    name: str
    role: str
    phone: str
    hours: str


OUTLETS = (
    Outlet(
        "courrier",
        "Le Courrier des Deux Rives",
        "weekly",
        ("dep-67", "dep-68"),
        formats=("article", "interview"),
        lead_days=5,
        organisation="courrier-des-deux-rives",
    ),
    Outlet(
        "houblon",
        "Télé Houblon",
        "television",
        ("dep-67",),
        formats=("film", "interview"),
        lead_days=4,
        organisation="tele-houblon",
    ),
    Outlet(
        "cigogneau",
        "Radio Cigogneau",
        "radio",
        ("dep-67", "dep-68"),
        beats=("emploi", "mobilite"),
        formats=("radio",),
        lead_days=1,
        organisation="radio-cigogneau",
    ),
)
REPORTERS = (
    Reporter(
        "courrier-social",
        "La rubrique société du Courrier",
        "societe@courrier-deux-rives.example",
        "courrier",
        cadence="at-once",
        accredited=True,
    ),
    Reporter(
        "courrier-kultur",
        "Die deutsche Seite des Courrier",
        "seite@courrier-deux-rives.example",
        "courrier",
        cadence="weekly",
        language="de",
    ),
    Reporter(
        "houblon-tournage",
        "La planification de Télé Houblon",
        "planning@tele-houblon.example",
        "houblon",
        cadence="daily",
        accredited=True,
    ),
    Reporter(
        "cigogneau-matin",
        "La matinale de Radio Cigogneau",
        "matinale@radio-cigogneau.example",
        "cigogneau",
        cadence="at-once",
    ),
)
PROMISES = (
    PromiseData(
        "le-car-de-cinq-heures-ne-roule-plus",
        "courrier-social",
        "kept",
        40,
        -28,
        edition="édition de Mulhouse",
        angle="ceux qui prennent le premier car",
    ),
    PromiseData(
        "les-draps-des-hotels-repassent-par-la-filature",
        "houblon-tournage",
        "planned",
        6,
        9,
        angle="la buanderie",
    ),
    PromiseData(
        "la-scierie-prete-son-toit-la-vallee-chauffe-douze-maisons",
        "cigogneau-matin",
        "promised",
        3,
    ),
    PromiseData(
        "le-samedi-l-usine-prete-sa-fosse",
        "courrier-social",
        "nudged",
        30,
        -5,
        edition="cahier du samedi",
    ),
    PromiseData("le-minibus-du-club-ne-dort-plus-en-semaine", "cigogneau-matin", "lapsed", 90, -70),
)
PICKUPS = (
    PickupData(
        "le-car-de-cinq-heures-ne-roule-plus",
        "courrier-social",
        "À cinq heures, l’usine attend le car",
        24,
        url="https://courrier-deux-rives.example/a-cinq-heures",
        quote="Le car part à l’heure, même quand il n’y a que deux passagers.",
    ),
    PickupData(
        "ce-qui-reste-a-midi-se-mange-le-soir-au-neudorf",
        "houblon-tournage",
        "Autour de la table du Neudorf",
        12,
        kind="broadcast",
    ),
)
SPEAKERS = (
    SpeakerData(
        "le-car-de-cinq-heures-ne-roule-plus",
        "La responsable d’exploitation",
        "dépôt de Mulhouse",
        "03 89 00 11 22",
        "du lundi au vendredi, de 13 h à 15 h ; parle aussi allemand",
    ),
    SpeakerData(
        "les-draps-des-hotels-repassent-par-la-filature",
        "La cheffe d’atelier",
        "buanderie de la filature",
        "03 89 00 33 44",
        "le mardi et le jeudi, de 9 h à 11 h",
    ),
)
# A story that is complete and that nobody finds yet.
EMBARGO = "a-wissembourg-une-creche-veut-ouvrir-a-cinq-heures"
EMBARGO_ENDS_IN = 8  # days, at six in the morning
