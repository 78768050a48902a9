"""Addresses of an evening: five letters, spelt out on a screen, the same in every language."""

from django.urls import path

from .views import control, room, scene, seat

urlpatterns = [
    path("direct/", room.door, name="buzz_door"),
    path("direct/<str:code>/", room.show, name="buzz_room"),
    path("direct/<str:code>/etat.json", room.room_state, name="buzz_state"),
    path("direct/<str:code>/code.svg", room.qr_code, name="buzz_qr"),
    path("direct/<str:code>/jen-suis/", room.join, name="buzz_join"),
    path("direct/<str:code>/jen-suis/<str:token>/", room.joined, name="buzz_joined"),
    path("direct/<str:code>/scene/", scene.show, name="buzz_scene"),
    path("direct/<str:code>/suite/", scene.remaining, name="buzz_remains"),
    path("direct/<str:code>/regie/", control.show, name="buzz_control"),
    path("direct/<str:code>/regie/etat.json", control.control_state, name="buzz_control_state"),
    path("direct/<str:code>/regie/cartes/", control.cards, name="buzz_cards"),
    path("direct/<str:code>/j/", seat.door, name="buzz_seat_door"),
    path("direct/<str:code>/j/<str:token>/", seat.show, name="buzz_seat"),
    path("direct/<str:code>/j/<str:token>/etat.json", seat.seat_state, name="buzz_seat_state"),
    path("direct/<str:code>/j/<str:token>/code.svg", seat.seat_qr, name="buzz_seat_qr"),
]
