"""Texts of a story: drafted within their limits, edited once, in every format."""

import re
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.utils import timezone
from docx import Document
from odf import teletype
from odf.opendocument import load
from odf.text import H, P

from content.typography import typo
from press.models import Kind, PressText
from press.texts.copies import SHORTER, as_stored, copies, copy_of, paragraphs
from press.texts.drafts import aloud, draft, measure
from press.texts.formats import FORMATS, as_html, as_markdown, as_text
from press.texts.layout import blocks_of
from press.texts.material import read_one
from press.texts.terms import conditions
from stories.models import StoryCorrection, StoryIndexPage
from tests.factories import make_organisation, make_story

from .stories import make_full_story

pytestmark = pytest.mark.django_db
DAY = "2026-11-26T12:00:00+01:00"


@pytest.fixture
def material(tree):
    with time_machine.travel(DAY, tick=False):
        yield read_one(make_full_story())


@pytest.mark.parametrize("kind", SHORTER)
def test_a_draft_stays_within_its_limit_and_ends_with_a_sentence(material, kind):
    rule = measure(kind, "fr")

    drafted = draft(material, kind)

    assert 0 < rule.count(drafted) <= rule.limit
    assert [text for text in drafted if not re.search(r"[.!?…)»]$", text)] == []


def test_a_short_draft_has_the_summary_a_figure_the_problem_and_what_resisted(material):
    assert draft(material, Kind.BRIEF) == [
        "Résumé de Un atelier partagé.",
        "Des machines dorment le soir.",
        "Étape 1\u00a0: ce qui se passe.",
        "31 embauches en deux ans (mesuré, Registre du personnel).",
        "«\u00a0On revient demain.\u00a0» (Nadia, menuisière).",
        "Organisation company\u00a0: ouvre.",
        "Ce qui a résisté\u00a0: L’assurance a pris neuf mois.",
        "Ouvrez votre atelier un soir par mois.",
    ]


def test_a_sentence_that_does_not_fit_is_left_out_whole(tree):
    long = "Une phrase " + "très " * 70 + "longue."
    material = read_one(make_story(summary="Court.", problem=long, affected="", limits=""))

    drafted = as_stored(draft(material, Kind.BRIEF))

    assert "très" not in drafted
    assert drafted.startswith("Court.")


def test_what_begins_before_a_list_is_one_sentence_with_it(tree):
    conditions = (
        "<p>Ce qu’il aurait fallu :</p><ul><li>les adresses ;</li><li>neuf places.</li></ul>"
    )
    material = read_one(make_story(conditions=conditions))
    said = "Cela ne marche pas sans : Ce qu’il aurait fallu : les adresses ; neuf places."
    assert typo(said, "fr") in draft(material, Kind.MEDIUM)


def test_a_question_is_never_the_last_word(tree):
    asked = "Votre équipe part avant les cars ?"
    told = "Demandez-nous la grille " + "très " * 10 + "courte."
    material = read_one(make_story(action_text=f"{asked} {told}"))
    for kind in SHORTER:
        last = draft(material, kind)[-1]
        assert (kind, last.endswith("?")) == (kind, False)
    assert draft(material, Kind.MEDIUM)[-1] == typo(f"{asked} {told}", "fr")


def test_what_goes_on_after_a_colon_has_no_capital_but_that_of_a_name(tree):
    partners = [make_organisation("La Halle"), make_organisation("Le Labo", "public")]
    material = read_one(make_story(partners=partners))
    for partner, role in zip(material.story.partners.all(), ("A payé", "ADEME"), strict=True):
        partner.role = role
    assert typo("La Halle : a payé. Le Labo : ADEME.", "fr") in draft(material, Kind.LONG)


def test_what_is_read_aloud_has_no_brackets_and_no_signs():
    assert aloud("31 % des gens (mesuré) paient 5 €", "fr") == (
        "31 pour cent des gens paient 5\u00a0euros."
    )


def test_a_german_story_is_drafted_in_german(tree):
    index = StoryIndexPage.objects.get(locale__language_code="de")
    material = read_one(make_story("Eine Werkstatt", parent=index, limits="<p>Neun Monate.</p>"))

    assert "Was schwierig war: Neun Monate." in as_stored(draft(material, Kind.MEDIUM))


def test_the_full_text_holds_what_was_agreed_and_nothing_else(material):
    copy = copy_of(material, Kind.FULL)
    text = BeautifulSoup(copy.html, "html.parser").get_text()

    assert "On revient demain" in text
    assert [secret for secret in ("Jamais montré", "Sans accord") if secret in text] == []
    assert {tag.name for tag in BeautifulSoup(copy.html, "html.parser").find_all()} <= {
        "p", "h2", "h3", "ul", "ol", "li", "strong", "b", "em", "i", "a", "blockquote",
    }  # fmt: skip


def test_french_spaces_are_right_in_every_format(material):
    copy = copy_of(material, Kind.FULL)

    pasted = BeautifulSoup(as_html(copy), "html.parser").get_text()
    for written in (pasted, as_text(copy), as_markdown(copy)):
        assert "On ouvre\u202f!" in written
        assert "«\u00a0On revient demain.\u00a0»" in written
        assert "Original\u00a0: http://testserver/fr/recits/un-atelier-partage/" in written


def test_the_credit_goes_with_every_copy(material):
    assert {tuple(copy.credit) for copy in copies(material)} == {
        (
            "Par La rédaction. Publié par Labo des partenariats le 26\u00a0novembre 2026.",
            "Original\u00a0: http://testserver/fr/recits/un-atelier-partage/",
            "Licence\u00a0: CC BY-ND 4.0 (https://creativecommons.org/licenses/by-nd/4.0/)",
            "Corrigé le 20\u00a0novembre 2026\u00a0: Le chiffre était 31, non 41.",
        )
    }


def test_an_example_says_so_in_every_copy(tree):
    material = read_one(make_story(is_example=True))

    assert {copy.credit[-1] for copy in copies(material)} == {
        "Ce récit est un exemple\u00a0: personnes, organisations et chiffres sont inventés."
    }


@pytest.mark.parametrize("kind", Kind.values)
def test_open_document_and_word_say_what_the_plain_text_says(material, kind):
    copy = copy_of(material, kind)
    lines = [copy.title, *(block.text for block in blocks_of(copy.html)), *copy.credit]

    document = load(BytesIO(FORMATS["odt"].write(copy)))
    elements = [
        element
        for element in document.text.childNodes
        for element in (element.getElementsByType(P) if element.qname[1] == "list" else [element])
    ]
    written = [re.sub(r"^\d\. ", "", teletype.extractText(element)) for element in elements]
    word = Document(BytesIO(FORMATS["docx"].write(copy)))

    assert written == lines
    assert [paragraph.text for paragraph in word.paragraphs] == lines
    assert next(teletype.extractText(h) for h in document.getElementsByType(H)) == copy.title
    assert word.core_properties.language == "fr-FR"
    assert word.paragraphs[0].style.name == "Heading 1"


def test_links_live_in_every_format_and_lead_to_public_pages_only(tree):
    hidden = make_story("Secret", live=False)
    shown = make_story("Montré")
    body = [
        {
            "type": "text",
            "value": f'<p><a linktype="page" id="{shown.pk}">ici</a> et '
            f'<a linktype="page" id="{hidden.pk}">là</a> et '
            '<a href="javascript:alert(1)">non</a> et <a href="https://exemple.fr">dehors</a></p>',
        }
    ]
    copy = copy_of(read_one(make_story("Lié", body=body)), Kind.FULL)
    url = "http://testserver/fr/recits/montre/"

    links = BeautifulSoup(copy.html, "html.parser").find_all("a")
    word = Document(BytesIO(FORMATS["docx"].write(copy)))

    own = "http://testserver/fr/recits/lie/"  # where somebody answers
    expected = [("ici", url), ("dehors", "https://exemple.fr"), (own, own)]
    assert [(link.text, link["href"]) for link in links] == expected
    assert [(h.text, h.url) for p in word.paragraphs for h in p.hyperlinks] == expected
    assert f"[ici]({url}) et là et non et [dehors](https://exemple.fr)" in as_markdown(copy)


def test_a_pasted_copy_leads_back_to_the_original_and_to_the_licence(material):
    page = BeautifulSoup(as_html(copy_of(material, Kind.FULL)), "html.parser")
    assert [link["href"] for link in page.select("small a")] == [
        material.url,
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ]
    assert [link["href"] for link in page.select("a") if link.text == material.url] == [
        material.url,
        material.url,
    ]


def test_html_is_well_formed(material):
    class Balance(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open = []

        def handle_starttag(self, tag, attrs):
            self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    for copy in copies(material):
        parser = Balance()
        parser.feed(as_html(copy))
        assert parser.open == []


@pytest.mark.parametrize("licence", ["cc-by-4.0", "cc-by-sa-4.0", "cc-by-nd-4.0", "cc0-1.0"])
def test_each_licence_has_conditions_of_its_own(licence):
    others = {"cc-by-4.0", "cc-by-sa-4.0", "cc-by-nd-4.0", "cc0-1.0", "reserved"} - {licence}
    assert conditions(licence) not in [conditions(other) for other in others]


def test_a_licence_that_nobody_knows_allows_nothing():
    assert conditions("unknown") == conditions("reserved")


def edit(story, kind, text, at):
    user = get_user_model().objects.get_or_create(username="jeanne")[0]
    return PressText.objects.create(
        page=story,
        kind=kind,
        text=text,
        drafted=as_stored(draft(read_one(story), kind)),
        edited_by=user,
        edited_at=at,
    )


def test_an_edited_text_takes_the_place_of_its_draft(tree):
    story = make_story()
    edit(story, Kind.SHORT, "Mes mots !\nLa suite.\n\n\nUn autre alinéa.", timezone.now())

    copy = copy_of(read_one(story), Kind.SHORT)

    assert copy.html == "<p>Mes mots\u202f! La suite.</p><p>Un autre alinéa.</p>"
    assert copy.edited
    assert not copy_of(read_one(story), Kind.BRIEF).edited


def test_a_correction_overtakes_words_that_may_still_be_wrong(tree):
    with time_machine.travel(DAY, tick=False):
        story = make_story()
        edit(story, Kind.SHORT, "41 embauches.", timezone.now())
        story.refresh_from_db()
        story.summary = "Il y en eut 31."
        story.save()
        StoryCorrection.objects.create(
            page=story, text="31, non 41.", corrected_on=date(2026, 11, 26), locale=story.locale
        )

        assert "41 embauches" not in copy_of(read_one(story), Kind.SHORT).html


def test_words_of_before_an_unrelated_change_stay(tree):
    story = make_story()
    edit(story, Kind.SHORT, "Mes mots.", timezone.now())
    story.summary = "Autre résumé."
    story.save()

    assert copy_of(read_one(story), Kind.SHORT).html == "<p>Mes mots.</p>"


def test_paragraphs_of_what_an_editor_types():
    assert paragraphs("a\r\nb\r\n\r\n \n c ") == ["a b", "c"]
    assert paragraphs("  \n ") == []
