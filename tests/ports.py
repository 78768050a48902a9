"""Ports of this machine that belong to a test until its process ends."""

import socket

_held: list[socket.socket] = []


def free_port() -> int:
    """A port on which nobody listens, and which nobody else is given.

    It stays bound without listening: whoever connects is refused, the system hands it to no other
    process, and whoever binds it with SO_REUSEADDR, as servers do, may listen there.
    """
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    _held.append(holder)
    return holder.getsockname()[1]
