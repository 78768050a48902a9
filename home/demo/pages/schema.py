"""The shape of a page's words."""

from dataclasses import dataclass

from home.demo.schema import Block


@dataclass(frozen=True)
class PageText:
    """Words of one page of the first tree.

    Attributes:
        headline: of the home page only; its `introduction` is the lede.
        description: for search engines; empty where the introduction will do.
        known_gaps: HTML, of the accessibility statement only.
        privacy_notice: of the get-involved form only.
    """

    introduction: str = ""
    headline: str = ""
    description: str = ""
    body: tuple[Block, ...] = ()
    known_gaps: str = ""
    privacy_notice: str = ""
