"""English versions of stories of the demonstration."""
