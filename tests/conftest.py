"""What every test may ask for."""

import pytest

from home.models import HomePage
from home.tree import ensure_tree


@pytest.fixture
def tree(db) -> dict[str, HomePage]:
    """The first pages of the site in three languages; home pages by language."""
    return ensure_tree(hostname="testserver")
