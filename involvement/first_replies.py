"""The reply templates that a new site begins with. Afterwards they belong to the team.

They stand here and not in a catalogue: each is one letter in three languages, edited as a whole.
"""

from dataclasses import dataclass

from .models import ClosedReason


@dataclass(frozen=True)
class FirstReply:
    """A template to plant.

    Attributes:
        name: as the team finds it.
        words: subject and text by language.
        closes: the reason for closing with which it is proposed.
    """

    name: str
    words: dict[str, tuple[str, str]]
    closes: str = ""


FIRST_REPLIES = [
    FirstReply(
        "Première réponse",
        {
            "fr": (
                "Votre message est bien arrivé, {name}",
                """
Bonjour {name},

Merci pour vos mots. Je les ai lus, et j’aimerais en parler avec vous.
Vous veniez de notre page « {page} » : c’est un bon point de départ.
Nous nous parlons {slot}, comme vous l’avez choisi.

Dites-moi d’ici là ce qui vous aiderait le plus : une personne à rencontrer, un lieu, un coup de main ?

À bientôt,
{facilitator}
{programme}
Ligne directe : {phone}
""",
            ),
            "de": (
                "Ihre Nachricht ist gut angekommen, {name}",
                """
Guten Tag {name},

danke für Ihre Worte. Ich habe sie gelesen und möchte gern mit Ihnen darüber sprechen.
Sie kamen von unserer Seite „{page}“: Das ist ein guter Anfang.
Wir sprechen uns {slot}, wie Sie es gewählt haben.

Was würde Ihnen bis dahin am meisten helfen: jemand, den Sie treffen, ein Ort, eine helfende Hand?

Bis bald
{facilitator}
{programme}
Durchwahl: {phone}
""",
            ),
            "en": (
                "Your message has arrived, {name}",
                """
Hello {name},

Thank you for your words. I have read them, and I would like to talk about them with you.
You came from our page “{page}”: that is a good place to begin.
We speak {slot}, as you chose.

Until then, what would help you most: somebody to meet, a place, a hand?

See you soon,
{facilitator}
{programme}
Direct line: {phone}
""",
            ),
        },
    ),
    FirstReply(
        "Trois créneaux pour se parler",
        {
            "fr": (
                "Quand nous parlons-nous, {name} ?",
                """
Bonjour {name},

Le plus simple est de nous parler. Voici trois moments où je peux vous appeler :

{slots}

Lequel vous convient ? Répondez à ce courriel, un mot suffit. Si aucun ne va, proposez-moi le vôtre.

À bientôt,
{facilitator}
Ligne directe : {phone}
""",
            ),
            "de": (
                "Wann sprechen wir uns, {name}?",
                """
Guten Tag {name},

am einfachsten ist es, wir sprechen miteinander. Zu diesen drei Zeiten kann ich Sie anrufen:

{slots}

Welche passt Ihnen? Ein Wort als Antwort auf diese Mail genügt. Passt keine, schlagen Sie mir eine vor.

Bis bald
{facilitator}
Durchwahl: {phone}
""",
            ),
            "en": (
                "When shall we talk, {name}?",
                """
Hello {name},

The simplest thing is to talk. I can call you at one of these three times:

{slots}

Which one suits you? Reply to this mail, one word is enough. If none does, suggest your own.

See you soon,
{facilitator}
Direct line: {phone}
""",
            ),
        },
    ),
    FirstReply(
        "Je n’ai pas pu vous joindre",
        {
            "fr": (
                "J’ai essayé de vous joindre, {name}",
                """
Bonjour {name},

J’ai essayé de vous appeler, sans succès. Rien de grave : dites-moi quand vous êtes disponible, ou rappelez-moi.
Ma ligne directe : {phone}

Voici des moments où je peux rappeler :

{slots}

{facilitator}
""",
            ),
            "de": (
                "Ich habe Sie angerufen, {name}",
                """
Guten Tag {name},

ich habe Sie angerufen und nicht erreicht. Das macht nichts: Sagen Sie mir, wann es passt, oder rufen Sie zurück.
Meine Durchwahl: {phone}

Zu diesen Zeiten kann ich es wieder versuchen:

{slots}

{facilitator}
""",
            ),
            "en": (
                "I tried to call you, {name}",
                """
Hello {name},

I called and did not find you. No harm done: tell me when you are free, or call me back.
My direct line: {phone}

I can call again at these times:

{slots}

{facilitator}
""",
            ),
        },
    ),
    FirstReply(
        "Pas le bon bureau : à qui demander",
        {
            "fr": (
                "Votre demande, {name} : à qui s’adresser",
                """
Bonjour {name},

Votre demande est claire, mais nous ne sommes pas les bonnes personnes pour y répondre.

La bonne adresse : [nom, téléphone, courriel]

Dites que vous venez de notre part. Et si cela ne donne rien, revenez vers moi : je chercherai encore.

{facilitator}
{programme}
""",
            ),
            "de": (
                "Ihre Anfrage, {name}: wer Ihnen hilft",
                """
Guten Tag {name},

Ihre Anfrage ist klar, aber wir sind dafür nicht die Richtigen.

Die richtige Adresse: [Name, Telefon, E-Mail]

Sagen Sie, dass Sie von uns kommen. Und wenn es nichts wird, schreiben Sie mir wieder: Ich suche weiter.

{facilitator}
{programme}
""",
            ),
            "en": (
                "Your request, {name}: whom to ask",
                """
Hello {name},

Your request is clear, but we are not the right people to answer it.

The right address: [name, phone, e-mail]

Say that we sent you. And if nothing comes of it, write to me again: I will keep looking.

{facilitator}
{programme}
""",
            ),
        },
        closes=ClosedReason.WRONG_DESK,
    ),
    FirstReply(
        "Merci, et à bientôt",
        {
            "fr": (
                "Merci, {name}",
                """
Bonjour {name},

Votre demande a trouvé sa réponse, je la referme donc. Merci pour votre confiance.

Une suite, une question, une idée ? Un mot sur votre page la rouvre, et c’est moi qui vous réponds.

{facilitator}
{programme}
""",
            ),
            "de": (
                "Danke, {name}",
                """
Guten Tag {name},

Ihre Anfrage hat eine Antwort gefunden, ich schließe sie also. Danke für Ihr Vertrauen.

Geht es weiter, haben Sie eine Frage, eine Idee? Ein Wort auf Ihrer Seite öffnet sie wieder, und ich antworte Ihnen.

{facilitator}
{programme}
""",
            ),
            "en": (
                "Thank you, {name}",
                """
Hello {name},

Your request has found its answer, so I am closing it. Thank you for your trust.

Something new, a question, an idea? A word on your page opens it again, and I will answer you.

{facilitator}
{programme}
""",
            ),
        },
        closes=ClosedReason.ANSWERED,
    ),
    FirstReply(
        "Sans nouvelles de vous",
        {
            "fr": (
                "Nous restons là, {name}",
                """
Bonjour {name},

J’ai essayé plusieurs fois de vous joindre, sans succès. Je referme votre demande pour ne pas vous importuner.

Rien n’est perdu : un mot sur votre page la rouvre, dans une semaine comme dans un an.

{facilitator}
Ligne directe : {phone}
""",
            ),
            "de": (
                "Wir bleiben da, {name}",
                """
Guten Tag {name},

ich habe mehrmals versucht, Sie zu erreichen, leider ohne Erfolg. Ich schließe Ihre Anfrage, um Sie nicht zu stören.

Verloren ist nichts: Ein Wort auf Ihrer Seite öffnet sie wieder, in einer Woche oder in einem Jahr.

{facilitator}
Durchwahl: {phone}
""",
            ),
            "en": (
                "We are still here, {name}",
                """
Hello {name},

I tried to reach you several times, without success. I am closing your request so as not to bother you.

Nothing is lost: a word on your page opens it again, in a week or in a year.

{facilitator}
Direct line: {phone}
""",
            ),
        },
        closes=ClosedReason.NO_ANSWER,
    ),
    FirstReply(
        "Retirée à votre demande",
        {
            "fr": (
                "C’est noté, {name}",
                """
Bonjour {name},

C’est noté : vous ne souhaitez plus de réponse, et votre demande est refermée. Merci de nous l’avoir dit.

{facilitator}
{programme}
""",
            ),
            "de": (
                "Ist notiert, {name}",
                """
Guten Tag {name},

ist notiert: Sie möchten keine Antwort mehr, und Ihre Anfrage ist geschlossen. Danke, dass Sie es gesagt haben.

{facilitator}
{programme}
""",
            ),
            "en": (
                "Noted, {name}",
                """
Hello {name},

Noted: you no longer want an answer, and your request is closed. Thank you for telling us.

{facilitator}
{programme}
""",
            ),
        },
        closes=ClosedReason.WITHDRAWN,
    ),
]
