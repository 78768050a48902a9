"""Needs, offers, and people who are asked whether they want to meet."""
