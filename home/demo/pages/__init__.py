"""Words of the first tree of pages, in three languages.

Keys are those of `home.tree.NODES`, and `home`. In the HTML, `<a page="involvement">` is a link to
that page in the same language.
"""

from home.demo.pages import de, en, fr

PAGES = {"fr": fr.PAGES, "de": de.PAGES, "en": en.PAGES}
