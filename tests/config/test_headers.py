"""What browsers are told of each answer, on a server."""

import importlib
import re
import secrets
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config.headers import OwnHeadersMiddleware
from tests.factories import make_story

from .observatory import directives, score

STRICT = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "frame-src": {"'self'"},
    "form-action": {"'self'"},
    "manifest-src": {"'self'"},
    "base-uri": {"'none'"},
    "object-src": {"'none'"},
    "frame-ancestors": {"'none'"},
}
OF_A_SERVER = ("SECURE_", "SESSION_", "CSRF_COOKIE_", "X_FRAME_")
LOGIN = "/admin/login/"


@pytest.fixture
def server(tree, settings, monkeypatch) -> Client:
    """A visitor of a site that says what `config.settings.production` says."""
    monkeypatch.setenv("SECRET_KEY", secrets.token_urlsafe(64))
    monkeypatch.setenv("ALLOWED_HOSTS", "labo.example")
    monkeypatch.setenv("BASE_URL", "https://labo.example")
    production = importlib.import_module("config.settings.production")
    del sys.modules["config.settings.production"]
    for name in dir(production):
        if name.startswith(OF_A_SERVER):
            setattr(settings, name, getattr(production, name))
    return Client()


def test_observatory_would_give_at_least_110_points(server):
    addresses = ["/fr/", make_story().url, "/fr/agir/", LOGIN, "/fr/inconnue/"]
    found = {
        address: score(server.get(address), server.get(address, secure=True))
        for address in addresses
    }
    assert {address: points for address, (points, _why) in found.items()} == {
        address: 145 if address == LOGIN else 140 for address in addresses
    }, found


def test_public_pages_and_the_door_of_the_admin_hold_the_strict_policy(server):
    for address in ("/fr/", "/fr/agir/", LOGIN, "/admin/password_reset/", "/fr/inconnue/"):
        assert directives(server.get(address, secure=True)) == STRICT, address


def test_cookies_of_a_server_belong_to_its_host_alone(server, django_user_model):
    django_user_model.objects.create_superuser("odile", password="un mot de passe sûr")
    answer = server.post(
        LOGIN, {"username": "odile", "password": "un mot de passe sûr"}, secure=True
    )
    told = {
        name: (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"])
        for name, cookie in answer.cookies.items()
    }
    assert told == dict.fromkeys(("__Host-session", "__Host-csrf"), (True, "/", "", "Lax"))
    assert answer.cookies["__Host-session"]["httponly"]


def test_pictures_may_stand_elsewhere_and_nothing_may_ask_for_a_camera():
    page, picture, sheet = (
        OwnHeadersMiddleware(lambda request, kind=kind: HttpResponse(content_type=kind))(
            RequestFactory().get(path)
        )
        for path, kind in (
            ("/fr/", "text/html; charset=utf-8"),
            ("/fr/", "image/svg+xml"),
            ("/static/css/press-card.css", "text/css"),
        )
    )
    assert sheet["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"
    assert picture["Cross-Origin-Resource-Policy"] == "cross-origin"
    told = dict(part.split("=") for part in page["Permissions-Policy"].split(", "))
    assert set(told.values()) == {"()"}
    assert {"camera", "geolocation", "microphone", "payment", "usb"} <= told.keys()


def test_inside_the_admin_inline_scripts_run_and_the_door_may_scan(server, admin_user):
    server.force_login(admin_user)
    inside = STRICT | {
        "frame-ancestors": {"'self'"},
        "script-src": {"'self'", "'unsafe-inline'"},
        "style-src": {"'self'", "'unsafe-inline'"},
        "img-src": {"'self'", "data:", "blob:"},
    }
    admin, pictures = (
        server.get(address, secure=True) for address in ("/admin/", "/admin/images/")
    )
    assert directives(admin) == inside | {"script-src-attr": {"'none'"}}
    assert directives(pictures) == inside
    assert "camera=(self)" in admin["Permissions-Policy"]


def test_web_servers_in_front_say_the_same_of_uploads_and_nothing_twice():
    """Whatever passes through to the site keeps its own headers: none is added there."""
    deploy = Path(settings.BASE_DIR) / "deploy"
    nginx, caddy = (
        (deploy / name).read_text() for name in ("debian/nginx.conf", "docker/Caddyfile")
    )
    of_nginx = dict(
        re.findall(r"""^\t\tadd_header (\S+) "?([^"\n]*?)"?(?: always)?;$""", nginx, re.MULTILINE)
    )
    of_caddy = dict(re.findall(r"""^\t\theader (\S+) "?([^"\n]*?)"?$""", caddy, re.MULTILINE))
    assert of_nginx == of_caddy
    assert of_nginx == {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "public, max-age=31536000, immutable",
    }
    _media, rest = nginx.split("location / {")
    assert (nginx.count("add_header"), rest.count("add_header")) == (len(of_nginx), 0)
    assert "proxy_hide_header" not in nginx
