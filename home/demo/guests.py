"""Organisations that calls and events need and no story has: all invented."""

from home.demo.schema import OrganisationData

GUESTS: tuple[OrganisationData, ...] = (
    OrganisationData(
        slug="agence-trait-plein",
        name="Agence Trait plein",
        universe="company",
        territory="com-67482",
        description_fr="Cinq graphistes entre Strasbourg et Vannes. Ils dessinent des livres, des "
        "enseignes et des plans de ville, et ferment leurs dossiers le jeudi soir pour que le "
        "vendredi serve à autre chose.",
        description_de="Fünf Gestalterinnen und Gestalter zwischen Straßburg und Vannes, die "
        "freitags für Vereine zeichnen.",
        description_en="Five designers between Strasbourg and Vannes who draw for associations on "
        "Fridays.",
    ),
    OrganisationData(
        slug="courrier-des-deux-rives",
        name="Le Courrier des Deux Rives",
        universe="media",
        territory="com-67482",
        description_fr="Hebdomadaire bilingue du Rhin supérieur, neuf journalistes. Une page sur "
        "quatre parle de ce qui marche, avec les comptes et les accrocs.",
        description_de="Zweisprachige Wochenzeitung am Oberrhein, neun Redakteurinnen und "
        "Redakteure.",
        description_en="A bilingual weekly of the Upper Rhine with nine journalists.",
    ),
    OrganisationData(
        slug="tele-houblon",
        name="Télé Houblon",
        universe="media",
        territory="com-67180",
        description_fr="Télévision du nord de l’Alsace, trois caméras et un camion. Elle tourne là "
        "où les autres n’ont pas le temps de se garer.",
        description_de="Fernsehsender im Norden des Elsass mit drei Kameras und einem Übertragungswagen.",
        description_en="A television station in northern Alsace: three cameras and a van.",
    ),
)
