"""The law: what is held of people, and how it is shown, carried away, forgotten and erased."""
