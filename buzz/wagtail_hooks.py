"""Where Wagtail finds the evenings."""

from wagtail import hooks

from .viewsets import EveningViewSet


@hooks.register("register_admin_viewset")
def register_evenings() -> EveningViewSet:
    return EveningViewSet()
