"""The editor's form of an event: a draft in any state, publishing when one could come."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.models import EventIndexPage, EventPage
from tests.words import fr

DATE = {"starts_at": "2027-03-11 18:30", "ends_at": "2027-03-11 21:00"}


@pytest.fixture
def editor(client, tree):
    client.force_login(get_user_model().objects.create_superuser("editor", "e@labo.example", "x"))
    return client


def form(dates: list[dict] | None = None, **fields: Any) -> dict[str, Any]:
    """What the editor's browser sends for an event that misses nothing."""
    complete = {
        "title": "Soirée Buzz",
        "slug": "soiree-buzz",
        "summary": "On vient pour écouter.",
        "status": "announced",
        "time_zone": "Europe/Paris",
        "attendance": "on-site",
        "place_name": "Maison du Labo",
    }
    rows = {
        name: inline_formset([])
        for name in ("speakers", "story_links", "issue_links", "territory_links", "comments")
    }
    data = complete | {"body": streamfield([]), "schedule": streamfield([])} | rows
    data["dates"] = inline_formset([DATE] if dates is None else dates)
    return nested_form_data(data | fields)


def send(editor, data: dict[str, Any], **action: str) -> Any:
    parent = EventIndexPage.objects.get(locale__language_code="fr")
    url = reverse("wagtailadmin_pages:add", args=("events", "eventpage", parent.pk))
    return editor.post(url, data | action)


def errors(response: Any) -> dict[str, list[str]]:
    """What the form says, by field or list of rows."""
    found = response.context["form"]
    told = {name: list(words) for name, words in found.errors.items()}
    for name, formset in found.formsets.items():
        if formset.non_form_errors():
            told[name] = list(formset.non_form_errors())
    return told


def test_a_complete_event_is_published(editor):
    assert send(editor, form(), **{"action-publish": "1"}).status_code == 302
    event = EventPage.objects.get()
    assert event.live
    assert [row.starts_at.isoformat() for row in event.dates.all()] == ["2027-03-11T17:30:00+00:00"]


EMPTY = {"summary": "", "place_name": ""}
SAYS = {
    "summary": "Say in one or two sentences what one comes for.",
    "dates": "Give at least one date.",
    "place_name": "Say where it takes place, or choose “online”.",
    "online_url": "Give the address online, or choose “on site”.",
}


@pytest.mark.parametrize(
    ("fields", "dates", "missing"),
    [
        (EMPTY, [], ["summary", "dates", "place_name"]),
        (EMPTY | {"attendance": "online"}, [DATE], ["summary", "online_url"]),
        ({"attendance": "mixed"}, [DATE], ["online_url"]),
        ({"attendance": "mixed", "place_name": ""}, [DATE], ["place_name", "online_url"]),
        ({}, [{"starts_at": "", "ends_at": ""}], ["dates"]),
    ],
)
def test_publishing_says_exactly_what_is_missing_and_a_draft_is_kept(
    editor, fields, dates, missing
):
    answer = send(editor, form(dates, **fields), **{"action-publish": "1"})
    assert answer.status_code == 200
    assert errors(answer) == {name: [fr(SAYS[name])] for name in missing}
    assert not EventPage.objects.exists()

    assert send(editor, form(dates, **fields)).status_code == 302
    assert not EventPage.objects.get().live


def test_half_a_date_is_kept_in_a_draft_only(editor, client):
    half = [{"starts_at": "2027-03-11 18:30", "ends_at": ""}]
    answer = send(editor, form(half), **{"action-publish": "1"})
    assert answer.context["form"].formsets["dates"].errors != [{}]
    assert not EventPage.objects.exists()

    assert send(editor, form(half)).status_code == 302
    draft = EventPage.objects.get()
    preview = editor.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert preview.status_code == 200


def test_an_end_comes_after_its_beginning(editor):
    upside_down = [{"starts_at": "2027-03-11 21:00", "ends_at": "2027-03-11 18:30"}]
    answer = send(editor, form(upside_down), **{"action-publish": "1"})
    assert answer.context["form"].formsets["dates"].errors == [
        {"ends_at": [fr("The end comes after the beginning.")]}
    ]


@pytest.mark.parametrize(
    ("hours", "overlap"),
    [
        ({"starts_at": "2027-03-11 20:59", "ends_at": "2027-03-11 22:00"}, True),
        ({"starts_at": "2027-03-11 21:00", "ends_at": "2027-03-11 22:00"}, False),
        ({"starts_at": "2027-03-10 10:00", "ends_at": "2027-03-12 10:00"}, True),
        (
            {"starts_at": "2027-03-11 20:59", "ends_at": "2027-03-11 22:00", "is_cancelled": "on"},
            False,
        ),
    ],
)
def test_two_dates_do_not_overlap(editor, hours, overlap):
    answer = send(editor, form([DATE, hours]), **{"action-publish": "1"})
    said = fr("Two of these dates overlap: give them as one, or change their hours.")
    assert (errors(answer) if overlap else answer.status_code) == (
        {"dates": [said]} if overlap else 302
    )
    assert EventPage.objects.exists() is not overlap


@pytest.mark.parametrize(
    ("end", "refused"), [("2029-05-18 18:00", False), ("2029-05-19 18:00", True)]
)
def test_an_event_lasts_no_longer_than_other_agendas_take(editor, end, refused):
    answer = send(
        editor, form([{"starts_at": "2027-03-11 10:00", "ends_at": end}]), **{"action-publish": "1"}
    )
    said = fr("Other agendas take 800 days of an event at most: make several of it.")
    assert (errors(answer) if refused else answer.status_code) == (
        {"dates": [said]} if refused else 302
    )


@pytest.mark.parametrize(
    ("expires", "fields", "refused"),
    [
        ("2027-03-11 20:59", {}, True),
        ("2027-03-11 21:00", {}, False),
        ("2027-03-01 00:00", {"registration_here": "on", "status": "open"}, True),
        ("2027-03-01 00:00", {"status": "cancelled"}, False),
        ("2027-03-01 00:00", {"status": "postponed"}, False),
    ],
)
def test_a_page_does_not_go_before_its_event_is_over(editor, expires, fields, refused):
    """By hand it is refused while people have signed up; at a set hour nobody would be told."""
    answer = send(editor, form(expire_at=expires, **fields), **{"action-publish": "1"})
    words = fr(
        "The page would go before the event is over, and who comes would look for it in vain."
        " Let it go later, or set the status to “cancelled” first."
    )
    assert (errors(answer) if refused else answer.status_code) == (
        {"expire_at": [words]} if refused else 302
    )


def test_nobody_chooses_that_an_event_is_over(editor):
    answer = send(editor, form(status="over"), **{"action-publish": "1"})
    assert list(errors(answer)) == ["status"]


def test_a_published_event_is_changed_by_a_draft_without_losing_its_public_version(editor):
    send(editor, form(), **{"action-publish": "1"})
    event = EventPage.objects.get()
    row = {"id": event.dates.get().pk, "DELETE": "1"} | DATE
    data = form(summary="", place_name="")
    data |= nested_form_data({"dates": inline_formset([row], initial=1)})
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])

    assert editor.post(url, data).status_code == 302
    event.refresh_from_db()
    assert (event.live, event.summary, event.dates.count()) == (True, "On vient pour écouter.", 1)

    answer = editor.post(url, data | {"action-publish": "1"})
    assert errors(answer) == {name: [fr(SAYS[name])] for name in ("summary", "dates", "place_name")}
