import content.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("content", "0001_initial"),
        ("people", "0003_follow_ups"),
        ("post_office", "0014_alter_email_recipient_delivery_status_and_more"),
        ("stories", "0002_corrections"),
        ("taxonomy", "0001_initial"),
        ("wagtailcore", "0094_alter_page_locale"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("story_key", models.UUIDField(unique=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Journalist",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        help_text="Names the row in the log of erasures; dies with it.",
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="phone")),
                (
                    "outlet_text",
                    models.CharField(blank=True, max_length=120, verbose_name="outlet as written"),
                ),
                ("language", models.CharField(default="fr", max_length=2, verbose_name="language")),
                (
                    "agreement",
                    models.CharField(
                        choices=[
                            ("consent", "they asked for it"),
                            ("interest", "legitimate interest: it is about their work"),
                        ],
                        default="interest",
                        max_length=10,
                        verbose_name="why we may write",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="since")),
                (
                    "agreed_how",
                    models.CharField(
                        blank=True,
                        help_text="The form, a call, a card at an event: with the date and who noted it.",
                        max_length=200,
                        verbose_name="how we know",
                    ),
                ),
                (
                    "accredited",
                    models.BooleanField(default=False, verbose_name="accredited for embargoes"),
                ),
                (
                    "accredited_until",
                    models.DateField(
                        blank=True,
                        help_text="Empty: until it is taken back.",
                        null=True,
                        verbose_name="accredited until",
                    ),
                ),
                (
                    "bounced_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Nothing more is sent. Empty it once the address is right.",
                        null=True,
                        verbose_name="address does not work since",
                    ),
                ),
                (
                    "stopped_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="They said so themselves.",
                        null=True,
                        verbose_name="wants no mail since",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="known since")),
                (
                    "last_active_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="The last thing they did themselves: confirmed, promised, reported.",
                        verbose_name="last act",
                    ),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="example")),
            ],
            options={
                "verbose_name": "journalist",
                "verbose_name_plural": "journalists",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CoverageCommitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("story_key", models.UUIDField(db_index=True, editable=False)),
                ("edition", models.CharField(blank=True, max_length=80, verbose_name="edition")),
                ("angle", models.CharField(blank=True, max_length=200, verbose_name="angle")),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("brief", "brief"),
                            ("article", "article"),
                            ("interview", "interview"),
                            ("portrait", "portrait"),
                            ("report", "reportage"),
                            ("radio", "radio piece"),
                            ("film", "film"),
                        ],
                        max_length=10,
                        verbose_name="format",
                    ),
                ),
                (
                    "week",
                    models.DateField(
                        blank=True,
                        help_text="Its Monday. Empty: not decided yet.",
                        null=True,
                        verbose_name="week",
                    ),
                ),
                (
                    "wants_exclusive",
                    models.BooleanField(default=False, verbose_name="asks to be the first"),
                ),
                (
                    "exclusive_until",
                    models.DateField(
                        blank=True,
                        help_text="Only with our agreement. Other newsrooms read that the story is reserved.",
                        null=True,
                        verbose_name="first until",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("claim", "in the press room"),
                            ("buzz", "on the evening of the buzz"),
                        ],
                        default="claim",
                        max_length=5,
                        verbose_name="made",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("promised", "promised"),
                            ("planned", "planned"),
                            ("nudged", "reminded"),
                            ("to-verify", "to be verified"),
                            ("kept", "kept"),
                            ("lapsed", "lapsed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="promised",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("promised_at", models.DateTimeField(editable=False, verbose_name="promised on")),
                (
                    "nudged_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="reminded on"
                    ),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="example")),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="press_commitments",
                        to="wagtailcore.page",
                        verbose_name="story",
                    ),
                ),
                (
                    "journalist",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="press.journalist",
                        verbose_name="journalist",
                    ),
                ),
            ],
            options={
                "verbose_name": "promise",
                "verbose_name_plural": "promises",
                "ordering": ["-promised_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CommitmentStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "from_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("promised", "promised"),
                            ("planned", "planned"),
                            ("nudged", "reminded"),
                            ("to-verify", "to be verified"),
                            ("kept", "kept"),
                            ("lapsed", "lapsed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("promised", "promised"),
                            ("planned", "planned"),
                            ("nudged", "reminded"),
                            ("to-verify", "to be verified"),
                            ("kept", "kept"),
                            ("lapsed", "lapsed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by_journalist", models.BooleanField(default=False)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="press.coveragecommitment",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MediaOutlet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("daily", "daily newspaper"),
                            ("weekly", "weekly newspaper"),
                            ("magazine", "magazine"),
                            ("radio", "radio"),
                            ("television", "television"),
                            ("web", "online medium"),
                            ("agency", "news agency"),
                            ("bulletin", "municipal or association bulletin"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "formats",
                    content.fields.MultipleChoiceField(
                        blank=True, default=list, verbose_name="formats"
                    ),
                ),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="From the proposal to the edition, in ordinary times.",
                        verbose_name="lead time in days",
                    ),
                ),
                ("language", models.CharField(default="fr", max_length=2, verbose_name="language")),
                (
                    "ingest",
                    content.fields.MultipleChoiceField(
                        blank=True, default=list, verbose_name="takes in what we send"
                    ),
                ),
                (
                    "may_reproduce",
                    models.BooleanField(
                        default=False,
                        help_text="Only with a written agreement. Without it: title, date, link, short quote.",
                        verbose_name="lets us reproduce its articles",
                    ),
                ),
                (
                    "reproduction_terms",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="agreement on reproduction"
                    ),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="example")),
                (
                    "areas",
                    models.ManyToManyField(
                        blank=True,
                        help_text="A story must lie within one of them. Empty: everywhere.",
                        related_name="+",
                        to="taxonomy.territory",
                        verbose_name="areas",
                    ),
                ),
                (
                    "beats",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Issues that it covers. Empty: all.",
                        related_name="+",
                        to="taxonomy.issue",
                        verbose_name="beats",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="Its public page on this site, where it has one.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "outlet",
                "verbose_name_plural": "outlets",
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="journalist",
            name="outlet",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="journalists",
                to="press.mediaoutlet",
                verbose_name="outlet",
            ),
        ),
        migrations.AddField(
            model_name="coveragecommitment",
            name="outlet",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="commitments",
                to="press.mediaoutlet",
                verbose_name="outlet",
            ),
        ),
        migrations.CreateModel(
            name="PressKit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(blank=True, upload_to="press-kits")),
                ("contents", models.CharField(blank=True, max_length=64)),
                ("asked_at", models.DateTimeField(null=True)),
                ("built_at", models.DateTimeField(null=True)),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="press_kit",
                        to="stories.storypage",
                    ),
                ),
                ("pictures", models.ManyToManyField(related_name="+", to="content.picture")),
            ],
            options={
                "verbose_name": "press kit",
                "verbose_name_plural": "press kits",
            },
        ),
        migrations.CreateModel(
            name="PressLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("template", models.CharField(max_length=40)),
                ("queued_at", models.DateTimeField()),
                (
                    "email",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="press_letter",
                        to="post_office.email",
                    ),
                ),
                (
                    "journalist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="press.journalist",
                    ),
                ),
            ],
            options={
                "ordering": ["queued_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PressLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                ("expires_at", models.DateTimeField(verbose_name="ends")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                (
                    "journalist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="press.journalist",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "personal link",
                "verbose_name_plural": "personal links",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PressPickup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outlet_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name of the medium"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "article"),
                            ("republication", "our text, republished"),
                            ("broadcast", "broadcast"),
                            ("agenda", "entry in an agenda"),
                        ],
                        default="article",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
                ),
                (
                    "quote",
                    models.CharField(
                        blank=True,
                        help_text="200 characters at most: the rest belongs to the newspaper.",
                        max_length=200,
                        verbose_name="short quote",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "reported"),
                            ("verified", "verified"),
                            ("rejected", "not ours"),
                        ],
                        default="reported",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fetched", "the page names the story or a partner"),
                            ("by-hand", "by the team"),
                        ],
                        max_length=8,
                        verbose_name="verified how",
                    ),
                ),
                (
                    "verified_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="verified on"
                    ),
                ),
                ("reported_at", models.DateTimeField(editable=False, verbose_name="reported on")),
                (
                    "checked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="link looked at"
                    ),
                ),
                (
                    "dead_since",
                    models.DateField(blank=True, null=True, verbose_name="link dead since"),
                ),
                ("suspicious", models.CharField(blank=True, editable=False, max_length=12)),
                ("network", models.CharField(blank=True, editable=False, max_length=64)),
                ("is_example", models.BooleanField(default=False, verbose_name="example")),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pickups",
                        to="press.coveragecommitment",
                        verbose_name="promise",
                    ),
                ),
                (
                    "journalist",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pickups",
                        to="press.journalist",
                        verbose_name="journalist",
                    ),
                ),
                (
                    "outlet",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pickups",
                        to="press.mediaoutlet",
                        verbose_name="outlet",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="press_pickups",
                        to="wagtailcore.page",
                        verbose_name="story",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of coverage",
                "verbose_name_plural": "coverage",
                "ordering": ["-published_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PressRoomPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(blank=True, max_length=300, verbose_name="introduction"),
                ),
                ("body", content.fields.BlocksField(blank=True, verbose_name="text")),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        help_text="Its opening hours are shown. Empty: the team that answers for the rest.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.programme",
                        verbose_name="team that answers the press",
                    ),
                ),
                (
                    "social_picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the page's own picture, or its wall with the title on it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content.picture",
                        verbose_name="picture for social networks",
                    ),
                ),
            ],
            options={
                "verbose_name": "press room",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PressSubscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cadence",
                    models.CharField(
                        choices=[
                            ("at-once", "at once, story by story"),
                            ("daily", "once a day, in the morning"),
                            ("weekly", "once a week, on Monday morning"),
                        ],
                        default="at-once",
                        max_length=8,
                        verbose_name="how often",
                    ),
                ),
                (
                    "under_embargo",
                    models.BooleanField(
                        default=False,
                        help_text="Only while they are accredited. Otherwise a button of the board does it.",
                        verbose_name="tell them of stories under embargo at once",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="asked for")),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
                ),
                (
                    "digest_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="last digest"
                    ),
                ),
                ("suspicious", models.CharField(blank=True, editable=False, max_length=12)),
                ("network", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "areas",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Empty: those of the outlet.",
                        related_name="+",
                        to="taxonomy.territory",
                        verbose_name="areas",
                    ),
                ),
                (
                    "beats",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Empty: those of the outlet.",
                        related_name="+",
                        to="taxonomy.issue",
                        verbose_name="beats",
                    ),
                ),
                (
                    "journalist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subscriptions",
                        to="press.journalist",
                        verbose_name="journalist",
                    ),
                ),
            ],
            options={
                "verbose_name": "subscription",
                "verbose_name_plural": "subscriptions",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("story_key", models.UUIDField(db_index=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("at-once", "at once"),
                            ("digest", "in a digest"),
                            ("embargo", "under embargo"),
                        ],
                        max_length=8,
                        verbose_name="in which mail",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="told on")),
                (
                    "follow_up_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="asked again on"),
                ),
                (
                    "followed_up_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="second mail"),
                ),
                (
                    "story",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="story",
                    ),
                ),
                (
                    "journalist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alerts",
                        to="press.journalist",
                        verbose_name="journalist",
                    ),
                ),
                (
                    "subscription",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="press.presssubscription",
                    ),
                ),
            ],
            options={
                "verbose_name": "alert",
                "verbose_name_plural": "alerts",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PressText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("300", "Brief, 300 characters"),
                            ("600", "Short, 600 characters"),
                            ("1500", "Half a page, 1,500 characters"),
                            ("3000", "A page, 3,000 characters"),
                            ("radio", "Radio, 45 seconds"),
                            ("full", "Full text"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="A blank line begins a new paragraph.", verbose_name="text"
                    ),
                ),
                (
                    "drafted",
                    models.TextField(
                        editable=False,
                        help_text="The draft that these words replaced: another one makes them stale.",
                    ),
                ),
                ("edited_at", models.DateTimeField()),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="press_texts",
                        to="stories.storypage",
                    ),
                ),
            ],
            options={
                "verbose_name": "text for newsrooms",
                "verbose_name_plural": "texts for newsrooms",
            },
        ),
        migrations.CreateModel(
            name="CopyCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("host", models.CharField(max_length=120)),
                ("day", models.DateField()),
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.page",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("story", "host", "day"), name="one_count_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("story_key", models.UUIDField()),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the correction's day and words.", max_length=64
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "journalist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="press.journalist",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("journalist", "story_key", "digest"), name="correction_told_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="journalist",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                name="journalist_email_once",
                violation_error_message="There is a journalist with this address already.",
            ),
        ),
        migrations.AddIndex(
            model_name="coveragecommitment",
            index=models.Index(fields=["state", "week"], name="press_cover_state_c3c2a0_idx"),
        ),
        migrations.AddConstraint(
            model_name="coveragecommitment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["promised", "planned", "nudged", "to-verify"])),
                fields=("journalist", "story_key"),
                name="one_open_promise_per_story",
            ),
        ),
        migrations.AddIndex(
            model_name="presspickup",
            index=models.Index(
                fields=["state", "published_on"], name="press_press_state_e65cf8_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="presspickup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("url", ""), _negated=True),
                fields=("story", "url"),
                name="one_pickup_per_story_and_address",
                violation_error_message="This address has been reported for this story.",
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.UniqueConstraint(
                fields=("journalist", "story_key"), name="one_alert_per_journalist_and_story"
            ),
        ),
        migrations.AddConstraint(
            model_name="presstext",
            constraint=models.UniqueConstraint(fields=("page", "kind"), name="press_text_once"),
        ),
        migrations.AddConstraint(
            model_name="presstext",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "full"), _negated=True),
                name="press_text_is_not_the_story",
            ),
        ),
    ]
