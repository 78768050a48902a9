"""Pictures: each scene is drawn once and put into the library with its rights."""

from dataclasses import dataclass, field
from io import BytesIO

from django.core.files.images import ImageFile

from content.models import Licence, Picture
from home.demo import scenes

CREDIT = "Labo des partenariats"
# Flat colours and hard edges: below this, JPEG smears the beams.
QUALITY = 88


@dataclass
class PictureLibrary:
    """Pictures made so far, by the name of their scene.

    Attributes:
        pixels: width in which they are drawn; None for the scenes' own, as newsrooms want them.
    """

    pixels: int | None = None
    made: dict[str, Picture] = field(default_factory=dict)

    def get(self, name: str, press_use: bool = True) -> Picture:
        """The picture of a scene, portrait or mark; drawn when it is asked for the first time.

        Args:
            name: a key of `home.demo.scenes.SCENES`.
            press_use: whether newsrooms may use it, when it is drawn.
        """
        if name not in self.made:
            scene = scenes.SCENES[name]
            file = BytesIO()
            scenes.draw(name, self.pixels).save(file, "JPEG", quality=QUALITY, optimize=True)
            self.made[name] = Picture.objects.create(
                title=scene.caption,
                file=ImageFile(file, name=f"{name}.jpg"),
                description=scene.alt["fr"],
                caption=scene.caption,
                credit=CREDIT,
                licence=Licence.CC_BY,
                press_use=press_use,
            )
        return self.made[name]

    def describe(self, name: str, language: str) -> str:
        """What a scene shows, for people who cannot see it."""
        return scenes.SCENES[name].alt[language]
