"""The evening on one laptop: where phones find it, and that all of it ends together."""

import os
import socket
import sys
from ipaddress import IPv4Address

from buzz.management.commands import live


class NoWayOut(socket.socket):
    def connect(self, address):
        raise OSError("Network is unreachable")


def test_a_hotspot_that_leads_nowhere_has_an_address_all_the_same(monkeypatch):
    monkeypatch.setattr(socket, "socket", NoWayOut)
    found = list(live.addresses_of_interfaces())
    assert [address for address in found if IPv4Address(address).is_loopback] == []
    assert live.local_address() == (found[0] if found else "127.0.0.1")
    monkeypatch.setattr(live, "addresses_of_interfaces", lambda: iter(["10.42.0.1"]))
    assert live.local_address() == "10.42.0.1"


def test_when_the_web_server_ends_the_worker_ends_too():
    commands = [["-c", "import sys; sys.exit(3)"], ["-c", "import time; time.sleep(600)"]]
    ended = live.run_together([[sys.executable, *command] for command in commands], os.environ)
    assert ended == 3
