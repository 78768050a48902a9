"""Mails leave: one by one, each claimed, handed over and stamped in transactions of its own."""
