"""Errors to Sentry, without people: no addresses, no bodies, no cookies, no values of variables."""

from typing import Any

import sentry_sdk

from config.logs import request_id, scrub

# All that may be told as it is; what is new in an event of tomorrow is not among it.
EVENT = (
    "type",
    "event_id",
    "timestamp",
    "start_timestamp",
    "platform",
    "level",
    "logger",
    "release",
    "environment",
    "server_name",
    "sdk",
    "transaction_info",
)
REQUEST = ("method",)
ERROR = ("type", "module", "mechanism", "stacktrace")
TRACE = ("trace_id", "span_id", "parent_span_id", "op", "status")


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
    """What of the event neither names a person nor opens a private page; the rest is left out."""
    told = _only(EVENT, event) | {"request": _only(REQUEST, event.get("request"))}
    tags = {name: scrub(str(value)) for name, value in (event.get("tags") or {}).items()}
    told["tags"] = tags | {"request_id": request_id.get()}
    if errors := (event.get("exception") or {}).get("values"):
        told["exception"] = {"values": [_error(error) for error in errors]}
    if entry := event.get("logentry"):
        told["logentry"] = {"formatted": scrub(entry.get("formatted") or entry.get("message", ""))}
    if transaction := event.get("transaction"):  # a route, or the path where none was found
        told["transaction"] = scrub(transaction)
    if trace := _only(TRACE, (event.get("contexts") or {}).get("trace")):
        told["contexts"] = {"trace": trace}  # without it a measured request belongs to nothing
    return told


def _error(error: dict[str, Any]) -> dict[str, Any]:
    return _only(ERROR, error) | {"value": scrub(error.get("value") or "")}


def _only(names: tuple[str, ...], values: dict[str, Any] | None) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values} if values else {}
