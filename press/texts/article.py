"""The full text of a story as clean HTML, from which every other format is made."""

from html import escape

import nh3
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from content import dates
from content.typography import typo_html

from .material import Material, items
from .sentences import without_end

TAGS = {"h2", "h3", "p", "ul", "ol", "li", "blockquote", "a", "strong", "b", "em", "i", "br"}


def article(material: Material) -> str:
    """The text of a story below its title, set as its language wants it.

    Headings begin at the second level. No picture, no class, no script: what a newsroom pastes.
    """
    with override(material.language):
        html = "".join(
            [
                *_opening(material),
                *_body(material),
                *_quotes(material),
                *_steps(material),
                *_partners(material),
                *_limits(material),
                *_lessons(material),
                *_claims(material),
                *_action(material),
            ]
        )
    return typo_html(clean(html), material.language)


def clean(html: str) -> str:
    """Only the tags of an article; of a link only its address."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def tag(name: str, text: object) -> str:
    """An element with a plain text in it; nothing at all without a text."""
    return f"<{name}>{escape(str(text), quote=False)}</{name}>" if text else ""


def _list(items: list[str], name: str = "ul") -> list[str]:
    """A list of pieces of HTML, or nothing."""
    return [f"<{name}>", *(f"<li>{item}</li>" for item in items), f"</{name}>"] if items else []


def _opening(material: Material) -> list[str]:
    story = material.story
    summary = f"<p>{tag('strong', story.summary)}</p>" if story.summary else ""
    return [summary, tag("p", story.problem), tag("p", story.affected)]


def _body(material: Material) -> list[str]:
    found = []
    for kind, value in material.blocks():
        if kind == "text":
            found.append(material.clean(value))
        elif kind == "quote" and value.get("agreed"):
            found += quotation(value["text"], value["speaker"], value.get("role") or "")
        elif kind == "key_figures":
            found += _list(
                [
                    f"{tag('strong', item['value'])} {tag_free(item['label'])}"
                    f" ({tag_free(item['source'])})"
                    for item in items(value.get("figures"))
                ]
            )
        elif kind == "video":
            link = f'<a href="{escape(value["url"])}">{tag_free(value["title"])}</a>'
            found.append(f"<p>{link}</p>")
    return found


def quotation(text: str, speaker: str, role: str) -> list[str]:
    """Somebody's words with their name, as a block of its own."""
    who = f"{speaker}, {role}" if role else speaker
    return [f"<blockquote><p>{tag_free(quoted(text))} ({tag_free(who)})</p></blockquote>"]


def quoted(text: str) -> str:
    """Words in the quotation marks of the keyboard, which typography then sets; never in two pairs."""
    text = text.strip().strip('«»„“”" \u00a0\u202f')
    return f'"{text}"'


def tag_free(text: object) -> str:
    """A plain text as a piece of HTML."""
    return escape(str(text), quote=False)


def _quotes(material: Material) -> list[str]:
    return [
        piece
        for quote in material.quotes
        for piece in quotation(quote.text, quote.speaker, quote.role)
    ]


def _steps(material: Material) -> list[str]:
    steps = [block["value"] for block in material.story.steps.raw_data]
    items = [
        f"{tag('strong', step['title'])}{'. ' if step.get('text') else ''}"
        f"{tag_free(step.get('text') or '')}"
        for step in steps
    ]
    return [tag("h2", _("How it works, step by step")), *_list(items, "ol")] if items else []


def _partners(material: Material) -> list[str]:
    items = []
    for partner in material.story.partners.all():
        if partner.organisation is None:
            continue
        told = [partner.role] if partner.role else []
        told += [_("Gives") + ": " + partner.gives] if partner.gives else []
        told += [_("Gains") + ": " + partner.gets] if partner.gets else []
        # The colon inside, so that no format parts it from the space that French puts before it.
        items.append(
            f"{tag('strong', f'{partner.organisation.name}:')} {tag_free('; '.join(told))}"
        )
    return [tag("h2", _("Who gives what, who gains what")), *_list(items)] if items else []


def _limits(material: Material) -> list[str]:
    story, found = material.story, []
    for heading, source in (
        (_("What resisted"), story.limits),
        (_("It does not work without"), story.conditions),
    ):
        if source:
            found += [tag("h2", heading), material.clean(source)]
    return found


def _lessons(material: Material) -> list[str]:
    lessons = [tag_free(block["value"]) for block in material.story.lessons.raw_data]
    return [tag("h2", _("What others can take with them")), *_list(lessons)] if lessons else []


def _claims(material: Material) -> list[str]:
    items = []
    for claim in material.story.claims.all():
        source = claim.source
        if claim.source_url:
            source = (
                f'<a href="{escape(claim.source_url)}">{tag_free(source or claim.source_url)}</a>'
            )
        else:
            source = tag_free(source)
        told = [
            tag_free(claim.period),
            tag_free(claim.get_method_display() if claim.method else ""),
            source,
            tag_free(dates.day(claim.checked_on, material.language) if claim.checked_on else ""),
        ]
        value = f"{tag('strong', claim.value)} " if claim.value else ""
        items.append(
            f"{value}{tag_free(without_end(claim.statement))}"
            f" ({', '.join(part for part in told if part)})"
        )
    return [tag("h2", _("Where the figures come from")), *_list(items)] if items else []


def _action(material: Material) -> list[str]:
    story = material.story
    if not story.action_text:
        return []
    contact = material.contact
    who = (
        _("%(name)s answers: %(url)s")
        % {
            "name": tag_free(contact.name),
            "url": f'<a href="{escape(material.url)}">{tag_free(material.url)}</a>',
        }
        if contact
        else ""
    )
    return [
        tag("h2", capfirst(_("And where you live?"))),
        tag("p", story.action_text),
        f"<p>{who}</p>" if who else "",
    ]
