from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "press"
    verbose_name = _("Press room")

    def ready(self) -> None:
        from involvement.law.erasure import replaying
        from involvement.outbox.trouble import bounced
        from stories import additions
        from stories.corrections import corrected

        from .corrections import tell_those_concerned
        from .kit import signals as kit_signals
        from .story import COVERAGE
        from .subscribing import mark_bounced, replay_erasures
        from .texts import offers

        additions.register(COVERAGE)
        replaying.connect(replay_erasures, dispatch_uid="press-erasures")
        bounced.connect(mark_bounced, dispatch_uid="press-bounces")
        corrected.connect(tell_those_concerned, dispatch_uid="press-corrections")
        offers.register()
        kit_signals.connect()
