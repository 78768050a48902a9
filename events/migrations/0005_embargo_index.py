from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0004_cancelled_date")]

    operations = [
        migrations.AlterField(
            model_name="eventpage",
            name="embargo_until",
            field=models.DateTimeField(
                blank=True,
                db_index=True,
                help_text="Before this minute nobody finds the page, even when it is published.",
                null=True,
                verbose_name="embargo until",
            ),
        ),
    ]
