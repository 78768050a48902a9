"""Messages of Django and Wagtail pass the queue unchanged."""

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from post_office.models import Email

pytestmark = pytest.mark.django_db
TRICK = "{{ settings.SECRET_KEY }} {% include 'base.html' %} {% endverbatim %} & <b>"


@pytest.fixture(autouse=True)
def queue(settings):
    """Django's test runner puts a list in memory in the place of the queue."""
    settings.EMAIL_BACKEND = "config.mail.EmailBackend"


def test_a_message_is_no_template():
    message = EmailMultiAlternatives(TRICK, TRICK, "a@labo.example", ["b@labo.example"])
    message.attach_alternative(f"<p>{TRICK}</p>", "text/html")
    message.send()

    queued = Email.objects.get()
    assert (queued.subject, queued.message, queued.html_message) == (
        TRICK,
        TRICK,
        f"<p>{TRICK}</p>",
    )


def test_plain_words_stay_as_they_are():
    send_mail("Bonjour", "À bientôt !", None, ["b@labo.example"])
    queued = Email.objects.get()
    assert (queued.subject, queued.message, queued.html_message) == ("Bonjour", "À bientôt !", "")
    assert queued.headers == {"Auto-Submitted": "auto-generated"}  # RFC 3834
