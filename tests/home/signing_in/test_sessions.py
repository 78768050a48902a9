"""Sessions end: when nobody uses them, after a while, where somebody says so, when a factor changes."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.signing_in import second_factor, sessions

from .conftest import LOGIN, OWN, PASSWORD, Somebody, shown
from .test_second_factor import COOKIE

MINE = "/admin/sessions/"
MONDAY = "2026-03-02 09:00:00+01:00"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.0 Mobile/15E148 Safari/604.1"
)


def elsewhere(karim: Somebody, browser: str = FIREFOX, **form: str) -> Somebody:
    """The same person in another browser."""
    other = Somebody(karim.user, Client(HTTP_USER_AGENT=browser))
    other.password(**form)
    return other


def rows(somebody: Somebody) -> list[list[str]]:
    """The list as it is read: browser, since, last used, and what can be done."""
    page = BeautifulSoup(somebody.client.get(MINE).content, "html.parser")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in page.select("main tbody tr")
    ]


def button(somebody: Somebody, browser: str) -> str:
    """What the button beside a browser sends."""
    page = BeautifulSoup(somebody.client.get(MINE).content, "html.parser")
    (row,) = (row for row in page.select("main tbody tr") if browser in row.get_text())
    return row.select_one("button")["value"]


@pytest.mark.parametrize(
    ("form", "hours", "still"),
    [
        # Two hours without a request, or a day.
        ({}, [1.9, 1.9, 1.9], True),
        ({}, [2.1], False),
        ({}, [1.9] * 12, True),
        ({}, [1.9] * 13, False),
        # Three days, or a week.
        ({"remember": "on"}, [71, 71], True),
        ({"remember": "on"}, [73], False),
        ({"remember": "on"}, [56, 56, 55], True),
        ({"remember": "on"}, [56, 56, 57], False),
    ],
)
def test_how_long_a_session_lasts(karim: Somebody, form, hours, still):
    with time_machine.travel(MONDAY, tick=False) as clock:
        karim.password(**form)
        for pause in hours[:-1]:
            clock.shift(timedelta(hours=pause))
            assert karim.is_in()
        clock.shift(timedelta(hours=hours[-1]))
        assert karim.is_in() == still
        if not still:
            assert Session.objects.count() == 0
            assert karim.client.get("/admin/").url == f"{LOGIN}?next=/admin/"


def test_use_is_written_down_every_few_minutes_only(karim: Somebody, django_assert_num_queries):
    with time_machine.travel(MONDAY, tick=False) as clock:
        karim.password()
        moments = []
        for _request in range(6):
            clock.shift(timedelta(minutes=2))
            karim.is_in()
            (session,) = sessions.of(karim.user)
            moments.append((timezone.now() - session.seen_at) // timedelta(minutes=1))
    assert moments == [2, 4, 0, 2, 4, 0]


def test_a_session_of_the_version_before_goes_on(karim: Somebody):
    with time_machine.travel(MONDAY, tick=False) as clock:
        karim.password()
        session = karim.client.session
        for name in (sessions.BEGAN_AT, sessions.SEEN_AT, sessions.BROWSER):
            del session[name]
        session.save()
        assert sessions.of(karim.user) == []
        clock.shift(timedelta(hours=3))
        assert karim.is_in()
        assert rows(karim) == [
            ["Navigateur inconnu", "2 mars 2026, 12 h", "2 mars 2026, 12 h", "vous êtes ici"]
        ]
        clock.shift(timedelta(hours=3))
        assert not karim.is_in()


def test_the_list_says_where_and_ends_what_is_not_in_front_of_one(karim: Somebody):
    with time_machine.travel(MONDAY, tick=False) as clock:
        phone = elsewhere(karim, SAFARI, remember="on")
        clock.shift(timedelta(hours=1))
        here = elsewhere(karim)
        other = Somebody(get_user_model().objects.create_superuser("odile"), Client())
        other.client.force_login(other.user)
        assert rows(here) == [
            ["Firefox, Linux", "2 mars 2026, 10 h", "2 mars 2026, 10 h", "vous êtes ici"],
            [
                "Safari, iPhone mémorisée",
                "2 mars 2026, 9 h",
                "2 mars 2026, 9 h",
                "Déconnecter là-bas",
            ],
        ]
        # Nothing of another account can be named, nor is anything ended without a word.
        theirs = sessions.of(other.user)[0].name
        for form in ({"session": theirs}, {"session": "x"}, {}):
            assert here.client.post(MINE, form).url == MINE
        assert (phone.is_in(), here.is_in(), other.is_in()) == (True, True, True)
        here.client.post(MINE, {"session": button(here, "Safari")})
        assert (phone.is_in(), here.is_in(), other.is_in()) == (False, True, True)


def test_names_of_sessions_open_nothing_and_buttons_say_which_they_end(karim: Somebody):
    phone, here = elsewhere(karim, SAFARI), elsewhere(karim)
    text = here.client.get(MINE).content.decode()
    keys = [somebody.client.cookies[COOKIE].value for somebody in (phone, here)]
    assert [key for key in keys if key in text] == []
    page = BeautifulSoup(text, "html.parser")
    told = page.select_one("main tbody button")["aria-labelledby"].split()
    words = [" ".join(page.find(id=part).get_text(" ").split()) for part in told]
    assert words == ["Déconnecter là-bas", "Safari, iPhone"]


def test_signing_out_everywhere_means_here_too(karim: Somebody):
    phone, here = elsewhere(karim, SAFARI), elsewhere(karim)
    answer = here.client.post(MINE, {"everywhere": "1"})
    assert (answer.url, answer["Clear-Site-Data"]) == (LOGIN, '"cache", "storage"')
    assert (phone.is_in(), here.is_in(), sessions.of(karim.user)) == (False, False, [])


def test_signing_out_takes_with_it_what_the_browser_kept(karim: Somebody):
    karim.password()
    answer = karim.client.post("/admin/logout/")
    assert (answer.url, answer["Clear-Site-Data"]) == (LOGIN, '"cache", "storage"')
    assert answer.cookies[COOKIE]["max-age"] == 0
    assert (karim.is_in(), Session.objects.count()) == (False, 0)


def test_whoever_only_knows_the_password_is_seen(karim: Somebody):
    karim.set_up()
    here = elsewhere(karim)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        here.code(shown(karim.user))
        elsewhere(karim, SAFARI)
        assert [row[0] for row in rows(here)] == [
            "Safari, iPhone mot de passe donné, code manquant",
            "Firefox, Linux",
        ]


ACCOUNT = {
    "name_email-email": "k@b.example", "name_email-first_name": "K", "name_email-last_name": "B",
    "locale-preferred_language": "fr", "locale-current_time_zone": "Europe/Paris",
    "theme-theme": "system", "theme-contrast": "system", "theme-density": "default",
}  # fmt: skip


@pytest.mark.parametrize(
    ("email", "password", "kept"),
    [
        ("k@b.example", "", "k@b.example"),  # which it was
        ("other@b.example", PASSWORD, "other@b.example"),
        ("other@b.example", "", "k@b.example"),
        ("other@b.example", "guess", "k@b.example"),
    ],
)
def test_a_session_alone_does_not_turn_the_mails_of_an_account_elsewhere(
    karim: Somebody, email: str, password: str, kept: str
):
    get_user_model().objects.update(email="k@b.example")
    karim.password()
    form = ACCOUNT | {"name_email-email": email, "name_email-password": password}
    answer = karim.client.post("/admin/account/", form)
    karim.user.refresh_from_db()
    assert (karim.user.email, answer.status_code) == (kept, 302 if kept == email else 200)
    page = BeautifulSoup(answer.content, "html.parser")
    said = [error.get_text(strip=True) for error in page.select(".error-message")]
    words = "Tapez votre mot de passe pour changer l’adresse de courriel."
    assert said == ([] if kept == email else [words])
    assert password not in [field.get("value") for field in page.select("input[type=password]")]


def test_a_new_password_ends_all_others(karim: Somebody):
    get_user_model().objects.update(email="k@b.example")
    phone, here = elsewhere(karim, SAFARI), elsewhere(karim)
    form = ACCOUNT | {
        "password-old_password": PASSWORD,
        "password-new_password1": "un autre pont, plus long",
        "password-new_password2": "un autre pont, plus long",
    }  # fmt: skip
    assert here.client.post("/admin/account/", form).url == "/admin/account/"
    assert (phone.is_in(), here.is_in()) == (False, True)
    assert [row[0] for row in rows(here)] == ["Firefox, Linux"]


def test_a_change_of_the_second_factor_ends_all_others(karim: Somebody):
    start = timezone.now()
    phone, here = elsewhere(karim, SAFARI), elsewhere(karim)
    second_factor.begin(karim.user)
    here.code(shown(karim.user), OWN)
    assert (phone.is_in(), here.is_in()) == (False, True)
    for minute, form in ((1, {}), (3, {"remove": "1"})):  # new codes for paper, then none at all
        with time_machine.travel(start + timedelta(minutes=minute)):
            phone = elsewhere(karim, SAFARI)
            phone.code(shown(karim.user))
            assert phone.is_in()
        with time_machine.travel(start + timedelta(minutes=minute + 1)):
            here.code(shown(karim.user), OWN, **form)
            assert (phone.is_in(), here.is_in()) == (False, True)


def test_a_reset_ends_them_all(karim: Somebody, admin_client, admin_user):
    for reset in (
        lambda: admin_client.post(f"/admin/second-factor/{karim.user.pk}/reset/"),
        lambda: call_command("reset_second_factor", "karim"),
    ):
        codes = karim.set_up()
        karim.password()
        karim.code(codes[0])
        assert karim.is_in()
        reset()
        assert not karim.is_in()
    assert admin_client.get("/admin/").status_code == 200


def test_an_administrator_ends_the_sessions_of_somebody_else(
    karim: Somebody, admin_client, admin_user
):
    theirs = f"{MINE}{karim.user.pk}/"
    assert "karim n’a aucune session ouverte" in admin_client.get(theirs).content.decode()
    phone, here = elsewhere(karim, SAFARI), elsewhere(karim)
    assert theirs in admin_client.get("/admin/users/").content.decode()
    assert admin_client.post(theirs, {"session": button(here, "Safari")}).url == theirs
    assert (phone.is_in(), here.is_in()) == (False, True)
    assert admin_client.post(theirs, {"everywhere": "1"}).url == theirs
    assert (here.is_in(), admin_client.get("/admin/").status_code) == (False, 200)
    assert ModelLogEntry.objects.filter(action="signing_in.sessions_ended").count() == 2
    # Nobody else may.
    karim.password()
    for address in (f"{MINE}{admin_user.pk}/", theirs):
        assert karim.client.get(address).url == karim.client.post(address).url == "/admin/"
    assert admin_client.get(f"{MINE}999999/").status_code == 404


def test_nobody_sees_a_list_without_signing_in(client, tree):
    for address in (MINE, f"{MINE}1/"):
        assert client.get(address).url == f"{LOGIN}?next={address}"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox, Linux"),
        (SAFARI, "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
         " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
         " Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
         " Version/18.0 Safari/605.1.15", "Safari, macOS"),
        ("curl/8 <script>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_browsers_in_words(user_agent, words):
    assert sessions.browser_of(user_agent) == words
