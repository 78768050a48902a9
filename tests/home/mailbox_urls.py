"""The site's addresses as a laptop has them: with the mailbox."""

from django.urls import include, path

from config.urls import urlpatterns as site_urlpatterns

urlpatterns = [path("boite-aux-lettres/", include("home.mailbox")), *site_urlpatterns]
