"""Consent, access, erasure, retention."""
