"""Stories of the demonstration: one module per story, newest first."""

from home.demo.schema import StoryData

from . import (
    bancs_de_palettes,
    car_de_cinq_heures,
    carottes_et_puits,
    chambre_d_apprenti,
    creche_de_l_aube,
    draps_de_munster,
    fosse_du_samedi,
    grange_aux_velos,
    marche_de_deux_pages,
    minibus_du_mardi,
    mots_du_vestiaire,
    murs_deposes,
    pannes_utiles,
    table_du_neudorf,
    toit_de_la_scierie,
)

_MODULES = (
    fosse_du_samedi,
    grange_aux_velos,
    table_du_neudorf,
    bancs_de_palettes,
    minibus_du_mardi,
    carottes_et_puits,
    draps_de_munster,
    pannes_utiles,
    murs_deposes,
    toit_de_la_scierie,
    creche_de_l_aube,
    car_de_cinq_heures,
    chambre_d_apprenti,
    mots_du_vestiaire,
    marche_de_deux_pages,
)

STORIES: tuple[StoryData, ...] = tuple(
    sorted((module.STORY for module in _MODULES), key=lambda story: story.published_days_ago)
)
