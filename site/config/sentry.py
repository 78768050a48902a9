"""Errors to Sentry, without people: no addresses, no bodies, no cookies, no values of variables."""

from typing import Any

import sentry_sdk

from config.logs import request_id, scrub

# Of a request, all that may be told.
TOLD = {"method"}


def connect(dsn: str, release: str, *, share: float) -> None:
    """Begin to report.

    Args:
        dsn: where to.
        release: of the site.
        share: of requests that are traced, 0 to 1.
    """
    sentry_sdk.init(
        dsn,
        release=release,
        traces_sample_rate=share,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=without_people,
        before_send_transaction=without_people,
    )


def without_people(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """The event without what names a person or opens a private page."""
    request = event.get("request", {})
    event["request"] = {name: value for name, value in request.items() if name in TOLD}
    event.pop("user", None)
    event.setdefault("tags", {})["request_id"] = request_id.get()
    for error in event.get("exception", {}).get("values", []):
        error["value"] = scrub(error.get("value") or "")
    if message := event.get("logentry"):
        event["logentry"] = {"formatted": scrub(message.get("formatted") or message["message"])}
    return event
