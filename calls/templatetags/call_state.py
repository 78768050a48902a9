"""Calls in templates: where they stand today."""

from django import template
from django.utils import timezone

from calls.models import CallPage
from calls.state import State, state

register = template.Library()


@register.filter
def current_state(call: CallPage) -> State:
    """Where the call stands today; its `label` for people, its `value` for styles."""
    return state(call, timezone.localdate())
