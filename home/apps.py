from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from involvement.law.deletion import mails_deleted
        from press import contact

        from . import site_frame
        from .mailbox import forget
        from .translation import borrowed, following

        mails_deleted.connect(forget, dispatch_uid="home.mailbox")
        following.connect()
        borrowed.connect()
        contact.names(site_frame.press_officer)
