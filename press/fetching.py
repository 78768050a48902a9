"""Opening an address that somebody sent us, without being led into our own network.

A stranger's link must not make the server talk to itself, its neighbours or a cloud's metadata. So:
http and https on their own ports only; the name is resolved once, every address it gives is looked
at, and the connection goes to the very address that was looked at (a second answer of the DNS
changes nothing); each redirect passes the same gate; size, time, number of redirects and kinds of
content are bounded; no cookie, no password, no script.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

MOST_BYTES = 2 * 1024 * 1024
SECONDS = 10.0  # for everything, redirects included
MOST_REDIRECTS = 4
CHUNK = 16 * 1024
PORTS = {"http": 80, "https": 443}
CONTENT_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
# Addresses within which others are written: what they hold could be private (RFC 6052, 3056, 4380).
TUNNELS = [ipaddress.ip_network(text) for text in ("64:ff9b::/96", "2002::/16", "2001::/32")]


class RefusedError(Exception):
    """The address, or one that it leads to, is none that we open."""


class FailedError(Exception):
    """It could not be read: no answer, too slow, too large, no text."""


class GoneError(FailedError):
    """The site answers that there is nothing at this address."""


@dataclass(frozen=True)
class Fetched:
    """What an address gave."""

    url: str
    text: str


def resolve(host: str, port: int) -> list[str]:
    """The addresses that a name stands for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public_address(text: str) -> bool:
    """Whether an IP address lies in the open Internet, whatever it is wrapped in."""
    try:
        ip = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public_address(str(ip.ipv4_mapped))
        if any(ip in network for network in TUNNELS):
            return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    )


@dataclass(frozen=True)
class Guard:
    """Opens addresses of strangers. The defaults are those of the site; tests choose others.

    Attributes:
        resolve: gives the addresses of a name.
        is_allowed: whether an IP address may be talked to.
        ports: which ports may be asked, by scheme.
        seconds: for everything together.
        most_bytes: of the answer's body.
    """

    resolve: Callable[[str, int], list[str]] = resolve
    is_allowed: Callable[[str], bool] = is_public_address
    ports: dict[str, set[int]] = field(
        default_factory=lambda: {scheme: {port} for scheme, port in PORTS.items()}
    )
    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES

    def fetch(self, url: str) -> Fetched:
        """Read the text at an address, following redirects.

        Raises:
            RefusedError: it is none that we open.
            GoneError: there is nothing there.
            FailedError: it could not be read.
        """
        ends = time.monotonic() + self.seconds
        for _step in range(MOST_REDIRECTS + 1):
            text, leads_to = self._open(url, ends)
            if not leads_to:
                return Fetched(url, text)
            url = urljoin(url, leads_to)
        raise RefusedError("too many redirects")

    def _open(self, url: str, ends: float) -> tuple[str, str]:
        """The text at an address, or where it leads."""
        parts, host, port = self._checked(url)
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FailedError("no such host") from error
        if not addresses or not all(self.is_allowed(address) for address in addresses):
            raise RefusedError(f"{host} is not in the open Internet")
        connection = _Pinned(addresses[0], host, port, parts.scheme == "https", ends)
        try:
            return self._read(connection, parts, ends)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FailedError(type(error).__name__) from error
        finally:
            connection.close()

    def _checked(self, url: str) -> tuple[SplitResult, str, int]:
        try:
            parts = urlsplit(url)
            port = parts.port
            host = (parts.hostname or "").encode("idna").decode("ascii")
        except (ValueError, UnicodeError) as error:
            raise RefusedError("no address") from error
        if parts.scheme not in self.ports or not host:
            raise RefusedError("neither http nor https")
        if parts.username is not None or parts.password is not None:
            raise RefusedError("an address with a password")
        port = port or PORTS[parts.scheme]
        if port not in self.ports[parts.scheme]:
            raise RefusedError("an unusual port")
        return parts, host, port

    def _read(self, connection: "_Pinned", parts: SplitResult, ends: float) -> tuple[str, str]:
        path = parts.path or "/"
        target = f"{path}?{parts.query}" if parts.query else path
        with connection.watched(), connection.asked(_ascii(target)) as response:
            if response.status in REDIRECTS:
                return "", response.getheader("Location") or ""
            if response.status in GONE:
                raise GoneError(str(response.status))
            if response.status != 200:
                raise FailedError(str(response.status))
            kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
            if kind not in CONTENT_TYPES:
                raise FailedError(f"not a text: {kind}")
            if response.getheader("Content-Encoding", "identity") != "identity":
                raise FailedError("compressed although we asked not to")
            body = bytearray()
            while chunk := response.read(CHUNK):
                body += chunk
                if len(body) > self.most_bytes:
                    raise FailedError("too large")
            if time.monotonic() >= ends:
                raise FailedError("too slow")
        charset = response.headers.get_content_charset() or "utf-8"
        try:
            return body.decode(charset, errors="replace"), ""
        except LookupError:
            return body.decode("utf-8", errors="replace"), ""


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was checked, and to no other, that ends in time."""

    def __init__(self, address: str, host: str, port: int, secure: bool, ends: float) -> None:
        super().__init__(host, port)
        self.address, self.secure, self.ends = address, secure, ends

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self._left())
        if self.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        self.wire = self.sock  # http.client lets go of its own while the answer is still read

    def asked(self, target: str) -> http.client.HTTPResponse:
        """The answer, to be closed by whoever asked."""
        self.request("GET", target, headers=_headers())
        return self.getresponse()

    def watched(self) -> "_Watch":
        """While it lasts, the connection is cut at the end of its time, however slowly bytes drip."""
        return _Watch(self)

    def _left(self) -> float:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def cut(self) -> None:
        """Hang up, from whatever thread."""
        try:
            self.wire.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the other side was quicker


class _Watch:
    def __init__(self, connection: _Pinned) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.connect()
        left = max(0.0, self.connection.ends - time.monotonic())
        self.timer = threading.Timer(left, self.connection.cut)
        self.timer.daemon = True
        self.timer.start()

    def __exit__(self, *error: object) -> None:
        self.timer.cancel()


def _ascii(target: str) -> str:
    """A target as HTTP wants it: people paste addresses with accents."""
    return quote(target, safe="/%?&=+;:,@!$'()*~-._[]#")


def _headers() -> dict[str, str]:
    return {
        "Accept": ", ".join(CONTENT_TYPES),
        "Accept-Encoding": "identity",
        "Connection": "close",
        "User-Agent": f"Mozilla/5.0 (compatible; coverage check; {settings.WAGTAILADMIN_BASE_URL})",
    }
