from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0002_spokesperson"),
    ]

    operations = [
        migrations.AddField(
            model_name="coveragecommitment",
            name="reason",
            field=models.CharField(
                blank=True,
                help_text="In their words, where they gave any.",
                max_length=200,
                verbose_name="why it was left to others",
            ),
        ),
    ]
