from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    """An app of its own within search: its rows are people's, those of search are nobody's."""

    name = "search.following"
    label = "following"
    verbose_name = _("Following")

    def ready(self) -> None:
        from involvement.consents import given, withdrawn
        from involvement.law.erasure import replaying
        from involvement.outbox.trouble import bounced

        from . import joining, offers, wishes

        given.connect(wishes.begin, dispatch_uid="following-given")
        withdrawn.connect(wishes.end, dispatch_uid="following-withdrawn")
        replaying.connect(joining.replay_erasures, dispatch_uid="following-erasures")
        offers.register()
        bounced.connect(joining.mark_bounced, dispatch_uid="following-bounces")
