from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Content")

    def ready(self) -> None:
        from wagtail.admin.views.account import AvatarSettingsPanel

        from . import moments, remembered, spreadsheets, visibility
        from .forms import FaceForm
        from .uploads.fields import look_into_files_of_wagtail

        remembered.connect()
        moments.register(visibility.next_embargo_end)
        look_into_files_of_wagtail()
        spreadsheets.guard()
        AvatarSettingsPanel.form_class = FaceForm  # Wagtail has no setting for it
