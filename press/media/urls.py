"""Addresses of the press room beside its page, below the language."""

from django.urls import include, path

from content.languages import path_by_language

from . import embargo, public, space

PRESS = path_by_language(fr="presse/", de="presse/", en="press/")

SPACE = [
    path("", space.show, name="press_space"),
    path(
        path_by_language(fr="coordonnees/", de="angaben/", en="details/"),
        space.change_details,
        name="press_details",
    ),
    path(
        path_by_language(fr="alertes/", de="meldungen/", en="alerts/"),
        space.change_alerts,
        name="press_alerts",
    ),
    path(
        path_by_language(fr="effacer/", de="loeschen/", en="erase/"),
        space.erase,
        name="press_erase",
    ),
    path(
        path_by_language(
            fr="recit/<int:page_id>/", de="geschichte/<int:page_id>/", en="story/<int:page_id>/"
        ),
        space.claim,
        name="press_claim",
    ),
    path(
        path_by_language(
            fr="promesse/<int:number>/", de="zusage/<int:number>/", en="promise/<int:number>/"
        ),
        space.change_promise,
        name="press_promise",
    ),
    path(
        path_by_language(
            fr="promesse/<int:number>/semaine.ics",
            de="zusage/<int:number>/woche.ics",
            en="promise/<int:number>/week.ics",
        ),
        space.calendar,
        name="press_week",
    ),
    path(
        path_by_language(fr="parution/", de="veroeffentlicht/", en="published/"),
        space.report,
        name="press_published",
    ),
]

urlpatterns = [
    path(
        PRESS,
        include(
            [
                path(
                    path_by_language(fr="alertes/", de="meldungen/", en="alerts/"),
                    public.subscribe,
                    name="press_subscribe",
                ),
                path(
                    path_by_language(
                        fr="alertes/confirmer/<str:token>/",
                        de="meldungen/bestaetigen/<str:token>/",
                        en="alerts/confirm/<str:token>/",
                    ),
                    public.confirm,
                    name="press_confirm",
                ),
                path(
                    path_by_language(
                        fr="alertes/arreter/<str:token>/",
                        de="meldungen/beenden/<str:token>/",
                        en="alerts/stop/<str:token>/",
                    ),
                    public.stop,
                    name="press_stop",
                ),
                path(
                    path_by_language(fr="signaler/", de="melden/", en="report/"),
                    public.report,
                    name="press_report",
                ),
                path(
                    path_by_language(
                        fr="image-<int:number>.jpg",
                        de="bild-<int:number>.jpg",
                        en="picture-<int:number>.jpg",
                    ),
                    public.picture_in_library,
                    name="press_library_picture",
                ),
                path("embargo/<str:token>/", embargo.show, name="press_embargo"),
                path(
                    "embargo/<str:token>/documents/<int:document_id>/<str:filename>",
                    embargo.document,
                    name="press_embargo_document",
                ),
                path(
                    path_by_language(
                        fr="espace/<str:token>/", de="bereich/<str:token>/", en="space/<str:token>/"
                    ),
                    include(SPACE),
                ),
            ]
        ),
    ),
]
