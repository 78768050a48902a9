"""Addresses of one's own request."""

from django.urls import path

from content.languages import path_by_language

from . import data, views

urlpatterns = [
    # Before the links: no token is this word.
    path(
        path_by_language(fr="efface/", de="geloescht/", en="erased/"),
        data.erased,
        name="private_erased",
    ),
    path(
        path_by_language(fr="nouveau-lien/", de="neuer-link/", en="new-link/"),
        views.NewLink.as_view(),
        name="private_new_link",
    ),
    path("<str:token>/", views.OwnPage.as_view(), name="private"),
    path(
        path_by_language(
            fr="<str:token>/ajouter/", de="<str:token>/ergaenzen/", en="<str:token>/add/"
        ),
        views.AddWord.as_view(),
        name="private_word",
    ),
    path(
        path_by_language(fr="<str:token>/appel/", de="<str:token>/anruf/", en="<str:token>/call/"),
        views.MoveCall.as_view(),
        name="private_call",
    ),
    path(
        path_by_language(
            fr="<str:token>/corriger/", de="<str:token>/berichtigen/", en="<str:token>/correct/"
        ),
        views.Correct.as_view(),
        name="private_correct",
    ),
    path(
        path_by_language(
            fr="<str:token>/accords/", de="<str:token>/einwilligungen/", en="<str:token>/consents/"
        ),
        views.Agree.as_view(),
        name="private_agree",
    ),
    path(
        path_by_language(
            fr="<str:token>/fermer-les-liens/",
            de="<str:token>/links-schliessen/",
            en="<str:token>/close-links/",
        ),
        views.CloseLinks.as_view(),
        name="private_close_links",
    ),
    path(
        path_by_language(
            fr="<str:token>/retirer/", de="<str:token>/zurueckziehen/", en="<str:token>/withdraw/"
        ),
        views.Withdraw.as_view(),
        name="private_withdraw",
    ),
    path(
        path_by_language(
            fr="<str:token>/mes-donnees/", de="<str:token>/meine-daten/", en="<str:token>/my-data/"
        ),
        data.show,
        name="private_data",
    ),
    path(
        path_by_language(
            fr="<str:token>/mes-donnees.json",
            de="<str:token>/meine-daten.json",
            en="<str:token>/my-data.json",
        ),
        data.download,
        name="private_export",
    ),
    path(
        path_by_language(
            fr="<str:token>/mes-donnees/par-courriel/",
            de="<str:token>/meine-daten/per-mail/",
            en="<str:token>/my-data/by-mail/",
        ),
        data.send_way_in,
        name="private_way_in",
    ),
    path(
        path_by_language(
            fr="<str:token>/tout-effacer/",
            de="<str:token>/alles-loeschen/",
            en="<str:token>/erase-everything/",
        ),
        data.erase_everything,
        name="private_erase",
    ),
]
