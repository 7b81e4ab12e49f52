"""The address that the site listens on: read from HOST and PORT, and taken before anything starts.

Plain Python: `make run` asks before there are packages (`python -m clinic.starting.address`).
"""

import errno
import ipaddress
import os
import re
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass

NUMBER = re.compile("[0-9]{1,5}")
MAX_PORT = 65_535
FIRST_FREE_PORT = 1024
"""Ports below are the administrator's."""


@dataclass(frozen=True, slots=True)
class Address:
    """This address is where the server listens."""

    host: str
    """An IP address."""
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        return ipaddress.ip_address(self.host).is_loopback

    @property
    def shown_host(self) -> str:
        """The host as a browser on this machine writes it."""
        host = ipaddress.ip_address(self.host)
        if host.is_unspecified:
            host = ipaddress.ip_address("::1" if host.version == 6 else "127.0.0.1")
        return f"[{host}]" if host.version == 6 else str(host)

    @property
    def url(self) -> str:
        """The site's address for a browser on this machine, without a slash at the end."""
        return f"http://{self.shown_host}:{self.port}"


def read_address(environ: Mapping[str, str]) -> Address:
    """Returns the address that HOST and PORT name; 127.0.0.1 and 8000 when they are empty.

    Raises:
        SystemExit: one of them is no host of a server or no port.
    """
    port, host = environ.get("PORT") or "8000", environ.get("HOST") or "127.0.0.1"
    if not (NUMBER.fullmatch(port) and 1 <= int(port) <= MAX_PORT):
        raise refusal(f"PORT={port[:60]} is no port: give a number from 1 to {MAX_PORT}.")
    return Address(ip_address(host), int(port))


def ip_address(host: str) -> str:
    """Returns the first IP address of a host, since the server listens on nothing else."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise refusal(f"HOST={host[:60]} is no address that this machine knows.") from None
    return str(found[0][4][0])


def take(address: Address) -> socket.socket | None:
    """Makes sure that nobody listens on an address, and that no other start of ours goes there.

    granian shares its port with whoever asks (SO_REUSEPORT), so that two copies of the site would
    answer by turns. On Linux a name in the abstract namespace goes with the port, as long as this
    process lives, however it ends (https://man7.org/linux/man-pages/man7/unix.7.html).

    Returns:
        what holds the name: keep it open; None where there are no such names.

    Raises:
        SystemExit: the address is taken, or not for us.
    """
    refuse_when_taken(address)
    if sys.platform != "linux":
        return None
    holder = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        holder.bind(f"\0clinic-port-{address.port}")
    except OSError:
        holder.close()
        raise refusal(taken(address)) from None
    return holder


def refuse_when_taken(address: Address) -> None:
    """Refuses an address that somebody listens on, or that is not for us.

    Raises:
        SystemExit: it is.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        # connections of before that are closing are in nobody's way
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address.host, address.port))
        except OSError as error:
            raise refusal(reason(address, error)) from None


def reason(address: Address, error: OSError) -> str:
    """Returns why an address cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return taken(address)
    if error.errno == errno.EACCES:
        return f"PORT={address.port} is the administrator's: give one from {FIRST_FREE_PORT}."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={address.host} is no address of this machine."
    return f"{address.url} cannot be listened on: {error.strerror}."


def taken(address: Address) -> str:
    """Returns what to do about a port that somebody has."""
    return f"Port {address.port} is taken: stop what runs there, or give another PORT."


def refusal(line: str) -> SystemExit:
    """Returns what ends a start with one line."""
    return SystemExit(f"The site does not start:\n{line}")


if __name__ == "__main__":
    refuse_when_taken(read_address(os.environ))
