"""`make start-clinic`: a clinic's own site from a fresh clone, in one go.

It asks for the address, writes `.env` where there is none, brings tables and static files up to
date, asks for the clinic's name and the first account, and says what is left to do. What stands
already is left alone: started again, it goes on where it ended. `ADDRESS`, `CLINIC_NAME`,
`ADMIN_NAME` and `ADMIN_EMAIL` answer in the environment; with `PASSWORD_STDIN=1` the password is
the first line of standard input.
"""

import ipaddress
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from clinic.starting.address import refusal
from clinic.starting.supervision import ROOT, say

ENV_FILE = ROOT / ".env"
EXAMPLE = ROOT / ".env.example"
QUESTION = "The site's address, such as https://www.example.org: "


def main() -> int:
    """Starts the site; returns the exit status."""
    try:
        write_settings(ENV_FILE, EXAMPLE.read_text(encoding="utf-8"))
        create()
    except KeyboardInterrupt:
        say("\nStopped. The next make start-clinic goes on from here.")
        return 130
    return 0


def write_settings(path: Path, example: str) -> None:
    """Writes the address and a secret into `.env`, made from the example where there is none.

    One that names a site is kept as it is, and so is every other line of one that does not.

    Raises:
        SystemExit: the address cannot be one, or the file cannot be written.
    """
    from clinic.settings.environment import env

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")
    if env.str("BASE_URL", default=""):
        return
    address = os.environ.get("ADDRESS") or ask(QUESTION)
    values = settings_for(address, env.str("SECRET_KEY", default=""))
    if name := os.environ.get("CLINIC_NAME"):
        values["CLINIC_NAME"] = name
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else example
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_text(filled(text, values), encoding="utf-8")
    except OSError as error:
        raise refusal(f"{path} cannot be written: {error.strerror}.") from None
    say(f"Wrote {path.name}. Mail is missing still: EMAIL_URL.")
    env.read_file(path)


def settings_for(address: str, key: str) -> dict[str, str]:
    """Returns what `.env` says of a site with this address.

    Raises:
        SystemExit: it is no address, or one without HTTPS that others than this machine reach.
    """
    from clinic.settings.refusals import is_origin

    address = address.strip().rstrip("/").lower()
    parts = urlsplit(address)
    if not is_origin(address):
        raise refusal(f"The address must be like https://www.example.org: {address}")
    host = parts.hostname or ""
    values = {
        "SECRET_KEY": key or secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": f"[{host}]" if ":" in host else host,
        "BASE_URL": address,
    }
    if parts.scheme == "http":
        if not is_loopback(host):
            raise refusal(f"{address} is without HTTPS: passwords would travel in the open.")
        values |= {"HTTPS": "off", "SECOND_FACTOR": "off"}
    return values


def is_loopback(host: str) -> bool:
    """Returns whether only this machine reaches a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def filled(text: str, values: dict[str, str]) -> str:
    """Returns the text of `.env` with values in their lines, or at its end where it has none."""
    lines, left = [], dict(values)
    for line in text.splitlines():
        name, sign, _ = line.removeprefix("# ").partition("=")
        lines.append(f"{name}={left.pop(name)}" if sign and name in left else line)
    return "\n".join([*lines, *(f"{name}={value}" for name, value in left.items())]) + "\n"


def create() -> None:
    """Brings everything up to date and makes the site where there is none.

    Raises:
        SystemExit: something keeps the site from starting.
    """
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import CommandError, call_command
    from django.db import connections

    from clinic.operations.readiness import refuse_without_database
    from clinic.starting.demo_only import Holding, holding
    from clinic.starting.folders import refuse_unwritable
    from clinic.starting.preparation import collect_static, prepare_database, set_aside

    refuse_unwritable(Path(settings.VAR_DIR))
    refuse_without_database()
    found = holding()
    if found is Holding.DEMO:
        connections.close_all()
        say("The demo makes room.")
        set_aside(Path(settings.VAR_DIR))
    prepare_database()
    collect_static(Path(settings.STATIC_ROOT))
    if found is Holding.OTHER:
        say("The database holds a site already; it is left as it is.")
    else:
        try:
            call_command("start_clinic", **answers(os.environ))
        except CommandError as error:
            raise refusal(str(error)) from None
    say("\n  What it lacks   make check-production")
    port = urlsplit(settings.WAGTAILADMIN_BASE_URL).port
    say(f"  Serve it        {f'PORT={port} ' if port else ''}.venv/bin/python -m clinic.web")
    say(f"  Sign in         {settings.WAGTAILADMIN_BASE_URL}/admin/")
    say("  For the public  docs/deploy.md")


def answers(environ: Mapping[str, str]) -> dict[str, object]:
    """Returns the options of `start_clinic` that the environment gives."""
    return {
        "name": environ.get("CLINIC_NAME") or None,
        "admin": environ.get("ADMIN_NAME") or None,
        "email": environ.get("ADMIN_EMAIL", ""),
        "password_stdin": bool(environ.get("PASSWORD_STDIN")),
    }


def ask(question: str) -> str:
    """Returns the answer typed at the terminal.

    Raises:
        SystemExit: there is no terminal.
    """
    try:
        return input(question)
    except EOFError:
        raise refusal("Give the site's address: make start-clinic ADDRESS=https://…") from None


if __name__ == "__main__":
    sys.exit(main())
