"""What may be uploaded, and what is left of it: every way in passes here."""
