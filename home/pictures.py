"""Which pictures of the library need somebody's care."""

from datetime import date

from django.db.models import F, Q, QuerySet

from content.models import Picture


def without_rights(until: date) -> QuerySet:
    """Pictures without credit, or whose consent ends before a day or has ended; worst first.

    Args:
        until: the last day on which a consent still has to hold.
    """
    return Picture.objects.filter(Q(credit="") | Q(consent_until__lt=until)).order_by(
        F("consent_until").asc(nulls_last=True), "pk"
    )
