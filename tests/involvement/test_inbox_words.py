"""Of a mail only what is surely quoted is cut; when in doubt, words stay."""

import time

import pytest

from involvement.inbox.words import new_words, split_forward, text_of_html

QUOTE = "> Bonjour Inès,\n> à demain ?"
HEAD = "De : Alsace <alsace@labo.example>\nEnvoyé : lundi\nÀ : ines@example.org\nObjet : Atelier"


@pytest.mark.parametrize(
    "introduction",
    [
        "Le lun. 23 nov. 2026 à 09:31, Alsace <alsace@labo.example> a écrit :",
        "Le lun. 23 nov. 2026 à 09:31,\nAlsace <alsace@labo.example>\na écrit :",
        "On Mon, 23 Nov 2026 at 09:31, Alsace <alsace@labo.example> wrote:",
        "Am Mo., 23. Nov. 2026 um 09:31 Uhr schrieb Alsace <alsace@labo.example>:",
        "Am 23.11.26 um 09:31 schrieb Alsace:",
        "-----Original Message-----",
        "-------- Message original --------",
        "-----Ursprüngliche Nachricht-----",
        f"________________________________\n{HEAD}\n",
        HEAD.replace("De :", "Von:").replace("Envoyé :", "Gesendet:").replace("À :", "An:"),
    ],
)
@pytest.mark.parametrize("quote", [QUOTE, QUOTE.replace("> ", "")])
def test_a_quoted_tail_is_cut(introduction, quote):
    assert new_words(f"Oui, volontiers.\n\nInès\n\n{introduction}\n{quote}") == (
        "Oui, volontiers.\n\nInès"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Le maire nous a écrit :\nvenez tous.",
        "De : la place, nous en avons.\nÀ : vous de voir.",
        "________________________________\nMon trait à moi.",
        "Bonjour,\n\n--\nInès\n06 12 34 56 78",
        "On wrote:",
    ],
)
def test_what_a_person_wrote_stays(text):
    assert new_words(text) == text


def test_an_answer_below_the_quotation_stays():
    assert new_words(f"Am 23.11.26 um 09:31 schrieb Alsace:\n{QUOTE}\n\nJa, gern.") == "Ja, gern."
    assert new_words(f"{HEAD}\n\nBonjour Inès") == "Bonjour Inès"


def test_the_first_line_of_a_forwarded_mail_is_no_head():
    text = f"Pour info\n\n{HEAD}\n\nÀ demain : j’apporte la scie.\nDate possible : mardi."
    assert split_forward(text, "alsace@labo.example") == (
        "Pour info",
        "À demain : j’apporte la scie.\nDate possible : mardi.",
    )
    assert split_forward(text, "paul@example.org") == ("", "")


def test_words_of_html():
    html = (
        "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><!-- <b> -->"
        "<p>5 &lt; 6 &amp; 2 < 3</p><script>alert('<p>')</script><div>Été&nbsp;!<br>Là</div>"
    )
    assert text_of_html(html) == "5 < 6 & 2 < 3\n\nÉté !\nLà"


@pytest.mark.parametrize(
    "piece",
    [
        "De : x\n",
        "_" * 10 + "\n",
        "On 1:11 wrote\n",
        "<!--",
        "<a ",
        "<script></",
        "\n ",
        ">\n",
        "À :",
    ],
)
def test_a_hostile_mail_costs_no_more_than_a_long_one(piece):
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    new_words(text)
    split_forward(text, "ines@example.org")
    text_of_html(text)
    assert time.process_time() - began < 8
