"""A story in the words of schema.org."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from content.metadata import site_root
from content.models import Licence
from content.social import page_social_picture

if TYPE_CHECKING:
    from .models import StoryPage


def news_article(story: "StoryPage", request: HttpRequest, publisher: str) -> dict[str, Any]:
    """schema.org NewsArticle, with what newsrooms and search engines read.

    Args:
        story: the story.
        request: says under which host the page is shown.
        publisher: name of the organisation that publishes the site.
    """
    url = story.get_full_url(request)
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": url,
        "mainEntityOfPage": url,
        "url": url,
        "headline": story.title,
        "description": story.description,
        "inLanguage": story.locale.language_code,
        "isAccessibleForFree": True,
        "wordCount": story.article.words,
        "publisher": {"@type": "Organization", "name": publisher, "url": f"{site_root(request)}/"},
        "about": [{"@type": "Thing", "name": issue.name} for issue in story.issues],
        "contentLocation": [
            {"@type": "AdministrativeArea", "name": territory.label, "identifier": territory.key}
            for territory in story.territories
        ],
    }
    if picture := page_social_picture(story, request)[0]:
        article["image"] = [picture]
    if story.released_at:
        published = timezone.localtime(story.released_at)
        changed = timezone.localtime(story.last_published_at or published)
        article["datePublished"] = published.isoformat(timespec="seconds")
        article["dateModified"] = max(published, changed).isoformat(timespec="seconds")
    if corrections := list(story.corrections.all()):
        article["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                "datePublished": correction.corrected_on.isoformat(),
            }
            for correction in corrections
        ]
    article["author"] = (
        {"@type": "Person", "name": story.authors} if story.authors else article["publisher"]
    )
    if licence := Licence(story.licence).url:
        article["license"] = licence
    return article
