"""Addresses for machines; they carry no language."""

from django.urls import path

from press.feeds import views as feeds
from press.oembed import views as oembed

urlpatterns = [
    path("oembed/", oembed.oembed, name="oembed"),
    path("news-sitemap.xml", feeds.news_sitemap, name="news-sitemap"),
]
