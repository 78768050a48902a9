"""Two teams and the five people who answer. Phone numbers come from the ranges that ARCEP keeps
for works of fiction (decision 2018-0881): nobody's phone will ring."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Team:
    """A programme.

    Attributes:
        hours: (weekdays with 0 for Monday, opens, closes).
        answer_minutes: minutes of opening hours until a human answers.
        lead: key of the facilitator who leads it.
        circle: first names of those who are told last; their addresses end in example.org.
    """

    key: str
    name: str
    territories: tuple[str, ...]
    email: str
    phone: str
    presentation: dict[str, str]
    hours: tuple[tuple[tuple[int, ...], str, str], ...]
    holiday_region: str = ""
    is_default: bool = False
    answer_minutes: int = 60
    lead: str = ""
    circle: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """A facilitator. The first of a team answers first.

    Attributes:
        role: by language.
        issues: slugs of the issues whose stories name this person.
        portrait: key of `home.demo.scenes`.
    """

    key: str
    team: str
    name: str
    role: dict[str, str]
    email: str
    phone: str
    issues: tuple[str, ...] = ()
    portrait: str = ""


TEAMS = [
    Team(
        key="alsace",
        name="Alsace",
        territories=("ctcd-6AE",),
        email="alsace@labo.example",
        phone="03 53 01 20 10",
        presentation={
            "fr": (
                "Trois personnes, un téléphone, un fourgon. L’équipe d’Alsace connaît les ateliers "
                "de Mulhouse, les cuisines de Strasbourg et les chemins du Sundgau. Dites-lui ce "
                "qui manque : elle sait souvent qui l’a."
            ),
            "de": (
                "Drei Leute, ein Telefon, ein Lieferwagen. Das Team im Elsass kennt die Werkstätten "
                "von Mülhausen, die Küchen von Straßburg und die Wege im Sundgau. Sagen Sie, was "
                "fehlt: Oft weiß es, wer es hat."
            ),
            "en": (
                "Three people, one phone, one van. The Alsace team knows the workshops of Mulhouse, "
                "the kitchens of Strasbourg and the lanes of the Sundgau. Say what is missing: "
                "often they know who has it."
            ),
        },
        hours=(
            ((0, 1, 2, 3, 4), "09:00", "12:00"),
            ((0, 1, 2, 3), "14:00", "18:00"),
            ((4,), "14:00", "17:00"),
        ),
        holiday_region="Alsace",
        is_default=True,
        lead="odile",
        circle=("Marthe", "Rémy", "Suzel"),
    ),
    Team(
        key="bretagne",
        name="Bretagne",
        territories=("reg-53",),
        email="bretagne@labo.example",
        phone="02 61 91 40 20",
        presentation={
            "fr": (
                "La plus jeune équipe, née d’une visite en Alsace et d’un long trajet de retour. "
                "Elle travaille depuis Lorient, se déplace en train et tient table ouverte le "
                "premier lundi du mois."
            ),
            "de": (
                "Das jüngste Team, entstanden nach einem Besuch im Elsass und einer langen "
                "Rückfahrt. Es arbeitet in Lorient, reist mit dem Zug und lädt jeden ersten Montag "
                "im Monat an seinen Tisch."
            ),
            "en": (
                "The youngest team, born of a visit to Alsace and a long train ride home. Based in "
                "Lorient, it travels by rail and keeps an open table on the first Monday of the "
                "month."
            ),
        },
        hours=(((0, 1, 3, 4), "09:30", "12:30"), ((0, 1, 3, 4), "14:00", "17:30")),
        answer_minutes=120,
        lead="gwenn",
        circle=("Nolwenn", "Yvon"),
    ),
]

FACILITATORS = [
    Person(
        key="karim",
        team="alsace",
        name="Karim",
        role={
            "fr": "Emploi, ateliers, mobilité",
            "de": "Arbeit, Werkstätten, Mobilität",
            "en": "Work, workshops, mobility",
        },
        email="karim@labo.example",
        phone="03 53 01 20 12",
        issues=("emploi", "mobilite", "formation", "responsable"),
        portrait="portrait-karim",
    ),
    Person(
        key="odile",
        team="alsace",
        name="Odile",
        role={
            "fr": "Précarité, alimentation, quartiers",
            "de": "Armut, Ernährung, Stadtviertel",
            "en": "Poverty, food, neighbourhoods",
        },
        email="odile@labo.example",
        phone="03 53 01 20 11",
        issues=("precarite", "alimentation", "logement", "soin"),
        portrait="portrait-odile",
    ),
    Person(
        key="lena",
        team="alsace",
        name="Lena",
        role={
            "fr": "Réemploi, terres, voisins d’outre-Rhin",
            "de": "Wiederverwendung, Ackerland, Nachbarn über den Rhein",
            "en": "Reuse, land, neighbours across the Rhine",
        },
        email="lena@labo.example",
        phone="03 53 01 20 13",
        issues=("circulaire", "energie", "accueil", "engagement"),
        portrait="portrait-lena",
    ),
    Person(
        key="gwenn",
        team="bretagne",
        name="Gwenn",
        role={
            "fr": "Ports, ateliers, apprentissage",
            "de": "Häfen, Werkstätten, Ausbildung",
            "en": "Harbours, workshops, apprenticeship",
        },
        email="gwenn@labo.example",
        phone="02 61 91 40 21",
        issues=("formation", "emploi", "mobilite", "engagement"),
        portrait="portrait-gwenn",
    ),
    Person(
        key="mathilde",
        team="bretagne",
        name="Mathilde",
        role={
            "fr": "Logement, soin, petites communes",
            "de": "Wohnen, Pflege, kleine Gemeinden",
            "en": "Housing, care, small towns",
        },
        email="mathilde@labo.example",
        phone="02 61 91 40 22",
        issues=("logement", "accueil", "soin", "precarite"),
        portrait="portrait-mathilde",
    ),
]

# Who is away: from which day on and until which, counted from today.
ABSENCES = {"mathilde": (7, 14)}
