from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0003_registration")]

    operations = [
        migrations.AddField(
            model_name="eventdate",
            name="is_cancelled",
            field=models.BooleanField(
                default=False,
                help_text="It stays visible and says so; who signed up for it is told.",
                verbose_name="this date is cancelled",
            ),
        ),
    ]
