"""What tells people from machines on a public form that has no account behind it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from . import spam

HOUR = timedelta(hours=1)
KEEP_NETWORKS = timedelta(days=1)


class GuardedForm(forms.Form):
    """A public form with what tells people from machines, as the form of requests has it."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    # For machines only: people neither see nor reach it. Named so that no browser fills it in.
    second_message = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        """
        Args:
            now: when it is shown or sent, aware.
        """
        kwargs["initial"] = {"shown": spam.stamp(now)} | (kwargs.get("initial") or {})
        super().__init__(*args, auto_id=f"{type(self).__name__[:3].lower()}-%s", **kwargs)
        self.now = now

    def suspicion(self, lately: int, most: int) -> str:
        """Why what was sent looks like spam; empty for what does not.

        Args:
            lately: how much came from the same network within the hour.
            most: how much may come.
        """
        data = self.cleaned_data
        reason = spam.reason(
            trap=data["second_message"],
            shown=data["shown"],
            email="",
            phone="",
            network="",
            now=self.now,
        )
        return reason or ("network" if lately >= most else "")


def from_network(rows: QuerySet, network: str, now: datetime, moment: str = "created_at") -> int:
    """How many rows came from a network within the hour; none where it is not known.

    Args:
        rows: of a model with a column `network`, the keyed hash of `spam.network_of`.
        moment: the column that says when a row was made.
    """
    if not network:
        return 0
    return rows.filter(network=network, **{f"{moment}__gt": now - HOUR}).count()


def may_be_asked_again(letters: QuerySet, template: str, now: datetime) -> bool:
    """Whether a mailbox may get one more mail that asks to confirm: nobody fills a stranger's.

    Args:
        letters: to this mailbox, with `template` and `queued_at`.
        template: of the mail that asks.
    """
    asked = letters.filter(template=template, queued_at__gt=now - HOUR)
    return asked.count() < settings.REQUESTS_PER_ADDRESS


def forget_networks(rows: QuerySet, now: datetime, moment: str = "created_at") -> int:
    """Empty the hashes that are older than a day. Returns how many."""
    old = rows.filter(**{f"{moment}__lt": now - KEEP_NETWORKS})
    return old.exclude(network="").update(network="")
