"""Visitors post without a cookie; sessions need their token; other sites get nowhere."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories import make_story

FORM = "/en/get-involved/"
SAME = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def visitor(tree) -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def member(tree, admin_user) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    return client


def test_a_visitor_of_the_same_site_needs_no_token(visitor):
    response = visitor.post(FORM, {}, **SAME)
    assert response.status_code == 200
    assert response.cookies == {}


@pytest.mark.parametrize(
    "origin",
    ["https://testserver", "http://testserver:81", "http://evil.example", "null", "",
     "http://testserver.evil.example", "http://[", "testserver"],
)  # fmt: skip
def test_another_origin_is_refused(visitor, origin):
    assert visitor.post(FORM, {}, HTTP_ORIGIN=origin).status_code == 403


def test_without_an_origin_a_token_is_needed(visitor):
    assert visitor.post(FORM, {}).status_code == 403


def test_what_was_written_comes_back(visitor):
    words = "Mon atelier </textarea><script>alert(1)</script>"
    page = BeautifulSoup(visitor.post(FORM, {"message": words}).content, "html.parser")
    assert page.select_one("h1").text == "This did not go through"
    assert page.select_one("textarea").text == words


def test_over_https_a_foreign_referer_does_not_help(visitor):
    response = visitor.post(FORM, {}, secure=True, HTTP_REFERER="https://testserver/")
    assert response.status_code == 403


def test_a_session_needs_its_token(member):
    assert member.post(FORM, {}, **SAME).status_code == 403
    assert member.post(FORM, {"csrfmiddlewaretoken": "x" * 64}, **SAME).status_code == 403


def test_a_session_with_its_token(member):
    member.get(FORM)
    token = member.cookies["csrftoken"].value
    assert member.post(FORM, {"csrfmiddlewaretoken": token}, **SAME).status_code == 200


def test_who_opened_a_private_page_sends_forms_like_anybody(visitor, tree):
    page = make_story("Entre nous")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="tilleul")
    door = BeautifulSoup(visitor.get(page.url).content, "html.parser").select_one("form")
    opened = {"password": "tilleul", "return_url": page.url}
    assert visitor.post(door["action"], opened, **SAME).url == page.url
    assert (visitor.get(page.url).status_code, "sessionid" in visitor.cookies) == (200, True)
    assert visitor.post(FORM, {}, **SAME).status_code == 200
    assert visitor.post(FORM, {}, HTTP_ORIGIN="http://evil.example").status_code == 403


def test_logging_in_from_another_site_is_refused(visitor):
    credentials = {"username": "admin", "password": "password"}
    refused = visitor.post("/admin/login/", credentials, HTTP_ORIGIN="http://evil.example")
    assert refused.status_code == 403
    assert refused.cookies == {}
