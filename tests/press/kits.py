"""Press kits as tests open them."""

from io import BytesIO
from zipfile import ZipFile

from django.utils import timezone

from press.kit import keeping
from stories.models import StoryPage


def opened(story: StoryPage) -> ZipFile:
    kit = keeping.put(story, timezone.now())
    with kit.file.open() as file:
        archive = ZipFile(BytesIO(file.read()))
    assert archive.testzip() is None
    return archive
