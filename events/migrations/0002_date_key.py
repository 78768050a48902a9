"""Each date of an event gets a key that its translations share."""

import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor) -> None:
    """Dates of one event that begin at the same moment are one date in several languages."""
    dates = apps.get_model("events", "EventDate").objects.select_related("page")
    for date in dates:
        date.key = uuid.uuid5(date.page.translation_key, str(date.starts_at))
        date.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="eventdate",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
