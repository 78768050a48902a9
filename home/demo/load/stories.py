"""Partnership success stories, and two that are still being written."""

from django.contrib.auth.models import User

from home.demo.drafts import AWAITING, BEGUN
from home.demo.schema import ClaimData, StoryData, StoryText
from home.demo.stories import STORIES
from stories.models import StoryClaim, StoryCorrection, StoryPage, StoryPartner, StoryQuote

from .base import Demonstration
from .blocks import BlockWriter, simple
from .people import who_answers


def load_stories(demo: Demonstration) -> None:
    """French stories, oldest first so that the tree's order is that of publication; then their
    translations."""
    for story in sorted(STORIES, key=lambda story: -story.published_days_ago):
        source = _put(demo, story, story, "fr")
        demo.stories[story.slug] = {"fr": source}
        for code, words in story.translations.items():
            demo.stories[story.slug][code] = _put(demo, story, words, code, source)


def load_drafts(demo: Demonstration) -> None:
    """A story that misses what publishing asks for, and one that waits for a moderator."""
    begun = StoryPage(
        title=BEGUN.title,
        slug=BEGUN.slug,
        locale=demo.locales["fr"],
        summary=BEGUN.summary,
        problem=BEGUN.problem,
    )
    demo.label(begun, BEGUN.issues, BEGUN.territories)
    _keep(demo, begun, demo.accounts["redactrice"])
    author = demo.accounts["presse"]
    awaiting = _made(demo, AWAITING, AWAITING, "fr")
    _keep(demo, awaiting, author)
    awaiting.get_workflow().start(awaiting, author)


def _keep(demo: Demonstration, page: StoryPage, author: User) -> None:
    """Add a page that is not published."""
    page.owner, page.is_example = author, True
    page.live, page.has_unpublished_changes = False, True
    demo.tree["stories"]["fr"].add_child(instance=page)
    page.save_revision(user=author, changed=False)


def _put(
    demo: Demonstration,
    story: StoryData,
    words: StoryData | StoryText,
    code: str,
    source: StoryPage | None = None,
) -> StoryPage:
    page = _made(demo, story, words, code, source)
    demo.put(page, demo.tree["stories"][code], story.published_days_ago)
    return page


def _made(
    demo: Demonstration,
    story: StoryData,
    words: StoryData | StoryText,
    code: str,
    source: StoryPage | None = None,
) -> StoryPage:
    """The page with its rows, not yet in the tree."""
    steps = [{"title": step.title, "text": step.text} for step in words.steps]
    call = demo.calls[story.action_call] if story.action_call else None
    page = StoryPage(
        title=words.title,
        slug=words.slug,
        locale=demo.locales[code],
        summary=words.summary,
        label=story.label,
        authors=words.authors,
        stage=story.stage,
        problem=words.problem,
        affected=words.affected,
        steps=simple("step", steps, f"{story.slug}/steps"),
        lessons=simple("lesson", words.lessons, f"{story.slug}/lessons"),
        limits=words.limits,
        conditions=words.conditions,
        levers=list(story.levers),
        sdgs=list(story.sdgs),
        body=BlockWriter(demo, f"{story.slug}/body", code).write(words.body),
        action_text=words.action_text,
        action_call=demo.in_language(call, code) if call else None,
        contact=who_answers(demo, story.issues, story.territories),
        started_on=demo.day(-story.started_days_ago),
        verified_on=demo.day(-story.verified_days_ago),
        verify_by=demo.day(story.verify_in_days),
        licence=story.licence,
        **demo.cover(story.cover, code, words.cover_alt),
    )
    if source:
        page.translation_key = source.translation_key
    demo.label(page, story.issues, story.territories)
    page.partners = _partners(demo, story, words)
    page.claims = _claims(demo, story, words)
    page.quotes = _quotes(demo, story, words)
    page.corrections = _corrections(demo, story, words)
    for name in ("partners", "claims", "quotes", "corrections"):
        rows = getattr(page, name).all()
        for number, row in enumerate(rows):
            row.locale = demo.locales[code]
            row.sort_order = number
        if source:
            for row, original in zip(rows, getattr(source, name).all(), strict=True):
                row.translation_key = original.translation_key
    return page


def _partners(
    demo: Demonstration, story: StoryData, words: StoryData | StoryText
) -> list[StoryPartner]:
    return [
        StoryPartner(
            organisation=demo.organisations[partner.organisation],
            role=text.role,
            gives=text.gives,
            gets=text.gets,
        )
        for partner, text in zip(story.partners, words.partners, strict=True)
    ]


def _claims(
    demo: Demonstration, story: StoryData, words: StoryData | StoryText
) -> list[StoryClaim]:
    def claim(data: ClaimData, text: object) -> StoryClaim:
        return StoryClaim(
            value=text.value,
            statement=text.statement,
            unit=text.unit,
            period=text.period,
            source=text.source,
            method=data.method,
            checked_on=demo.day(-data.checked_days_ago),
        )

    return [claim(data, text) for data, text in zip(story.claims, words.claims, strict=True)]


def _quotes(
    demo: Demonstration, story: StoryData, words: StoryData | StoryText
) -> list[StoryQuote]:
    return [
        StoryQuote(
            text=text.text,
            speaker=text.speaker,
            role=text.role,
            agreed_on=demo.day(-data.agreed_days_ago),
            agreed_until=data.agreed_for_days
            and demo.day(data.agreed_for_days - data.agreed_days_ago),
        )
        for data, text in zip(story.quotes, words.quotes, strict=True)
    ]


def _corrections(
    demo: Demonstration, story: StoryData, words: StoryData | StoryText
) -> list[StoryCorrection]:
    texts = [getattr(text, "text", text) for text in words.corrections]
    return [
        StoryCorrection(text=text, corrected_on=demo.day(-data.corrected_days_ago))
        for data, text in zip(story.corrections, texts, strict=True)
    ]
