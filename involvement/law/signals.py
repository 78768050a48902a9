"""What the law's acts tell the floors above."""

from django.dispatch import Signal

# Sent when a person was erased, in the same transaction. Arguments: `person_pk`, `addresses`.
person_erased = Signal()
