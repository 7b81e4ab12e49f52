"""`make run` serves the demo and leaves a clinic's own site alone (docs/adr/0054)."""

import os
from collections.abc import Mapping
from enum import Enum

from clinic.starting.address import Address, refusal

INSTALLATION = ("BASE_URL", "DATABASE_URL", "S3_BUCKET", "S3_PRIVATE_BUCKET", "FRONTEND_CACHE")
"""Settings that no demo has."""
MIN_PASSWORD = 12
"""Characters of a password that others than this machine's users may try."""
KNOWN = "demo"
"""The password of the demo's account on one's own machine."""


class Holding(Enum):
    """This is what a database holds."""

    NOTHING = "nothing"
    DEMO = "the demo"
    OTHER = "something else"


def refuse_installation(environ: Mapping[str, str]) -> None:
    """Refuses where a setting says that this is a clinic's own site.

    Raises:
        SystemExit: one does.
    """
    named = [name for name in INSTALLATION if environ.get(name, "").strip()]
    if named:
        raise refusal(
            f"`make run` serves the demo only, and {' and '.join(named)} "
            f"{'names' if len(named) == 1 else 'name'} a site of its own. To serve that one: "
            ".venv/bin/python -m clinic.web (docs/deploy.md)."
        )


def holding() -> Holding:
    """Looks into the database, whatever release it is of, and changes nothing."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from wagtail.models import Site

    from clinic.demo import CLINIC, DEMO_KEY
    from home.models import HomePage

    users, tables = get_user_model(), set(connection.introspection.table_names())
    if HomePage._meta.db_table in tables:
        homes = HomePage.objects.all()
        # demos of before had no key of their own
        named = Site.objects.filter(site_name=CLINIC).values("root_page")
        if homes.filter(translation_key=DEMO_KEY).exists() or homes.filter(pk__in=named).exists():
            return Holding.DEMO
        if homes.exists():
            return Holding.OTHER
    if users._meta.db_table in tables and users.objects.exists():
        return Holding.OTHER
    return Holding.NOTHING


def refuse_other(found: Holding) -> None:
    """Refuses where the database holds anything but the demo.

    Raises:
        SystemExit: it does.
    """
    if found is Holding.OTHER:
        raise refusal(
            "`make run` serves the demo only, and the database in VAR_DIR holds another site or "
            "its accounts. Serve that one with .venv/bin/python -m clinic.web (docs/deploy.md), or "
            "give the demo a folder of its own: make run VAR_DIR=/tmp/demo."
        )


def demo_password(address: Address, found: Holding) -> str:
    """Returns the password that the demo's account gets; empty to leave it as it is.

    Raises:
        SystemExit: others than this machine's users could sign in with the known one.
    """
    password = os.environ.get("DEMO_PASSWORD", "")
    if password and not address.is_loopback and len(password) < MIN_PASSWORD:
        raise refusal(f"DEMO_PASSWORD is too short: give {MIN_PASSWORD} characters or more.")
    if password:
        return password
    if address.is_loopback:
        return "" if found is Holding.DEMO else KNOWN
    if found is not Holding.DEMO or has_known_password():
        raise refusal(
            f"HOST={address.host} lets others in, and everybody knows the demo's password: "
            "choose one with DEMO_PASSWORD=…"
        )
    return ""


def has_known_password() -> bool:
    """Returns whether the demo's account has the password that everybody knows."""
    from django.contrib.auth import get_user_model

    account = get_user_model().objects.filter(username="admin").first()
    return account is not None and account.check_password(KNOWN)


def set_password(password: str) -> None:
    """Gives the demo's account a password."""
    from django.contrib.auth import get_user_model

    account = get_user_model().objects.get(username="admin")
    account.set_password(password)
    account.save(update_fields=["password"])
