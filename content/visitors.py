"""Where a request comes from, as keyed hashes: no address is ever stored."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# Bits that stand for one line into the Internet, and for one network, by version of IP.
LINE = {4: 32, 6: 64}
NETWORK = {4: 24, 6: 56}


def client_address(request: HttpRequest) -> str:
    """The visitor's address: what our own proxies (setting PROXIES) say; nobody else is believed."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.PROXIES and len(forwarded) >= settings.PROXIES:
        return forwarded[-settings.PROXIES].strip()
    return request.META.get("REMOTE_ADDR", "")


def hashed(request: HttpRequest, bits: dict[int, int], salt: str) -> str:
    """Keyed hash of the part of the Internet that a request comes from; empty where none is known.

    Args:
        bits: `LINE` or `NETWORK`.
        salt: of the use, so that hashes of two uses cannot be compared.
    """
    try:
        ip = ipaddress.ip_address(client_address(request).partition("%")[0])
    except ValueError:
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    part = ipaddress.ip_network((ip, bits[ip.version]), strict=False)
    return salted_hmac(salt, str(part), algorithm="sha256").hexdigest()
