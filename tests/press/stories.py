"""Stories and pictures as the press room needs them."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image

from content.models import Licence, Picture
from stories.models import StoryCorrection, StoryPage, StoryQuote
from tests.factories import make_issue, make_story


def make_picture(title: str = "Atelier", **kwargs: Any) -> Picture:
    """A photograph of 800 by 450 pixels that newsrooms may use; `exif` goes into its file."""
    exif, file = kwargs.pop("exif", None), BytesIO()
    image = Image.linear_gradient("L").resize((800, 450)).convert(kwargs.pop("mode", "RGB"))
    format_ = kwargs.pop("format", "JPEG")
    image.save(file, format_, **({"exif": exif} if exif else {}))
    return Picture.objects.create(
        title=title,
        file=ImageFile(file, name=f"{title.lower()}.{format_.lower()}"),
        **{
            "description": "Deux apprentis à l’établi.",
            "caption": "De gauche à droite : Léa et Tom.",
            "credit": "Aïcha Martin",
            "licence": Licence.CC_BY,
            "press_use": True,
        }
        | kwargs,
    )


def make_full_story(title: str = "Un atelier partagé", **kwargs: Any) -> StoryPage:
    """A story with a free text, a picture, quotes of which one may be shown, and a correction."""
    body = [
        {
            "type": "text",
            "value": "<h2>Le soir</h2><p>Les machines <b>dorment</b>. On ouvre !</p>"
            "<ul><li>un lieu ;</li><li>une clé.</li></ul>",
        },
        {
            "type": "quote",
            "value": {"text": "Sans accord", "speaker": "Personne", "role": "", "agreed": False},
        },
        {
            "type": "key_figures",
            "value": {"figures": [{"value": "2", "label": "soirs", "source": "Registre, 2026"}]},
        },
    ]
    issues = kwargs.pop("issues", None) or [make_issue(iptc=["medtop:20000509"])]
    story = make_story(
        title, **({"body": body, "issues": issues, "cover": make_picture()} | kwargs)
    )
    for text, agreed_on in (("On revient demain.", date(2026, 9, 1)), ("Jamais montré.", None)):
        StoryQuote.objects.create(
            page=story,
            text=text,
            speaker="Nadia",
            role="menuisière",
            agreed_on=agreed_on,
            locale=story.locale,
        )
    StoryCorrection.objects.create(
        page=story,
        text="Le chiffre était 31, non 41.",
        corrected_on=date(2026, 11, 20),
        locale=story.locale,
    )
    return story
