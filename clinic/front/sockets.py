"""What the kernel does for a server that no proxy stands before."""

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress

DEAF_SECONDS = 30
"""How long a visitor may take nothing of an answer before the connection ends."""


def end_deaf_connections(seconds: int = DEAF_SECONDS) -> None:
    """Lets the kernel end connections whose other side takes nothing more.

    Accepted connections take the time-out from the socket that listens (tcp(7), TCP_USER_TIMEOUT;
    since Linux 5.11 it counts where the other side says that it has no room). Other systems keep
    such connections as long as they like.
    """
    if not hasattr(socket, "TCP_USER_TIMEOUT"):
        return
    for number in open_sockets():
        with suppress(OSError), socket.socket(fileno=os.dup(number)) as listener:
            if listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, seconds * 1000)


def open_sockets() -> Iterator[int]:
    """Yields the descriptors of this process that are sockets."""
    for name in os.listdir("/dev/fd"):
        with suppress(OSError):  # the listing's own descriptor is closed by now
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                yield int(name)
