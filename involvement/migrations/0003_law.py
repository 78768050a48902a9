import uuid

from django.db import migrations, models


def name_them(apps, schema_editor):
    Person = apps.get_model("involvement", "Person")
    for pk in Person.objects.filter(key=None).values_list("pk", flat=True).iterator():
        Person.objects.filter(pk=pk).update(key=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("involvement", "0002_desk")]

    operations = [
        # Three steps: one default for all rows would not be unique.
        migrations.AddField("person", "key", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(name_them, migrations.RunPython.noop),
        migrations.AlterField(
            "person",
            "key",
            models.UUIDField(
                default=uuid.uuid4,
                unique=True,
                editable=False,
                help_text="Names the row in the log of erasures: never used again, unlike a number.",
            ),
        ),
    ]
