"""What calls add to the CMS: no way to publish passes by the rule of their form."""

from wagtail import hooks

from content.gate import PublicationViewSet

from .models import CallPage


class CallViewSet(PublicationViewSet):
    """Everything that the CMS does with calls."""

    model = CallPage


@hooks.register("register_admin_viewset")
def call_viewset() -> CallViewSet:
    return CallViewSet("calls")
