"""Asking a service that the environment names: a hub, a search server.

Their addresses come from whoever runs the site, so they may lie in our own network; what they
answer is a stranger's all the same. No redirect leads elsewhere, the answer is bounded in time and
size. Addresses that people send us are opened by `press.fetching` alone.
"""

from typing import Any

import requests

MOST_BYTES = 50 * 1024 * 1024
CHUNK = 64 * 1024


class OutgoingError(Exception):
    """The service did not answer, refused, led elsewhere, or said too much."""


def ask(method: str, url: str, *, seconds: float, **kwargs: Any) -> requests.Response:
    """What a service answers, read to its end.

    Args:
        seconds: to connect, and between two parts of the answer.
        kwargs: of `requests.request`.

    Raises:
        OutgoingError: there is no answer, or one that leads elsewhere or is larger than `MOST_BYTES`.
    """
    try:
        with requests.request(
            method, url, timeout=seconds, allow_redirects=False, stream=True, **kwargs
        ) as response:
            body = bytearray()
            for chunk in response.iter_content(CHUNK):
                body += chunk
                if len(body) > MOST_BYTES:
                    raise OutgoingError("too large")
    except requests.RequestException as error:
        raise OutgoingError(type(error).__name__) from error
    if response.is_redirect:
        raise OutgoingError("leads elsewhere")
    response._content = bytes(body)  # as requests itself keeps what it has read
    return response


def accepted(response: requests.Response) -> requests.Response:
    """The same answer, if it is one of success.

    Raises:
        OutgoingError: with the status that was answered.
    """
    if not response.ok:
        raise OutgoingError(str(response.status_code))
    return response
