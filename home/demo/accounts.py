"""Accounts of the demonstration: one of each kind, all with the same password."""

from dataclasses import dataclass

# Only for a laptop, and printed at each start: no secret.
PASSWORD = "alsace-demo"  # noqa: S105


@dataclass(frozen=True)
class Account:
    """Somebody who may log in.

    Attributes:
        group: a group of `home.roles`; empty for the administrator.
        facilitator: key of the facilitator whose account it is.
    """

    username: str
    first_name: str
    task: str
    group: str = ""
    facilitator: str = ""

    @property
    def is_administrator(self) -> bool:
        return not self.group


ACCOUNTS = [
    Account("redactrice", "Jeanne", "écrit et publie", group="Editors"),
    Account("animateur", "Karim", "répond aux demandes", group="Facilitators", facilitator="karim"),
    Account(
        "responsable", "Odile", "mène l’équipe d’Alsace", group="Facilitators", facilitator="odile"
    ),
    Account("presse", "Iris", "écrit pour les rédactions", group="Press"),
    Account("moderatrice", "Solène", "relit et approuve", group="Moderators"),
    Account("traductrice", "Inge", "traduit", group="Translators"),
    Account("admin", "Admin", "règle tout"),
]
