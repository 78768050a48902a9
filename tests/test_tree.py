"""The first tree of pages."""

from wagtail.models import Page

from home.tree import NODES, ensure_tree


def test_the_tree_stands_in_three_languages_and_a_second_run_changes_nothing(tree):
    before = list(Page.objects.order_by("path").values_list("path", "url_path", "title"))
    assert len(before) == 1 + 3 * (1 + len(NODES))

    ensure_tree(hostname="testserver")

    assert list(Page.objects.order_by("path").values_list("path", "url_path", "title")) == before


def test_each_page_is_the_translation_of_its_french_one(tree):
    for page in Page.objects.child_of(tree["fr"]):
        assert {p.locale.language_code for p in page.get_translations()} == {"de", "en"}
