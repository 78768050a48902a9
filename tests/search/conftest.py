"""The search is tested with its index."""

import pytest


@pytest.fixture
def _index_of_the_search() -> None:
    """It is kept, as everywhere but in tests."""
