"""A template loader that has lost one template."""

from django.template import Origin, TemplateDoesNotExist
from django.template.engine import Engine
from django.template.loaders.base import Loader


class Without(Loader):
    """All that another loader finds, but for one name."""

    def __init__(self, engine: Engine, lost: str, loader: str) -> None:
        super().__init__(engine)
        self.lost = lost
        self.found = engine.find_template_loader(loader)

    def get_template_sources(self, template_name: str):
        if template_name != self.lost:
            yield from self.found.get_template_sources(template_name)

    def get_contents(self, origin: Origin) -> str:
        if origin.template_name == self.lost:
            raise TemplateDoesNotExist(origin)
        return self.found.get_contents(origin)
