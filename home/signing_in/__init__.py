"""The door of the admin: how often somebody may try, and the second factor."""
