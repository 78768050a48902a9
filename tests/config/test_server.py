"""What gunicorn believes of a request, as gunicorn.conf.py tells it."""

import runpy

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

LOCAL = ("127.0.0.1", 50_000)  # where a proxy of the same machine comes from


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "PATH_INFO", "REMOTE_USER"])
def test_no_header_says_where_the_site_lies_or_who_asks(name):
    config = Config()
    for setting, value in runpy.run_path("gunicorn.conf.py").items():
        if setting in config.settings:
            config.set(setting, value)
    sent = f"GET /x/fr/ HTTP/1.1\r\nHost: labo.example\r\n{name}: /x\r\n\r\n"
    request = next(RequestParser(config, iter([sent.encode()]), LOCAL))
    assert request.headers == [("HOST", "labo.example")]
