"""Demonstration content: invented, plausible, and marked as examples."""
