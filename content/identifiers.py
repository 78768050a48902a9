"""Numbers of rows as visitors send them."""

import re


def page_id(value: str | None) -> int | None:
    """The page number in `?page=`; any other value is none.

    >>> page_id("12"), page_id("1_2"), page_id("²"), page_id("9" * 40), page_id(None)
    (12, None, None, None, None)
    """
    return int(value) if value and re.fullmatch(r"[0-9]{1,9}", value) else None
