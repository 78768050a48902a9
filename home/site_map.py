"""Every public page of a language, as a tree."""

from dataclasses import dataclass, field

from wagtail.models import Page

from content.visibility import public


@dataclass
class Branch:
    """A page with the pages below it."""

    page: Page
    below: list["Branch"] = field(default_factory=list)


def branches(page: Page) -> list[Branch]:
    """Public pages of the language to which `page` belongs, below its home page, in order.

    What lies below a page that is not public is left out with it.
    """
    home = page.get_ancestors().filter(depth=2).first() or page
    pages = public(home.get_descendants()).select_related("locale").order_by("path")
    nodes: dict[str, Branch] = {}
    top: list[Branch] = []
    for item in pages:
        parent = item.path[: -Page.steplen]
        if parent == home.path:
            siblings = top
        elif parent in nodes:
            siblings = nodes[parent].below
        else:
            continue
        nodes[item.path] = Branch(item)
        siblings.append(nodes[item.path])
    return top
