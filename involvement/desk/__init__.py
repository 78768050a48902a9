"""The desk: requests in the Wagtail admin. Listed, opened, moved on; never created or deleted."""
