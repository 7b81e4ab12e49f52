"""`make run`: prepares the demo on this machine and serves it as production serves a site.

The first start writes a secret, migrates, collects static files and loads the demo; later starts
only do what has changed and keep all data. `HOST` and `PORT` choose the address. A clinic's own
site is left alone (docs/adr/0054).
"""

import argparse
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from clinic.front.options import exposure_problem, granian_options
from clinic.starting.address import (
    NUMBER,
    Address,
    read_address,
    refusal,
    refuse_when_taken,
    take,
)
from clinic.starting.demo_only import (
    KNOWN,
    demo_password,
    has_known_password,
    holding,
    refuse_installation,
    refuse_other,
)
from clinic.starting.folders import refuse_unwritable
from clinic.starting.preparation import ENV_FILE, prepare_demo, set_aside, write_secret
from clinic.starting.supervision import ROOT, say, serve

__all__ = ["ROOT", "main", "run", "web_command"]

KILL_SECONDS = 10
"""Seconds that a worker has for its requests when it is asked to end; by default it has for ever.
Docker kills after ten seconds itself, systemd by our unit after thirty."""
STOPPED = 130
"""The status of what Ctrl-C has ended."""


def main() -> int:
    """Prepares and serves the demo; returns the exit status."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--reset", action="store_true", help="set the data aside, load the demo")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        address = read_address(os.environ)
        from clinic.settings.environment import env  # reads .env

        refuse_installation(env.ENVIRON)
        return run(address, reset=options.reset)
    except KeyboardInterrupt:
        say("\nStopped before the site was ready. The next start goes on from here.")
        return STOPPED


def run(address: Address, *, reset: bool = False) -> int:
    """Prepares the demo and serves it until it is stopped; with `reset` it only prepares anew.

    Raises:
        SystemExit: something keeps it from starting, in one line.
    """
    command = web_command(address.host, str(address.port))
    holder = take(address)
    set_environment(address)
    known = prepare(address, reset=reset)
    if reset:
        return 0
    refuse_when_taken(address)  # preparing may have taken minutes
    say("Starting the server …")
    try:
        return serve(command, address, lambda: announce(address, known=known))
    finally:
        if holder is not None:
            holder.close()


def set_environment(address: Address) -> None:
    """Sets what the demo's `.env` leaves open.

    Raises:
        SystemExit: there is no `.env`, and none can be written.
    """
    from clinic.settings.environment import env

    try:
        if not os.environ.get("SECRET_KEY"):
            write_secret()
    except OSError as error:
        raise refusal(f"The folder {ROOT} takes no file .env: {error.strerror}.") from None
    env.read_file(ENV_FILE)
    shown = address.shown_host
    os.environ["DJANGO_SETTINGS_MODULE"] = "clinic.settings.production"
    os.environ.setdefault("HTTPS", "off")
    os.environ.setdefault("SECOND_FACTOR", "off")
    os.environ.setdefault("ALLOWED_HOSTS", f"{shown},127.0.0.1,localhost,{address.host}")
    os.environ.setdefault("BASE_URL", address.url)


def prepare(address: Address, *, reset: bool) -> bool:
    """Looks at everything that could keep the demo from starting, then brings it up to date.

    Returns:
        whether the demo's account has the password that everybody knows.

    Raises:
        SystemExit: something does, in one line.
    """
    import django
    from django.conf import settings

    folder = Path(settings.VAR_DIR)
    refuse_unwritable(folder)
    django.setup()
    if problem := exposure_problem(address.host):
        raise refusal(problem)
    from django.db import connections

    from clinic.operations.readiness import refuse_without_database

    refuse_without_database()
    found = holding()
    refuse_other(found)
    password = demo_password(address, found)
    if reset:
        connections.close_all()
        set_aside(folder)
        found, password = holding(), password or KNOWN
    prepare_demo(address, found, password)
    known = has_known_password()
    connections.close_all()
    return known


def announce(address: Address, *, known: bool) -> None:
    """Says where the site answers and how to sign in."""
    login = f"admin / {KNOWN}, for this machine only" if known else "admin, with your own password"
    say(f"\n  The site     {address.url}/")
    say(f"  The admin    {address.url}/admin/")
    say(f"  Demo login   {login}\n\nCtrl-C stops it.")


def workers(environ: Mapping[str, str]) -> int:
    """Returns how many processes answer requests: `WORKERS`, or one.

    Raises:
        SystemExit: it is no number above nothing.
    """
    number = environ.get("WORKERS") or "1"
    if not (NUMBER.fullmatch(number) and int(number)):
        raise refusal(f"WORKERS={number[:60]} is no number of processes: give 1 or more.")
    return int(number)


def web_command(host: str, port: str) -> list[str]:
    """Returns the command that serves the site (docs/adr/0010)."""
    return [
        *(sys.executable, "-m", "granian", "clinic.rsgi:application", *granian_options()),
        *("--host", host, "--port", port, "--workers", str(workers(os.environ))),
        *("--respawn-failed-workers", "--log-level", "warning"),
        *("--workers-kill-timeout", str(KILL_SECONDS)),
    ]


if __name__ == "__main__":
    sys.exit(main())
