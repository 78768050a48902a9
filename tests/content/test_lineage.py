"""Addresses find their pages with one look, and exactly the pages that Wagtail would find."""

import pytest
from wagtail.models import Page

from tests.factories import make_story, restrict

pytestmark = pytest.mark.django_db


def test_finds_a_page_at_every_depth_with_what_it_lies_below(client, tree):
    story = make_story("Un récit")

    for page in (tree["fr"], Page.objects.get(url_path="/de/geschichten/"), story):
        response = client.get(page.url)
        assert response.status_code == 200
        assert response.context["page"].pk == page.pk
        assert [above.pk for above in response.context["page"].lineage] == [
            above.pk for above in page.get_ancestors()
        ]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fr/recits/absent/", 404),
        ("/fr/recits/brouillon/", 404),
        ("/fr/fr/recits/", 404),
        ("/de/recits/", 301),  # the French list has a German version
        ("/fr/recits/un-recit", 301),
        ("/fr/recits//un-recit/", 404),
        ("/fr/%00/", 404),
        ("/fr/" + "a/" * 60, 404),
    ],
)
def test_odd_addresses_answer_as_wagtail_would(client, tree, address, status):
    make_story("Un récit")
    make_story("Brouillon", live=False)

    assert client.get(address).status_code == status


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_restriction_anywhere_above_holds(client, tree, depth):
    story = make_story("Un récit")
    chain = [Page.objects.get(depth=1), Page.objects.get(pk=tree["fr"].pk), story.get_parent()]

    restrict(chain[depth])

    response = client.get(story.url)
    assert response.status_code == 302
    assert "login" in response["Location"]
