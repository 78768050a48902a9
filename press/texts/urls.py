"""Addresses below stories and lists of stories, in the language of the page."""

from django.urls import path

from press import addresses
from press.feeds import views as feeds
from press.kit import views as kit
from press.ninjs import views as ninjs
from press.oembed import views as oembed

from . import views

urlpatterns = [
    path(addresses.PICTURE, views.picture, name="press-picture"),
    path(addresses.TEXT, views.text, name="press-text"),
    path(addresses.REPUBLISH, views.republish, name="press-republish"),
    path(addresses.KIT, kit.download, name="press-kit"),
    path("<path:story>/ninjs.json", ninjs.ninjs, name="press-ninjs"),
    path("<path:story>/ninjs-1.json", ninjs.flat_ninjs, name="press-ninjs-1"),
    path(addresses.CARD, oembed.card, name="press-card"),
    path(addresses.FEED, feeds.stories, name="press-feed"),
]
