"""Measurements: `make bench-…` runs them, on a database of their own."""
