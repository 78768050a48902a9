"""What is held of a person, for the person: everything on the list of holdings, in words and in JSON."""

import json
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField, Model, Q, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from post_office.models import Email

from involvement.models import Letter, Person, PrivacyNotice
from involvement.purposes import PURPOSES, Purpose

from .family import same_human
from .holdings import HOLDINGS, Holding
from .labels import label_of

# How a mail, its log and its files lead to the mail.
TO_MAIL = {
    "post_office.Email": "pk",
    "post_office.Log": "email",
    "post_office.Attachment": "emails",
}


def everything_about(person: Person, now: datetime) -> dict[str, Any]:
    """All that is held of a person, in the active language; Django's JSON encoder takes it.

    With the rows of the same human, whose requests were merged with theirs. Every column stands with its label. Mails to somebody else that also speak of others are named
    (when, why) but not quoted: they hold what those others told us (Article 15(4) of the GDPR).

    Args:
        person: of whom.
        now: when, aware.

    Returns:
        Who holds it, why, and the rows of each holding under the label of its model. Moments are
        ISO 8601 in the site's time zone.
    """
    people = same_human(person)
    data: dict[str, dict[str, Any]] = {}
    for holding in HOLDINGS:
        if holding.exported:
            kind = data.setdefault(holding.model, {"label": holding.label, "rows": []})
            kind["rows"] += [_row(row) for row in _shown(holding, people)]
    return {
        "made_at": _plain(now),
        "held_by": {
            "site": settings.WAGTAIL_SITE_NAME,
            "team": person.programme.name,
            "contact": person.programme.email,
        },
        "purposes": [_purpose(purpose) for purpose in PURPOSES.values()],
        "data": data,
    }


def as_download(person: Person, now: datetime) -> HttpResponse:
    """The same as a file; its name says nothing of whom."""
    text = json.dumps(
        everything_about(person, now), ensure_ascii=False, indent=2, cls=DjangoJSONEncoder
    )
    name = _("my-data")
    return HttpResponse(
        text,
        content_type="application/json; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}-{timezone.localdate(now):%Y-%m-%d}.json"',
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex, nofollow",
        },
    )


def _shown(holding: Holding, people: list[Person]) -> QuerySet[Any]:
    rows = holding.rows(people)
    if to_mail := TO_MAIL.get(holding.model):
        rows = rows.filter(**{f"{to_mail}__in": _readable_mails(people)}).distinct()
    to_one = [field.name for field in rows.model._meta.concrete_fields if field.is_relation]
    to_many = [field.name for field in _to_many(rows.model)]
    return rows.select_related(*to_one).prefetch_related(*to_many).order_by("pk")


def _to_many(model: type[Model]) -> list[Any]:
    """Links to many rows that are not on the list of holdings themselves."""
    held = {holding.model_class for holding in HOLDINGS}
    return [field for field in model._meta.many_to_many if field.related_model not in held]


def _readable_mails(people: list[Person]) -> QuerySet[Email]:
    """Mails to the person, and those that speak of nobody else."""
    about_others = Letter.people.through.objects.exclude(person__in=people).values("letter")
    readable = ~Q(letter__in=about_others)
    for address in {person.email for person in people if person.email}:
        readable |= Q(to__iexact=address)
    return Email.objects.filter(readable)


def _row(row: Model) -> dict[str, Any]:
    columns = [field for field in row._meta.concrete_fields if field.related_model is not Person]
    return {
        field.name: {"label": label_of(field), "value": _value(row, field)} for field in columns
    } | {
        field.name: {
            "label": label_of(field),
            "value": [str(other) for other in getattr(row, field.name).all()],
        }
        for field in _to_many(type(row))
    }


def _value(row: Model, field: Any) -> Any:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if field.is_relation:
        related = getattr(row, field.name)
        words = related.text if isinstance(related, PrivacyNotice) else related
        return None if words is None else str(words)
    value = getattr(row, field.attname)
    return value.name if isinstance(field, FileField) else _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value


def _purpose(purpose: Purpose) -> dict[str, str]:
    return {
        "name": str(purpose.name),
        "basis": str(purpose.basis),
        "data": str(purpose.data),
        "recipients": str(purpose.recipients),
        "retention": str(purpose.retention),
    }
