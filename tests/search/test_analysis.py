"""Words that mean the same give the same term."""

import pytest

from search.analysis import looked_for, spellings, terms, words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["emploi", "emplois", "Emplois", "EMPLOI"]),
        ("fr", ["vélo", "velo", "vélos"]),
        ("fr", ["régional", "régionale", "régionaux", "régionales"]),
        ("fr", ["publique", "public", "publics", "publiques"]),
        ("fr", ["bureau", "bureaux"]),
        ("fr", ["journal", "journaux"]),
        ("fr", ["forêt", "foret", "forêts"]),
        ("fr", ["œuvre", "oeuvre", "œuvres"]),
        ("fr", ["atelier", "ateliers"]),
        ("fr", ["animateur", "animatrice", "animatrices"]),
        ("fr", ["chauffeur", "chauffeurs", "chauffeuse"]),
        ("fr", ["partager", "partage", "partagé", "partagée", "partagées"]),
        ("fr", ["inclusif", "inclusive", "inclusives"]),
        ("fr", ["rue", "rues"]),
        ("fr", ["mot", "mots"]),
        ("fr", ["don", "dons"]),
        ("fr", ["eau", "eaux"]),
        ("fr", ["travail", "travaux"]),
        ("fr", ["bail", "baux"]),
        ("fr", ["vitrail", "vitraux"]),
        ("fr", ["œil", "yeux"]),
        ("fr", ["jeu", "jeux"]),
        ("de", ["Werkstatt", "Werkstätten"]),
        ("de", ["Partner", "Partnerin", "Partnerinnen", "Partners", "Partnern"]),
        ("de", ["Gründer", "Gründerin", "Gründerinnen"]),
        ("de", ["Unternehmen", "Unternehmens"]),
        ("de", ["Leben", "Lebens"]),
        ("de", ["Rad", "Räder", "Rädern", "Rads"]),
        ("de", ["Ort", "Orte", "Orten"]),
        ("de", ["Bus", "Busse", "Bussen"]),
        ("de", ["Geschichte", "Geschichten"]),
        ("de", ["Verein", "Vereine", "Vereinen", "Vereins"]),
        ("de", ["Straße", "Strasse", "Straßen"]),
        ("de", ["Fahrrad", "Fahrräder", "Fahrrädern"]),
        ("de", ["Krankenhaus", "Krankenhäuser", "Krankenhäusern"]),
        ("de", ["Kreis", "Kreise", "Kreisen"]),
        ("de", ["Omnibus", "Omnibusse", "Omnibussen"]),
        ("de", ["Auto", "Autos"]),
        ("en", ["workshop", "workshops"]),
        ("en", ["city", "cities"]),
        ("en", ["train", "training", "trained", "trains"]),
        ("en", ["bike", "bikes"]),
        ("en", ["job", "jobs"]),
        ("en", ["bus", "buses"]),
        ("en", ["child", "children", "children’s"]),
        ("en", ["woman", "women", "women’s"]),
        ("en", ["man", "men"]),
    ],
)
def test_forms_of_a_word_give_one_term(language, words):
    assert {tuple(terms(word, language)) for word in words} == {tuple(terms(words[0], language))}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L’économie circulaire", "economie circulaire"),
        ("fr", "de la", ""),
        ("fr", "Comment réparer un vélo ?", "réparer vélo"),
        ("de", "die Kreislaufwirtschaft und der Bus", "Kreislaufwirtschaft Bus"),
        ("en", "the circular economy's", "circular economy"),
    ],
)
def test_what_says_nothing_is_left_out(language, text, expected):
    assert terms(text, language) == [
        term for word in expected.split() for term in terms(word, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "ways"),
    [
        ("fr", "le covoiturage", [(("covoiturag",),)]),
        ("fr", "l’e-mail", [(("e", "mail"), ("email",))]),
        ("de", "Vor- und Nachteile", [(("nachteil",),)]),
        ("de", "Car‑Sharing", [(("car", "sharing"), ("carsharing",))]),
        ("fr", "t-shirt", [(("shirt",), ("tshirt",))]),
        ("fr", "y a-t-il", []),
        ("en", "a-1-2-3-4", [(("1",),), (("2",),), (("3",),), (("4",),)]),
    ],
)
def test_a_word_with_hyphens_is_written_in_two_ways(language, text, ways):
    assert words(text, language) == ways


@pytest.mark.parametrize(
    ("language", "text", "ways"),
    [
        ("de", "Fahrraeder", [(("fahrraed",), ("fahrrad",))]),
        ("de", "Uebergroesse", [(("uebergroess",), ("ubergross",))]),
        ("de", "Fahrräder", [(("fahrrad",),)]),
        ("de", "fuer Maenner", [(("maenn",), ("mann",))]),
        ("de", "Steuern bauen, Quelle", [(("steu",),), (("bau",),), (("quell",),)]),
        ("fr", "Noël, Michael", [(("noel",),), (("michael",),)]),
    ],
)
def test_umlauts_are_asked_for_in_letters_that_every_keyboard_has(language, text, ways):
    assert looked_for(text, language) == ways


def test_a_text_is_found_by_the_parts_of_its_words_and_by_the_whole():
    assert terms("un week-end libre", "fr") == ["week", "end", "weekend", "libr"]
    assert spellings("un week-end libre", "fr") == [("week", "end", "libr"), ("weekend", "libr")]
    assert spellings("libre", "fr") == [("libr",)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "mer", "mère"),
        ("fr", "poste", "postal"),
        ("fr", "eau", "au"),
        ("de", "Rhein", "rein"),
        ("de", "Berlin", "Berl"),
        ("de", "Termin", "Term"),
        ("de", "Verein", "Ver"),
        ("de", "Ware", "war"),
        ("en", "bus", "busy"),
        ("en", "car", "care"),
        ("en", "new", "news"),
    ],
)
def test_other_words_stay_apart(language, one, other):
    assert terms(one, language) != terms(other, language)
