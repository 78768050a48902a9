"""Following issues in territories without an account: by mail, by feed, by calendar."""
