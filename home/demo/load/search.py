"""What editors teach the search."""

from involvement.models import InvolvementPage
from search.models import Promotion, Synonyms

SYNONYMS = {
    "fr": [
        "friche, site industriel abandonné",
        "covoiturage, voiture partagée",
        "précarité, pauvreté",
    ],
    "de": ["Brache, verlassenes Werksgelände", "Mitfahrgelegenheit, Fahrgemeinschaft"],
    "en": ["brownfield, abandoned industrial site", "carpooling, car sharing"],
}
PROMOTED = {
    "fr": "aider, devenir bénévole, proposer son aide",
    "de": "helfen, Ehrenamt",
    "en": "help, volunteer, volunteering",
}


def load_search() -> None:
    """Words that mean the same, and the page that comes first for those who want to help."""
    Synonyms.objects.bulk_create(
        Synonyms(language=language, words=words)
        for language, groups in SYNONYMS.items()
        for words in groups
    )
    for page in InvolvementPage.objects.select_related("locale"):
        language = page.locale.language_code
        Promotion.objects.create(language=language, words=PROMOTED[language], page=page)
