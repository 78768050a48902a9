"""One's own request, behind a personal link."""
