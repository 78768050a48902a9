import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0001_initial"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [
        migrations.CreateModel(
            name="Spokesperson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="With the organisation.",
                        max_length=120,
                        verbose_name="role",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        help_text="In their own words: “weekdays 9 am to noon, speaks German too”.",
                        max_length=120,
                        verbose_name="when to call",
                    ),
                ),
                (
                    "agreed_on",
                    models.DateField(
                        help_text="On that day they said that newsrooms may have their number.",
                        verbose_name="agreed on",
                    ),
                ),
                (
                    "agreed_until",
                    models.DateField(
                        blank=True,
                        help_text="From the day after on nobody reads the number, and it is deleted.",
                        null=True,
                        verbose_name="agreement ends on",
                    ),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="example")),
                (
                    "story",
                    models.ForeignKey(
                        help_text="In whatever language: its translations name the same people.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spokespersons",
                        to="wagtailcore.page",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "spokesperson",
                "verbose_name_plural": "spokespersons",
                "ordering": ["pk"],
            },
        ),
    ]
