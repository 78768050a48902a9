"""Typography: the cases an editor meets, and what must hold for any text at all."""

import random
import time

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe
from hypothesis import given, settings
from hypothesis import strategies as st

from content.typography import thousands, typo, typo_html

FRENCH = [
    ("Et chez vous ?", "Et chez vous\u202f?"),
    ("Et chez vous?", "Et chez vous\u202f?"),
    ("Bravo!", "Bravo\u202f!"),
    ("Quoi ?!", "Quoi\u202f?!"),
    ("Vraiment (oui !) ?", "Vraiment (oui\u202f!)\u202f?"),
    (
        "Le premier a prêté sa clé ; le deuxième, rien",
        "Le premier a prêté sa clé\u202f; le deuxième, rien",
    ),
    ("Trois sites : Colmar, Thann", "Trois sites\u00a0: Colmar, Thann"),
    ("Trois sites: Colmar", "Trois sites\u00a0: Colmar"),
    ("« Oui »", "«\u00a0Oui\u00a0»"),
    ("«Oui»", "«\u00a0Oui\u00a0»"),
    ("Il dit « on y va ! » et part", "Il dit «\u00a0on y va\u202f!\u00a0» et part"),
    ('Il dit "on y va" et part', "Il dit «\u00a0on y va\u00a0» et part"),
    ('"Oui"', "«\u00a0Oui\u00a0»"),
    ("L'atelier d'insertion", "L’atelier d’insertion"),
    ("aujourd'hui", "aujourd’hui"),
    ("l'« école »", "l’«\u00a0école\u00a0»"),
    ("Et puis...", "Et puis…"),
    ("Et puis... ?", "Et puis…\u202f?"),
    ("À 18 h 30", "À 18\u00a0h\u00a030"),
    ("À 18h30", "À 18h30"),
    ("À 18:30, rendez-vous", "À 18:30, rendez-vous"),
    ("un rapport de 1:2", "un rapport de 1:2"),
    ("1 250 €", "1\u202f250\u00a0€"),
    ("1250 € et 12000 personnes", "1\u202f250\u00a0€ et 12\u202f000\u00a0personnes"),
    ("1250,50 €", "1\u202f250,50\u00a0€"),
    ("25000€", "25\u202f000\u00a0€"),
    ("en 2024 personne n'est venu", "en 2024\u00a0personne n’est venu"),
    ("depuis 1998, 68100 Mulhouse", "depuis 1998, 68100 Mulhouse"),
    ("SIRET 12345678900012, code 4521", "SIRET 12345678900012, code 4521"),
    ("1 250 000 €", "1\u202f250\u202f000\u00a0€"),
    ("12 %", "12\u00a0%"),
    ("12%", "12\u00a0%"),
    ("un local de 80 m² à Sélestat", "un local de 80\u00a0m² à Sélestat"),
    ("9 t de bois", "9\u00a0t de bois"),
    ("le 14 février 2027", "le 14\u00a0février 2027"),
    ("le 1er mars", "le 1er\u00a0mars"),
    ("en 2024 150 personnes", "en 2024 150\u00a0personnes"),
    ("03 88 12 34 56", "03\u00a088\u00a012\u00a034\u00a056"),
    ("Mme Keller et M. Roth", "Mme\u00a0Keller et M.\u00a0Roth"),
    ("le n° 5", "le n°\u00a05"),
    ("3 km/h et 36 kWc", "3\u00a0km/h et 36\u00a0kWc"),
    ("https://labo.example/a?b=1;c=2!", "https://labo.example/a?b=1;c=2!"),
    ("Voir https://labo.example/l'eau?x=1 : oui", "Voir https://labo.example/l'eau?x=1\u00a0: oui"),
    ("labo.example/recits/?issue=emploi", "labo.example/recits/?issue=emploi"),
    ("écrire à anne.d'arc@labo.example !", "écrire à anne.d'arc@labo.example\u202f!"),
    ("l'adresse 'jo@labo.example'", "l’adresse ‘jo@labo.example’"),
    ("tapez `a ? b : c` ici", "tapez `a ? b : c` ici"),
    ("de 5' à 10'", "de 5' à 10'"),
    ('un écran de 24" et un de 27"', 'un écran de 24" et un de 27"'),
    ('"Il a dit "oui", puis rien"', "«\u00a0Il a dit “oui”, puis rien\u00a0»"),
    ('un "mot puis "oui" et rien', 'un "mot puis «\u00a0oui\u00a0» et rien'),
    ('""', '""'),
    ("du rock 'n' roll, les années '90", "du rock ’n’ roll, les années ’90"),
    ("-1 250 € et −5 °C", "-1\u202f250\u00a0€ et −5\u00a0°C"),
    ("ISBN 978-2-07-036822-8", "ISBN 978-2-07-036822-8"),
    ("AT&amp;T", "AT&amp;T"),
    ("(?)", "(?)"),
    ("", ""),
    ("?", "?"),
]
GERMAN = [
    ('Er sagt "ja" und geht', "Er sagt „ja“ und geht"),
    ("Wer macht mit ?", "Wer macht mit?"),
    ("Wer macht mit\u00a0?", "Wer macht mit?"),
    ("Drei Orte : Kehl, Lahr", "Drei Orte: Kehl, Lahr"),
    ("am 14. Februar", "am 14.\u00a0Februar"),
    ("um 18:30 Uhr", "um 18:30\u00a0Uhr"),
    ("12 % von 1 250 €", "12\u00a0% von 1.250\u00a0€"),
    ("1 250 000 €", "1.250.000\u00a0€"),
    ("1250 € für 12000 Menschen", "1.250\u00a0€ für 12.000\u00a0Menschen"),
    ("1 250,50 €", "1.250,50\u00a0€"),
    ("12 500 Personen und 12 500 Euro", "12.500\u00a0Personen und 12.500\u00a0Euro"),
    ("rund 12 500.", "rund 12.500."),
    ("1.250 €", "1.250\u00a0€"),
    ("im Jahr 2024 150 Personen", "im Jahr 2024 150\u00a0Personen"),
    ("2024 Personen", "2024\u00a0Personen"),
    ("68 100 Mülhausen", "68\u202f100 Mülhausen"),
    ("68100 Mülhausen", "68100 Mülhausen"),
    ("Tel. 0761 123 456", "Tel. 0761 123\u202f456"),
    ("Tel. 761 123 456", "Tel. 761\u202f123\u202f456"),
    ("+33 388 123 456", "+33\u202f388\u202f123\u202f456"),
    ("03 88 12 34 56", "03\u00a088\u00a012\u00a034\u00a056"),
    ("SIRET 123 456 789 00012", "SIRET 123\u202f456\u202f789 00012"),
    ("RCS Colmar 123 456 789", "RCS Colmar 123\u202f456\u202f789"),
    ("SIREN: 12 345", "SIREN: 12\u202f345"),
    ("123 456 789 €", "123.456.789\u00a0€"),
    ("https://labo.example/1 250", "https://labo.example/1 250"),
    ("um 18:30 Uhr, 1250 Uhr", "um 18:30\u00a0Uhr, 1250\u00a0Uhr"),
    ("z. B. hier", "z.\u00a0B. hier"),
    ("Wie geht's?", "Wie geht’s?"),
    ("Und dann...", "Und dann…"),
    ("„Sie sagt 'ja' dazu“", "„Sie sagt ‚ja‘ dazu“"),
    ('"Er sagt "ja", dann nichts"', "„Er sagt ‚ja‘, dann nichts“"),
    ("20% von 50€", "20\u00a0% von 50\u00a0€"),
    ("100%ig, die 5%-Hürde", "100%ig, die 5%-Hürde"),
    ("ISBN 978 207 036 822", "ISBN 978\u202f207\u202f036\u202f822"),
    ("Kundennummer 12 345", "Kundennummer 12\u202f345"),
    ("in der EU 12 500 Menschen", "in der EU 12.500\u00a0Menschen"),
    ("https://labo.example/ ?", "https://labo.example/ ?"),
]
ENGLISH = [
    ('She says "yes" and leaves', "She says “yes” and leaves"),
    ("Who joins in ?", "Who joins in?"),
    ("It's the partners' idea", "It’s the partners’ idea"),
    ("'yes'", "‘yes’"),
    ('"She said "yes" twice"', "“She said ‘yes’ twice”"),
    ("rock 'n' roll of the '90s", "rock ’n’ roll of the ’90s"),
    ("1 250 people", "1,250\u00a0people"),
    ("€1 250 and 1250 €", "€1,250 and 1,250\u00a0€"),
    ("12000 people", "12,000\u00a0people"),
    ("1 250.50 €", "1,250.50\u00a0€"),
    ("1,250", "1,250"),
    (
        "In 2024 people came, in 2024 times changed",
        "In 2024\u00a0people came, in 2024\u00a0times changed",
    ),
    ("68 100 Mulhouse, 68100", "68\u202f100 Mulhouse, 68100"),
    ("VAT FR 12 345 678 901", "VAT FR 12\u202f345\u202f678\u202f901"),
    ("phone 123 456", "phone 123\u202f456"),
    ("14 February", "14\u00a0February"),
    ("February 14", "February\u00a014"),
    ("80 m² for 12 people", "80\u00a0m² for 12\u00a0people"),
    ("And then...", "And then…"),
    ("at 18:30", "at 18:30"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text, expected):
    assert typo(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text, expected):
    assert typo(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert typo(text, "en-gb") == expected


HTML = [
    ("<p>Et vous ?</p>", "<p>Et vous\u202f?</p>"),
    ("<b>Attention</b> : oui", "<b>Attention</b>\u00a0: oui"),
    ("<p><b>Attention :</b> oui</p>", "<p><b>Attention\u00a0:</b> oui</p>"),
    ("« <em>mot</em> »", "«\u00a0<em>mot</em>\u00a0»"),
    ("l'<em>eau</em>", "l’<em>eau</em>"),
    ("l&#x27;eau", "l’eau"),
    ("a &lt; b &amp; c", "a &lt; b &amp; c"),
    (
        '<a href="https://x.example/?a=1&amp;b=2" title="Oui ?">Quoi ?</a>',
        '<a href="https://x.example/?a=1&amp;b=2" title="Oui ?">Quoi\u202f?</a>',
    ),
    ("<p>Ici <code>a ? b : 'c'</code> ?</p>", "<p>Ici <code>a ? b : 'c'</code>\u202f?</p>"),
    ("<pre>x ?\n<b>y ?</b></pre>", "<pre>x ?\n<b>y ?</b></pre>"),
    ("<script>a ? 'b' : c && d</script>", "<script>a ? 'b' : c && d</script>"),
    ("<p>Fin</p><p>! Début</p>", "<p>Fin</p><p>! Début</p>"),
    ("<p>Ligne<br/>: suite</p>", "<p>Ligne<br/>: suite</p>"),
    ("<!-- x ? --><p>12 <b>%</b></p>", "<!-- x ? --><p>12\u00a0<b>%</b></p>"),
    ('<p>"Oui, <b>tout</b>", dit-elle</p>', "<p>«\u00a0Oui, <b>tout</b>\u00a0», dit-elle</p>"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_html_changes_only_prose(html, expected):
    assert typo_html(html, "fr") == expected


PIECES = [
    *"  ;:!?'\"«»“”„‘’.…,()[]-–\n\t&<>%€²°#@/\\`=_1234567890",
    *("\u00a0", "\u202f", "...", "l'", "mot", "Été", "18 h 30", "18:30", "1 250", "€", "m²", "m"),
    *("février", "1er", "n°", "M. ", "https://x.example/?a=b;c", "a@b.example", "œ", "ß", "&amp;"),
    *("12000 ", "12 500 ", "250 000", "SIREN ", "68100", "€", "Personen", "people", "2026"),
    *("Uhr", "z. B.", "14. ", "Februar", "\u2009", "03 88 12 34 56", "\ufdd0", "🙂", "١٢"),
]


def letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum()]


TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, ["0", "0", "0"]),
        (999, ["999", "999", "999"]),
        (1250, ["1\u202f250", "1.250", "1,250"]),
        (1250000, ["1\u202f250\u202f000", "1.250.000", "1,250,000"]),
    ],
)
def test_counts_are_set_as_the_text_around_them(number, told):
    assert [thousands(number, language) for language in ("fr", "de", "en")] == told
    with translation.override("de"):
        assert render("{{ number|thousands }}", number=number) == told[1]


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(TEXTS, st.sampled_from(["fr", "de", "en", "it"]))
def test_any_text_keeps_its_letters_and_settles_at_once(text, language):
    once = typo(text, language)
    assert letters(once) == letters(text)
    assert typo(once, language) == once


def test_any_html_keeps_its_letters_and_tags_and_settles_at_once():
    rng = random.Random("html")
    tags = ["<p>", "</p>", "<b>", "</b>", "<br/>", '<a href="?a ?">', "</a>", "<code>", "</code>"]
    pieces = [piece for piece in PIECES if piece not in "<>&"] + tags * 3
    for _ in range(3000):
        html = "<div>" + "".join(rng.choices(pieces, k=rng.randint(1, 16)))
        once = typo_html(html, "fr")
        assert typo_html(once, "fr") == once, repr(html)
        before, after = BeautifulSoup(html, "html.parser"), BeautifulSoup(once, "html.parser")
        assert letters(after.text) == letters(before.text), repr(html)
        assert [tag.attrs for tag in after.find_all()] == [tag.attrs for tag in before.find_all()]


def test_addresses_survive_in_any_company():
    rng = random.Random("addresses")
    addresses = [
        "https://x.example/a?b=c;d:e",
        "www.x.example/?q='a'",
        "jo@x.example",
        "anne.d'arc@x.example",
        "x.example/?a=1",
    ]
    for _ in range(500):
        address = rng.choice(addresses)
        text = f"{rng.choice(['', 'Voir ', '(', '« '])}{address}{rng.choice(['', ' ?', ' !', ' : oui'])}"
        assert address in typo(text, "fr")


def test_language_is_the_active_one_unless_said():
    with translation.override("de"):
        assert typo("Wer ?") == "Wer?"
        assert typo("Qui ?", "fr") == "Qui\u202f?"
    with translation.override("fr"):
        assert typo("Qui ?") == "Qui\u202f?"


def render(source: str, **context: object) -> str:
    return Template("{% load typography %}" + source).render(Context(context))


def test_filters_escape_what_is_not_safe():
    text = "<b>Oui</b> ? & l'eau"
    with translation.override("fr"):
        assert render("{{ text|typo }}", text=text) == "&lt;b&gt;Oui&lt;/b&gt;\u202f? &amp; l’eau"
        assert render("{{ text|typo }}", text=mark_safe("<b>Oui ?</b>")) == "<b>Oui\u202f?</b>"
        assert render("{{ text|typo_html }}", text=mark_safe("<b>Oui ?</b>")) == "<b>Oui\u202f?</b>"
        assert render("{{ text|typo:'de' }}", text="Wer ?") == "Wer?"
        assert render("{{ text|typo }}|{{ text|typo_html }}", text=None) == "|"
        assert render("{{ text|typo }}", text=12) == "12"


def test_a_long_article_is_set_in_a_blink():
    html = "<p>L'atelier « du soir » : 18 h 30, <b>vraiment</b> ? Oui !</p>" * 400
    begun = time.perf_counter()
    typo_html(html, "fr")
    assert time.perf_counter() - begun < 1.0
