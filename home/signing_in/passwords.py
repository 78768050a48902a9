"""Words that nobody needs to guess: they stand on the site's own front door."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.folding import folded_words
from people.models import Programme

SHORTEST_WORD = 4  # letters; shorter ones stand in any sentence
FEWEST_SIGNS = 8  # that a password has besides


class OwnWordsValidator:
    """Refuses passwords that are little more than names and addresses of the lab and of its teams."""

    def validate(self, password: str, user: Any = None) -> None:
        """
        Raises:
            ValidationError: too little is left without those words.
        """
        plain = left = "".join(folded_words(password))
        for word in own_words():
            left = left.replace(word, "")
        if left != plain and len(left) < FEWEST_SIGNS:
            raise ValidationError(
                _(
                    "Besides names that stand on this site, at least %(number)d letters or digits:"
                    " whoever guesses begins with those names."
                )
                % {"number": FEWEST_SIGNS},
                code="own_words",
            )

    def get_help_text(self) -> str:
        return _("It should not be made of the names of the lab and of its teams.")


def own_words() -> list[str]:
    """Names and addresses of the lab and of its teams, in words of plain letters, the longest first."""
    said = [
        settings.WAGTAIL_SITE_NAME,
        settings.WAGTAILADMIN_BASE_URL,
        settings.DEFAULT_FROM_EMAIL,
        *settings.ALLOWED_HOSTS,
        *(word for row in Programme.objects.values_list("name", "email") for word in row),
    ]
    words = {word for text in said for word in folded_words(text) if len(word) >= SHORTEST_WORD}
    return sorted(words, key=len, reverse=True)
