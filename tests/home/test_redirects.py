"""An address that readers keep leads to the page wherever it goes."""

from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.factories import make_story


def test_a_new_slug_keeps_the_old_address(tree, client, django_capture_on_commit_callbacks):
    story = make_story("Un atelier", slug="atelier")
    old = story.url
    with django_capture_on_commit_callbacks(execute=True):
        story.slug = "atelier-partage"
        story.save_revision().publish()

    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, "/fr/recits/atelier-partage/")


def test_a_move_keeps_the_old_address(
    tree, admin_client, client, django_capture_on_commit_callbacks
):
    about = tree["fr"].get_children().get(slug="le-labo")
    contact = tree["fr"].get_children().get(slug="contact")
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=[contact.pk, about.pk]))

    response = client.get("/fr/contact/")
    assert (response.status_code, response["Location"]) == (301, "/fr/le-labo/contact/")


def test_a_draft_that_is_renamed_leaves_no_redirect(tree, django_capture_on_commit_callbacks):
    story = make_story("Un atelier", slug="atelier", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        story.slug = "autre"
        story.save_revision()
    assert Redirect.objects.count() == 0
