from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0006_state_before_arriving"),
    ]

    operations = [
        migrations.AddField(
            model_name="eventpage",
            name="is_free",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="free of charge"
            ),
        ),
        migrations.AddField(
            model_name="eventpage",
            name="price",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="What it costs and for whom, or what is included: “€5, free for job seekers”. Empty and not free of charge: the page says nothing.",
                max_length=120,
                verbose_name="price, in words",
            ),
        ),
    ]
