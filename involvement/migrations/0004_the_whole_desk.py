import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("involvement", "0003_law"),
        ("people", "0003_follow_ups"),
        ("post_office", "0014_alter_email_recipient_delivery_status_and_more"),
        ("taxonomy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="bounced_email",
            field=models.EmailField(
                blank=True,
                help_text="The address from which it came back: a new one is free of it.",
                max_length=254,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="email_bounced_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="mail came back"),
        ),
        migrations.AddField(
            model_name="person",
            name="paused_until",
            field=models.DateField(
                blank=True,
                help_text="Last day of the pause.",
                null=True,
                verbose_name="not to be asked until",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="solicitation_cap",
            field=models.PositiveSmallIntegerField(
                default=2,
                help_text="How often at most this person is asked whether they want to meet somebody.",
                verbose_name="introductions in thirty days",
            ),
        ),
        migrations.AddField(
            model_name="privatelink",
            name="mailed",
            field=models.BooleanField(
                default=False,
                help_text="Went to the person's address: whoever has it reads their mail. The others were shown to whoever filled in the form, and anybody can write any address there.",
            ),
        ),
        migrations.AlterField(
            model_name="involvement",
            name="attention",
            field=models.CharField(
                blank=True,
                choices=[
                    ("word", "they added a word"),
                    ("call-moved", "they moved the call"),
                    ("corrected", "they corrected how to reach them"),
                    ("awake", "asleep no longer"),
                    ("mail", "a mail from an unknown address"),
                    ("undelivered", "a mail did not reach them"),
                    ("introduction", "news of an introduction"),
                    ("stuck", "they are stuck with their plan"),
                    ("call", "no answer to two letters: call them"),
                    ("step", "their next step was due: ask how it went"),
                ],
                max_length=12,
                verbose_name="needs its owner",
            ),
        ),
        migrations.AlterField(
            model_name="step",
            name="kind",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("acknowledged", "acknowledged"),
                    ("owner-told", "owner told"),
                    ("claimed", "taken"),
                    ("assigned", "given by the clock"),
                    ("escalated", "climbed a rung"),
                    ("handed-over", "handed over"),
                    ("state", "moved on"),
                    ("call", "call"),
                    ("mail-out", "mail sent"),
                    ("mail-in", "mail received"),
                    ("auto-reply", "automatic answer: away"),
                    ("undelivered", "mail not delivered"),
                    ("word", "word of the person"),
                    ("awoken", "woke up"),
                    ("settled", "seen to"),
                    ("closed", "closed"),
                    ("reopened", "opened again"),
                    ("withdrawn", "withdrawn by the person"),
                    ("consent", "consent"),
                    ("call-moved", "call moved by the person"),
                    ("corrected", "details corrected by the person"),
                    ("links-closed", "links closed by the person"),
                    ("note", "note"),
                    ("snoozed", "put to sleep"),
                    ("merged", "merged"),
                    ("unmerged", "taken apart again"),
                    ("link", "private link"),
                    ("ingredient", "need or offer noted"),
                    ("intro-asked", "introduction: asked"),
                    ("intro-open", "introduction: all said yes"),
                    ("intro-scheduled", "introduction: a meeting is fixed"),
                    ("intro-held", "introduction: they have met"),
                    ("intro-missed", "introduction: the meeting did not take place"),
                    ("intro-continues", "introduction: they go on together"),
                    ("intro-ended", "introduction: nothing follows"),
                    ("intro-declined", "introduction: somebody said no"),
                    ("intro-expired", "introduction: no answer in time"),
                    ("intro-cancelled", "introduction: called off"),
                    ("intro-answer", "introduction: answered"),
                    ("debrief", "said how the meeting went"),
                    ("plan", "plan"),
                    ("follow-up", "follow-up letter"),
                    ("answer", "answer to a letter"),
                    ("proposed", "call proposed"),
                    ("partnership", "partnership"),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
        migrations.CreateModel(
            name="Ingredient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("need", "missing"), ("offer", "offered")],
                        max_length=5,
                        verbose_name="missing or offered",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("catalyst", "somebody who gets things going"),
                            ("contact", "the right contact"),
                            ("skill", "a skill"),
                            ("place", "a place"),
                            ("material", "material"),
                            ("money", "money"),
                            ("outlet", "an outlet"),
                            ("trust", "trust"),
                            ("time", "time"),
                        ],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        help_text="Names nobody, and no address.",
                        max_length=200,
                        verbose_name="in one sentence",
                    ),
                ),
                (
                    "follows_call",
                    models.BooleanField(
                        default=False,
                        help_text="The page is a call: sentence, state and end come from there.",
                    ),
                ),
                (
                    "universe",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("social-economy", "social economy"),
                            ("public", "public body"),
                            ("citizens", "citizens"),
                            ("research", "research"),
                            ("media", "media"),
                            ("foundation", "foundation"),
                        ],
                        default="citizens",
                        max_length=16,
                        verbose_name="universe",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True, help_text="Last day.", null=True, verbose_name="until"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("met", "found"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "time is over"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="noted")),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of the person who speaks for it; a call or a story may have none yet.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ingredients",
                        to="involvement.involvement",
                        verbose_name="request",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="taxonomy.issue",
                        verbose_name="issue",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="call or story",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "territory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.territory",
                        verbose_name="territory",
                    ),
                ),
            ],
            options={
                "verbose_name": "need or offer",
                "verbose_name_plural": "needs and offers",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Introduction",
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
                        help_text="Sent with the form: the same form twice is one introduction.",
                        unique=True,
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="Every party reads it before anybody has said yes: name nobody.",
                        max_length=120,
                        verbose_name="what it is about",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "prepared"),
                            ("asked", "the parties are asked"),
                            ("open", "all said yes"),
                            ("scheduled", "a meeting is fixed"),
                            ("held", "they have met"),
                            ("missed", "the meeting did not take place"),
                            ("continues", "they go on together"),
                            ("ended", "nothing follows"),
                            ("declined", "somebody said no"),
                            ("expired", "no answer in time"),
                            ("cancelled", "called off"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="proposed")),
                ("changed_at", models.DateTimeField(verbose_name="moved")),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked")),
                (
                    "expires_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answers until"),
                ),
                ("meeting_at", models.DateTimeField(blank=True, null=True, verbose_name="meeting")),
                (
                    "meeting_minutes",
                    models.PositiveSmallIntegerField(default=60, verbose_name="minutes"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Of the calendar file: grows with every change (RFC 5545).",
                    ),
                ),
                ("debrief_asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="introductions",
                        to="involvement.ingredient",
                        verbose_name="need",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.facilitator",
                        verbose_name="who introduces",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="introductions",
                        to="people.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "introduction to each other",
                "verbose_name_plural": "introductions to each other",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="As a title. Name organisations, no person: this line stays.",
                        max_length=90,
                        verbose_name="what they do together",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("skill", "skills and time"),
                            ("place", "a place"),
                            ("material", "material"),
                            ("work", "work and training"),
                            ("outlet", "purchases and outlets"),
                            ("money", "money"),
                            ("project", "a project of their own"),
                        ],
                        max_length=8,
                        verbose_name="what they share",
                    ),
                ),
                ("begun_on", models.DateField(verbose_name="begun on")),
                ("noted_at", models.DateTimeField(verbose_name="noted")),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="partnerships",
                        to="involvement.involvement",
                        verbose_name="request it began with",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        related_name="partnerships",
                        to="people.organisation",
                        verbose_name="organisations",
                    ),
                ),
                (
                    "origin_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="page that moved somebody",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="people.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="new story",
                    ),
                ),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "ordering": ["-begun_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Party",
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
                        default=uuid.uuid4, help_text="Named by the personal link.", unique=True
                    ),
                ),
                ("gives", models.CharField(blank=True, max_length=200, verbose_name="gives")),
                ("gets", models.CharField(blank=True, max_length=200, verbose_name="gets")),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("no", "no")],
                        max_length=3,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "shares_email",
                    models.BooleanField(default=False, verbose_name="shares their e-mail"),
                ),
                (
                    "shares_phone",
                    models.BooleanField(default=False, verbose_name="shares their phone"),
                ),
                (
                    "word",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="word for the facilitator"
                    ),
                ),
                (
                    "times_answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="chose times"),
                ),
                (
                    "useful",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes, it was useful"),
                            ("no", "No, not really"),
                            ("not-met", "We did not meet"),
                        ],
                        max_length=7,
                        verbose_name="was it useful?",
                    ),
                ),
                (
                    "next_step",
                    models.TextField(blank=True, max_length=1000, verbose_name="what comes next?"),
                ),
                (
                    "debriefed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="told how it went"),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="involvement.introduction",
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        help_text="Their own request, on whose timeline each step is written.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="involvement.involvement",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="involvement.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "party",
                "verbose_name_plural": "parties",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MeetingSlot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="involvement.introduction",
                    ),
                ),
                (
                    "possible_for",
                    models.ManyToManyField(related_name="possible_slots", to="involvement.party"),
                ),
            ],
            options={
                "ordering": ["starts_at"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("when_words", models.CharField(max_length=200, verbose_name="When …")),
                ("then_words", models.CharField(max_length=200, verbose_name="then I …")),
                ("next_step_at", models.DateTimeField(verbose_name="next step")),
                (
                    "by_person",
                    models.BooleanField(
                        default=False, verbose_name="written by the person themselves"
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="written")),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="A newer plan took its place, or it was stopped.",
                        null=True,
                        verbose_name="ended",
                    ),
                ),
                (
                    "step_reminded_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the owner was reminded that the step was due.",
                        null=True,
                    ),
                ),
                (
                    "call_proposed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Once per plan, after silence.",
                        null=True,
                        verbose_name="call proposed",
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plans",
                        to="involvement.involvement",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan",
                "verbose_name_plural": "plans",
                "ordering": ["written_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("due_at", models.DateTimeField(verbose_name="leaves")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("sent", "sent"),
                            ("answered", "answered"),
                            ("skipped", "left out"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="left")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moves", "It moves"),
                            ("stuck", "I am stuck"),
                            ("later", "Later"),
                            ("other-way", "Another way"),
                            ("stop", "Stop the letters"),
                        ],
                        max_length=9,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "words",
                    models.TextField(blank=True, max_length=1000, verbose_name="their words"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="involvement.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up letter",
                "verbose_name_plural": "follow-up letters",
                "ordering": ["due_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="involvement.involvement",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReplyTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As the team finds it.", max_length=80, verbose_name="name"
                    ),
                ),
                (
                    "closes",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "answered: nothing more is needed"),
                            ("withdrawn", "the person withdrew it"),
                            ("wrong-desk", "not our field; the person was told whom to ask"),
                            ("no-answer", "no answer after three tries by two ways"),
                            ("duplicate", "the same as another request"),
                            ("spam", "spam"),
                        ],
                        help_text="Empty: proposed for every reply.",
                        max_length=10,
                        verbose_name="proposed when a request is closed because",
                    ),
                ),
                ("subject_fr", models.CharField(max_length=150, verbose_name="subject in French")),
                (
                    "subject_de",
                    models.CharField(blank=True, max_length=150, verbose_name="subject in German"),
                ),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=150, verbose_name="subject in English"),
                ),
                ("body_fr", models.TextField(max_length=4000, verbose_name="text in French")),
                (
                    "body_de",
                    models.TextField(blank=True, max_length=4000, verbose_name="text in German"),
                ),
                (
                    "body_en",
                    models.TextField(blank=True, max_length=4000, verbose_name="text in English"),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: for every team.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "reply template",
                "verbose_name_plural": "reply templates",
                "ordering": ["sort_order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("query", models.CharField(blank=True, max_length=1000, verbose_name="filters")),
                ("shared", models.BooleanField(default=False, verbose_name="shared with the team")),
                (
                    "default_of",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="first view of",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of the owner; empty for administrators without a team.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "email",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="delivery",
                        serialize=False,
                        to="post_office.email",
                        verbose_name="mail",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("claimed", "a worker has it"),
                            ("at-the-door", "being handed over"),
                            ("waiting", "tried again later"),
                            ("doubtful", "perhaps delivered: the answer never came"),
                            ("refused", "refused by the recipient’s server"),
                            ("given-up", "given up after many tries"),
                            ("bounced", "came back"),
                            ("aside", "put aside"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                (
                    "claim",
                    models.UUIDField(
                        help_text="Whoever does not hold this any more has lost the mail to another.",
                        null=True,
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="what the server said")),
                (
                    "put_aside_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="put aside by",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery of a mail",
                "verbose_name_plural": "deliveries of mails",
                "ordering": ["since", "pk"],
                "indexes": [
                    models.Index(fields=["state", "since"], name="involvement_state_87cc72_idx")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="ingredient",
            index=models.Index(
                fields=["programme", "side", "state"], name="involvement_program_fbb734_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="ingredient",
            constraint=models.UniqueConstraint(
                condition=models.Q(("follows_call", True)),
                fields=("page",),
                name="one_ingredient_per_call",
            ),
        ),
        migrations.AddConstraint(
            model_name="ingredient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("involvement__isnull", False), ("page__isnull", False), _connector="OR"
                ),
                name="ingredient_comes_from_somewhere",
            ),
        ),
        migrations.AddIndex(
            model_name="introduction",
            index=models.Index(fields=["state", "expires_at"], name="involvement_state_b9aa2c_idx"),
        ),
        migrations.AddIndex(
            model_name="introduction",
            index=models.Index(fields=["state", "meeting_at"], name="involvement_state_6e3757_idx"),
        ),
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                fields=["person", "asked_at"], name="involvement_person__37d4e0_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.UniqueConstraint(
                fields=("introduction", "person"), name="one_party_per_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingslot",
            constraint=models.UniqueConstraint(
                fields=("introduction", "starts_at"), name="one_slot_per_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("involvement",),
                name="one_plan_counts",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["state", "due_at"], name="involvement_state_766ba3_idx"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"), name="one_letter_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                fields=("involvement", "user"), name="one_presence_per_card"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(fields=("owner", "name"), name="one_view_per_name"),
        ),
    ]
