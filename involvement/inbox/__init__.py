"""Mails arrive: read from a maildir, understood, filed into the request they belong to."""
