"""Requests of invented people, so that the desk is alive: in every state that a team meets.

Addresses end in example.org; French numbers come from the ranges that ARCEP keeps for fiction,
German ones from those of the Bundesnetzagentur. Each says that it is an example.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Act:
    """Something that happened to a request.

    Attributes:
        minutes: working minutes after the request came in.
        kind: a method of `home.demo.load.requests.Teller`.
        by: key of the facilitator; empty for its owner.
        values: what the method takes.
    """

    minutes: int
    kind: str
    by: str = ""
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """What somebody wrote or said.

    Attributes:
        commune: key of the municipality; empty where it is not French.
        moved_by: kind and French slug of the page, such as ("calls", "palettes-a-donner").
        days_ago: when it came in, at the first opening hour of that day; 0 is a minute ago.
        call_in: days until the call that is fixed, and its hour.
    """

    first_name: str
    email: str
    phone: str
    commune: str
    words: str
    owner: str
    days_ago: int
    wish: str = ""
    place: str = ""
    language: str = "fr"
    origin: str = "web"
    moved_by: tuple[str, str] | None = None
    call_in: tuple[int, str] | None = None
    spam: str = ""
    acts: tuple[Act, ...] = ()


def act(minutes: int, kind: str, by: str = "", **values: Any) -> Act:
    return Act(minutes, kind, by, values)


REQUESTS = [
    Request(
        "Maëlle",
        "maelle@example.org",
        "06 39 98 10 01",
        "com-68224",
        "Notre atelier de couture a douze machines qui dorment le soir. Qui pourrait s’en servir ?",
        owner="karim",
        days_ago=0,
        wish="offer",
        moved_by=("stories", "les-draps-des-hotels-repassent-par-la-filature"),
    ),
    Request(
        "Bastien",
        "bastien@example.org",
        "06 39 98 10 02",
        "com-67462",
        "Je cherche un local de 40 m² pour réparer des vélos avec des jeunes du quartier.",
        owner="karim",
        days_ago=2,
        wish="seek",
        moved_by=("calls", "local-atelier-velo-selestat"),
        acts=(act(65, "late"),),
    ),
    Request(
        "Katrin",
        "katrin@example.org",
        "+49 30 23125 014",
        "",
        "Wir haben in Freiburg eine Werkstatt für Möbel. Können wir mit Colmar zusammenarbeiten?",
        owner="lena",
        days_ago=3,
        wish="act",
        place="Freiburg im Breisgau",
        language="de",
        acts=(
            act(4, "claim"),
            act(
                31,
                "mail",
                words="Guten Tag Katrin,\n\ndanke für Ihre Worte. In Colmar kenne ich zwei Werkstätten,"
                " die suchen. Wann darf ich Sie anrufen?\n\nLena",
            ),
            act(400, "word", words="Am Donnerstag nach 14 Uhr passt es mir gut."),
        ),
    ),
    Request(
        "Yanis",
        "yanis@example.org",
        "06 39 98 10 04",
        "com-67482",
        "Je sors de formation en maraîchage et je n’ai ni terre ni réseau. Par où commencer ?",
        moved_by=("stories", "des-carottes-autour-des-puits"),
        owner="karim",
        days_ago=6,
        wish="understand",
        call_in=(0, "16:00"),
        acts=(
            act(3, "claim"),
            act(20, "call", reached=False),
            act(
                48,
                "mail",
                words="Bonjour Yanis,\n\nJ’ai essayé de vous appeler. Dites-moi quand vous êtes"
                " disponible : je connais trois fermes qui cherchent quelqu’un.\n\nKarim",
            ),
        ),
    ),
    Request(
        "Solange",
        "",
        "03 53 01 10 05",
        "com-68112",
        "Ma boulangerie jette dix kilos de pain par jour. Je veux que ça change.",
        owner="odile",
        days_ago=8,
        wish="act",
        origin="phone",
        acts=(
            act(2, "claim"),
            act(
                12,
                "call",
                reached=True,
                problem="dix kilos de pain perdus chaque jour",
                resource="un fourgon le matin, deux étagères",
                fear="les normes d’hygiène",
                next_step="Odile appelle l’épicerie solidaire avant vendredi",
            ),
            act(300, "state", to="oriented"),
        ),
    ),
    Request(
        "Rodrigue",
        "rodrigue@example.org",
        "06 39 98 10 06",
        "com-68066",
        "Mon entreprise change ses ordinateurs en mars. Trente machines à donner, pas à jeter.",
        owner="lena",
        days_ago=12,
        wish="offer",
        acts=(
            act(5, "claim"),
            act(38, "call", reached=True, resource="trente ordinateurs de quatre ans"),
            act(60, "note", words="Attendre le feu vert de son service informatique, fin février."),
            act(62, "snooze", days=60, words="Les machines sont libres en mars."),
        ),
    ),
    Request(
        "Hanna",
        "hanna@example.org",
        "",
        "com-67544",
        "Ich spreche Deutsch und Französisch und habe freitags Zeit. Wo kann ich übersetzen?",
        moved_by=("stories", "le-francais-s-apprend-entre-deux-choux-fleurs"),
        owner="odile",
        days_ago=15,
        wish="offer",
        language="de",
        acts=(
            act(4, "claim"),
            act(
                25, "mail", words="Guten Tag Hanna,\n\nsehr gern! Ich frage zwei Vereine.\n\nOdile"
            ),
            act(500, "state", to="oriented"),
            act(900, "state", to="introduction"),
        ),
    ),
    Request(
        "Fatou",
        "fatou@example.org",
        "06 39 98 10 08",
        "com-68224",
        "Je garde des enfants tôt le matin pour ceux qui embauchent à cinq heures. Qui en a besoin ?",
        moved_by=("stories", "a-wissembourg-une-creche-veut-ouvrir-a-cinq-heures"),
        owner="odile",
        days_ago=20,
        wish="offer",
        acts=(
            act(5, "claim"),
            act(17, "call", reached=True, problem="les crèches ouvrent trop tard"),
            act(400, "state", to="met"),
            act(
                1500,
                "plan",
                when="la directrice de la crèche me rappelle",
                then="je viens une matinée, à cinq heures",
                days=3,
                hour="08:30",
            ),
        ),
    ),
    Request(
        "Gabin",
        "gabin@example.org",
        "06 39 98 10 09",
        "com-68334",
        "Je voudrais installer des panneaux solaires sur mon toit.",
        moved_by=("stories", "la-scierie-prete-son-toit-la-vallee-chauffe-douze-maisons"),
        owner="lena",
        days_ago=26,
        wish="seek",
        acts=(
            act(5, "claim"),
            act(
                33,
                "mail",
                words="Bonjour Gabin,\n\nPour votre toit, l’espace conseil de votre communauté de"
                " communes saura mieux que nous.\n\nLena",
            ),
            act(34, "close", reason="wrong-desk"),
        ),
    ),
    Request(
        "Joséphine",
        "josephine@example.org",
        "06 39 98 10 10",
        "com-67180",
        "J’ai lu l’histoire de la cantine. Comment fait-on pour le pain ?",
        moved_by=("stories", "ce-qui-reste-a-midi-se-mange-le-soir-au-neudorf"),
        owner="odile",
        days_ago=40,
        wish="understand",
        acts=(
            act(5, "claim"),
            act(22, "mail", words="Bonjour Joséphine,\n\nJe vous appelle demain.\n\nOdile"),
            act(480, "call", reached=True, next_step="elle visite la cantine mardi"),
            act(1900, "close", reason="answered"),
        ),
    ),
    Request(
        "Bastien",
        "BASTIEN@example.org",
        "+33 6 39 98 10 02",
        "com-67462",
        "Re-bonjour, c’est encore moi pour le local à vélos : est-ce que quelqu’un a lu mon message ?",
        owner="odile",
        days_ago=1,
        wish="seek",
        acts=(act(6, "claim"), act(35, "mail", words="Bonjour Bastien,\n\nJe regarde.\n\nOdile")),
    ),
    Request(
        "Promo",
        "promo@example.org",
        "",
        "com-67482",
        "Visibilité garantie pour votre site, première page en une semaine, tarifs imbattables !",
        owner="karim",
        days_ago=4,
        spam="too quick",
    ),
    Request(
        "Erwan",
        "erwan@example.org",
        "02 61 91 10 13",
        "com-56121",
        "Notre chantier naval a du bois en trop chaque mois. Un atelier d’insertion en voudrait-il ?",
        owner="gwenn",
        days_ago=5,
        wish="offer",
        acts=(act(5, "claim"), act(50, "call", reached=True, resource="du bois chaque mois")),
    ),
]
