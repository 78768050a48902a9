"""What Mozilla's HTTP Observatory would give an answer, by its published tests and modifiers.

Facts from github.com/mdn/mdn-http-observatory (src/grader/charts.js and src/analyzer/tests, as of
August 2026). Left out: what only the network knows (certificates, the list of preloaded hosts) and
what the site never sends (policies in meta elements, scripts of other hosts: another test holds that).
"""

from django.http import HttpResponse

BASE = 100
ENOUGH_FOR_EXTRA_CREDIT = 90
SIX_MONTHS = 15_552_000
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def score(plain: HttpResponse, secure: HttpResponse) -> tuple[int, dict[str, int]]:
    """Points, and by which tests they were lost and won.

    Args:
        plain: the answer over HTTP.
        secure: the answer over HTTPS.
    """
    policy = directives(secure)
    given = {
        "content-security-policy": _policy(policy),
        "x-frame-options": _frames(secure, policy),
        "cookies": _cookies(secure),
        "redirection": 0 if plain.headers.get("Location", "").startswith("https://") else -20,
        "referrer-policy": _referrer(secure),
        "strict-transport-security": _transport(secure),
        "x-content-type-options": 0
        if _value(secure, "X-Content-Type-Options") == "nosniff"
        else -5,
        "cross-origin-resource-policy": _one_of(
            secure, "Cross-Origin-Resource-Policy", {"same-origin", "same-site"}, {"cross-origin"}
        ),
        "cross-origin-opener-policy": _one_of(
            secure,
            "Cross-Origin-Opener-Policy",
            {"same-origin", "same-origin-allow-popups", "noopener-allow-popups"},
            {"unsafe-none"},
        ),
        "cross-origin-resource-sharing": _sharing(secure),
    }
    points = BASE + sum(points for points in given.values() if points < 0)
    if points >= ENOUGH_FOR_EXTRA_CREDIT:
        points += sum(points for points in given.values() if points > 0)
    return points, {test: points for test, points in given.items() if points}


def directives(response: HttpResponse) -> dict[str, set[str]]:
    """The policy of an answer: sources by directive."""
    parts = response.headers.get("Content-Security-Policy", "").split(";")
    return {
        name: set(sources) for name, *sources in (part.split() for part in parts if part.split())
    }


def _policy(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    script, style, object_ = (
        policy.get(name, default) for name in ("script-src", "style-src", "object-src")
    )
    if script & (BROAD | INLINE) or object_ & BROAD:
        return -20
    if any(
        source.startswith(("http:", "ftp:")) for sources in policy.values() for source in sources
    ):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if style & (BROAD | INLINE):
        return 0
    return 10 if default == {"'none'"} else 5


def _frames(response: HttpResponse, policy: dict[str, set[str]]) -> int:
    safe = "frame-ancestors" in policy or _value(response, "X-Frame-Options") in (
        "deny",
        "sameorigin",
    )
    return 5 if safe else -20


def _cookies(response: HttpResponse) -> int:
    cookies = response.cookies.values()
    if not cookies:
        return 0
    points = [5]
    for cookie in cookies:
        name = cookie.key.lower()
        session, csrf = "sess" in name or "login" in name, "csrf" in name
        if not cookie["secure"]:
            points.append(-40 if session else -20)
        if session and not cookie["httponly"]:
            points.append(-30)
        if not cookie["samesite"]:
            points.append(-20 if csrf else 0)
        if cookie["samesite"] not in ("", "Lax", "Strict"):
            points.append(-20)
    return min(points)


def _referrer(response: HttpResponse) -> int:
    told = _value(response, "Referrer-Policy")
    if not told:
        return 0
    return 5 if told.split(",")[-1].strip() in PRIVATE else -5


def _transport(response: HttpResponse) -> int:
    told = _value(response, "Strict-Transport-Security")
    age = next((part.strip()[8:] for part in told.split(";") if "max-age=" in part), "")
    if not age.isdecimal():
        return -20
    return 0 if int(age) >= SIX_MONTHS else -10


def _one_of(response: HttpResponse, header: str, good: set[str], harmless: set[str]) -> int:
    told = _value(response, header)
    if told in good:
        return 10
    return 0 if told in harmless | {""} else -5


def _sharing(response: HttpResponse) -> int:
    everybody = _value(response, "Access-Control-Allow-Credentials") == "true"
    return -50 if everybody else 0


def _value(response: HttpResponse, header: str) -> str:
    return response.headers.get(header, "").strip().lower()
