"""Who runs the example site, what its menus lead to, who supports it."""

# `publisher` and `host` stay marked: French law wants the real ones, which an example has not.
IDENTITY = {
    "name": "Labo des partenariats",
    "tagline_fr": "Ce qui manque ici, quelqu’un l’a près d’ici.",
    "tagline_de": "Was hier fehlt, hat jemand ganz in der Nähe.",
    "tagline_en": "What is missing here, someone nearby has.",
    "email": "bonjour@labo.example",
    "phone": "03 53 01 20 10",
    "postal_address": "1 quai de l’Exemple, 67000 Strasbourg",
    "press_name": "Iris",
    "press_email": "presse@labo.example",
    "press_phone": "03 53 01 20 20",
    "publisher": "[à compléter par l’éditeur]",
    "host": "[à compléter par l’éditeur : nom, adresse, téléphone]",
}

# Keys of `home.tree.NODES`.
MAIN_LINKS = ("stories", "events", "calls", "about", "press")
FOOTER_LINKS = ("contact", "press", "legal", "privacy", "accessibility", "sitemap")

SOCIAL_LINKS = (
    ("Mastodon", "https://social.labo.example/@labo"),
    ("PeerTube", "https://video.labo.example"),
)

# Marks of organisations, by their slug: keys of `home.demo.scenes`.
LOGOS = {
    "fondation-ammerfeld": "logo-ammerfeld",
    "ostrahl-instruments": "logo-ostrahl",
    "toits-communs-de-la-bruche": "logo-toits",
    "la-goupille": "logo-goupille",
    "moyeu-d-ill": "logo-moyeu",
    "radio-cigogneau": "logo-cigogneau",
}
# Supporters: organisation, address.
SUPPORTERS = (
    ("fondation-ammerfeld", "https://ammerfeld.example"),
    ("ostrahl-instruments", "https://ostrahl.example"),
    ("toits-communs-de-la-bruche", "https://toits-communs.example"),
)
