"""German versions of stories of the demonstration."""
