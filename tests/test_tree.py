"""The first tree of pages."""

from wagtail.models import Page

from home.tree import NODES, ensure_tree


def test_the_tree_stands_in_three_languages_and_a_second_run_changes_nothing(tree):
    before = list(Page.objects.order_by("path").values_list("path", "url_path", "title"))
    assert len(before) == 1 + 3 * (1 + len(NODES))

    ensure_tree(hostname="testserver")

    assert list(Page.objects.order_by("path").values_list("path", "url_path", "title")) == before


def rows() -> list[tuple]:
    return list(Page.objects.order_by("path").values_list("path", "url_path", "translation_key"))


def test_other_addresses_and_a_deleted_page_are_no_obstacle(tree):
    for old in ("recits", "contact"):
        page = Page.objects.child_of(tree["fr"]).get(slug=old)
        page.slug = f"{old}-autrement"
        page.save()
    before = rows()
    ensure_tree(hostname="testserver")
    assert rows() == before

    deleted = [
        Page.objects.child_of(tree["fr"]).get(slug=slug) for slug in ("agenda", "mentions-legales")
    ]
    for page in deleted:
        page.delete()
    ensure_tree(hostname="testserver")

    again = Page.objects.child_of(tree["fr"]).filter(slug__in=[page.slug for page in deleted])
    assert {page.translation_key for page in again} == {page.translation_key for page in deleted}
    assert len(rows()) == len(before)


def test_each_page_is_the_translation_of_its_french_one(tree):
    for page in Page.objects.child_of(tree["fr"]):
        assert {p.locale.language_code for p in page.get_translations()} == {"de", "en"}
