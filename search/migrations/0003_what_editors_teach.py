import datetime
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_desk"),
        ("search", "0002_full_text_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("de", "German"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("words", models.CharField(max_length=60, verbose_name="searched words")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="times")),
                ("last_on", models.DateField(verbose_name="last time")),
            ],
            options={
                "verbose_name": "search that found nothing",
                "verbose_name_plural": "searches that found nothing",
                "ordering": ["-count", "words"],
            },
        ),
        migrations.CreateModel(
            name="Promotion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("de", "German"), ("en", "English")],
                        default="fr",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="Separated by commas. The page comes first when one of them is searched for.",
                        max_length=500,
                        verbose_name="searched words",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Empty: its own summary.",
                        max_length=160,
                        verbose_name="why it is shown",
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "promoted result",
                "verbose_name_plural": "promoted results",
                "ordering": ["language", "sort_order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Synonyms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("de", "German"), ("en", "English")],
                        default="fr",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="Separated by commas, for instance: friche, site industriel abandonné.",
                        max_length=500,
                        verbose_name="words that mean the same",
                    ),
                ),
            ],
            options={
                "verbose_name": "synonyms",
                "verbose_name_plural": "synonyms",
                "ordering": ["language", "words"],
            },
        ),
        migrations.RemoveIndex(
            model_name="searchentry",
            name="search_sear_languag_dd4e2a_idx",
        ),
        migrations.AddField(
            model_name="searchentry",
            name="facets",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="searchentry",
            name="published_at",
            field=models.DateTimeField(
                default=datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(
                fields=["language", "-published_at", "id"], name="newest_of_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="missedsearch",
            constraint=models.UniqueConstraint(
                fields=("language", "words"), name="missed_words_once"
            ),
        ),
        migrations.AddField(
            model_name="promotion",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.page",
                verbose_name="page",
            ),
        ),
    ]
