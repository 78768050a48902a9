"""What the forms of the press room are sent, and how answers and the database are read."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.core import serializers
from post_office.models import Email

from involvement import spam
from press.models import (
    CoverageCommitment,
    Journalist,
    PressLink,
    PressPickup,
    PressSubscription,
)

from .conftest import MONDAY

FORM = "/fr/presse/alertes/"
REPORT = "/fr/presse/signaler/"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def everything() -> str:
    models = (Journalist, PressSubscription, CoverageCommitment, PressPickup, PressLink, Email)
    return "".join(serializers.serialize("json", model.objects.order_by("pk")) for model in models)


def fields(**changes) -> dict:
    return {
        "name": "Rubrique locale",
        "email": "locale@journal.example",
        "outlet": "Le Courrier",
        "areas": "Haut-Rhin, Mulhouse",
        "cadence": "at-once",
        "shown": spam.stamp(MONDAY - timedelta(minutes=5)),
        "second_message": "",
    } | changes
