"""The twelve issues with which every site of the lab begins; editors take it from there."""

from dataclasses import asdict, dataclass

from content.remembered import forget

from .models import Issue

# Ten apart, so that an editor can put one between two.
STEP = 10


@dataclass(frozen=True)
class FirstIssue:
    """An issue as it is first written.

    `sdgs`: numbers of the United Nations' goals. `iptc`: identifiers of IPTC Media Topics, the
    nearest where none says the same (CC BY 4.0).
    """

    slug: str
    hue: str
    name_fr: str
    name_de: str
    name_en: str
    definition_fr: str
    definition_de: str
    definition_en: str
    sdgs: list[int]
    iptc: list[str]


FIRST_ISSUES = [
    FirstIssue(
        "emploi",
        "brick",
        "Emploi et insertion",
        "Arbeit und Eingliederung",
        "Jobs and inclusion",
        "Trouver un travail, le garder, en retrouver un, y compris quand on en est loin.",
        "Arbeit finden, behalten, wiederfinden – auch wenn der Weg dorthin weit ist.",
        "Finding work, keeping it, finding it again, even from far away.",
        [8],
        ["medtop:20000509", "medtop:20000533", "medtop:20000514", "medtop:20000523"],
    ),
    FirstIssue(
        "formation",
        "sky",
        "Apprentissage et formation",
        "Ausbildung und Lernen",
        "Learning and training",
        "Apprendre un métier ou un savoir, à tout âge, à l’école, en atelier ou entre voisins.",
        "Einen Beruf oder ein Können lernen, in jedem Alter, in Schule, Werkstatt, Nachbarschaft.",
        "Learning a trade or a skill at any age: at school, in a workshop, from a neighbour.",
        [4],
        ["medtop:20000510"],
    ),
    FirstIssue(
        "mobilite",
        "rhine",
        "Mobilité",
        "Mobilität",
        "Mobility",
        "Aller travailler, se soigner, voir du monde, avec ou sans voiture.",
        "Zur Arbeit, zum Arzt, unter Leute kommen – mit oder ohne Auto.",
        "Getting to work, to the doctor, to other people, with a car or without.",
        [11],
        ["medtop:20000337"],
    ),
    FirstIssue(
        "precarite",
        "plum",
        "Précarité et pauvreté",
        "Armut und Unsicherheit",
        "Poverty and hardship",
        "Manquer de l’essentiel, ou craindre d’en manquer le mois prochain.",
        "Wenn das Nötigste fehlt oder nächsten Monat fehlen könnte.",
        "Lacking what one needs, or fearing to lack it next month.",
        [1],
        ["medtop:20000801", "medtop:20000799", "medtop:20000800"],
    ),
    FirstIssue(
        "circulaire",
        "fir",
        "Économie circulaire et réemploi",
        "Kreislaufwirtschaft und Wiederverwendung",
        "Circular economy and reuse",
        "Réparer, partager, réemployer : ce que l’un jette devient la matière de l’autre.",
        "Reparieren, teilen, wiederverwenden: Was einer wegwirft, ist des anderen Rohstoff.",
        "Repairing, sharing, reusing: what one throws away is what another works with.",
        [12],
        ["medtop:20000428", "medtop:20000269"],
    ),
    FirstIssue(
        "logement",
        "apricot",
        "Logement et cadre de vie",
        "Wohnen und Wohnumfeld",
        "Housing and neighbourhood",
        "Se loger dignement, et se sentir chez soi dans sa rue et son quartier.",
        "Würdig wohnen und sich in Straße und Viertel zu Hause fühlen.",
        "A decent home, and a street and a neighbourhood to feel at home in.",
        [11],
        ["medtop:20000628"],
    ),
    FirstIssue(
        "energie",
        "straw",
        "Énergie et climat",
        "Energie und Klima",
        "Energy and climate",
        "Consommer moins d’énergie, la produire ici, et vivre avec un climat qui change.",
        "Weniger Energie verbrauchen, sie hier erzeugen, mit dem Klimawandel leben.",
        "Using less energy, making it here, and living with a changing climate.",
        [7, 13],
        ["medtop:20000421", "medtop:20000436"],
    ),
    FirstIssue(
        "alimentation",
        "moss",
        "Alimentation et agriculture",
        "Ernährung und Landwirtschaft",
        "Food and farming",
        "Produire près d’ici, bien manger, et que chacun y ait accès.",
        "In der Nähe erzeugen, gut essen, und das für alle.",
        "Growing food nearby, eating well, and making sure that everyone can.",
        [2],
        ["medtop:20000210"],
    ),
    FirstIssue(
        "soin",
        "rose",
        "Handicap, âge et soin",
        "Behinderung, Alter und Pflege",
        "Disability, age and care",
        "Vivre avec un handicap, vieillir, être soigné, et prendre soin des autres.",
        "Mit Behinderung leben, alt werden, gepflegt werden, füreinander sorgen.",
        "Living with a disability, growing old, being cared for, and caring for others.",
        [3, 10],
        ["medtop:20000791", "medtop:20001232", "medtop:20000820"],
    ),
    FirstIssue(
        "accueil",
        "lake",
        "Accueil et intégration",
        "Aufnahme und Integration",
        "Welcome and integration",
        "Arriver d’ailleurs, être accueilli, et trouver sa place.",
        "Von anderswo kommen, aufgenommen werden, seinen Platz finden.",
        "Coming from elsewhere, being welcomed, and finding one’s place.",
        [10],
        ["medtop:20001146", "medtop:20000645"],
    ),
    FirstIssue(
        "engagement",
        "mallow",
        "Engagement et vie associative",
        "Engagement und Vereinsleben",
        "Volunteering and associations",
        "Donner du temps, faire vivre une association, agir ensemble.",
        "Zeit schenken, einen Verein tragen, gemeinsam handeln.",
        "Giving time, keeping an association alive, acting together.",
        [17],
        ["medtop:20001277", "medtop:20000539", "medtop:20000818"],
    ),
    FirstIssue(
        "responsable",
        "slate",
        "Entreprise responsable et ESS",
        "Verantwortliches und soziales Wirtschaften",
        "Responsible and social business",
        "Entreprendre pour le territoire : responsabilité, coopération, utilité sociale.",
        "Für die Region wirtschaften: Verantwortung, Genossenschaft, sozialer Nutzen.",
        "Doing business for a place: responsibility, cooperation, social use.",
        [8, 12, 17],
        ["medtop:20001230", "medtop:20001278", "medtop:20001158"],
    ),
]


def ensure_issues() -> int:
    """Create the issues that are missing, by slug; never touch one that stands.

    Returns:
        How many were created.
    """
    present = set(Issue.objects.values_list("slug", flat=True))
    missing = [
        Issue(**asdict(issue), sort_order=position * STEP)
        for position, issue in enumerate(FIRST_ISSUES, start=1)
        if issue.slug not in present
    ]
    created = Issue.objects.bulk_create(missing)
    forget()
    return len(created)
