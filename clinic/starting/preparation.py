"""Bringing a site's database, static files and first content up to date."""

import secrets
import shutil
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from clinic.starting.address import Address
from clinic.starting.demo_only import Holding, set_password
from clinic.starting.supervision import ROOT, say

ENV_FILE = ROOT / ".env"


def write_secret() -> None:
    """Writes `.env` with a secret of its own when there is none.

    Raises:
        OSError: the folder takes no files.
    """
    if not ENV_FILE.exists():
        ENV_FILE.touch(mode=0o600)
        ENV_FILE.write_text(f"SECRET_KEY={secrets.token_urlsafe(48)}\n", encoding="utf-8")


def prepare_demo(address: Address, found: Holding, password: str) -> None:
    """Brings the demo's database, static files and Site record up to date.

    Args:
        address: where it will be served.
        found: what its database holds.
        password: what its account gets; empty to leave it as it is.
    """
    from django.conf import settings
    from django.core.management import call_command
    from wagtail.models import Site

    prepare_database()
    collect_static(Path(settings.STATIC_ROOT))
    if found is Holding.NOTHING:
        say("Loading the demo site …")
        call_command("load_demo")
    if password:
        set_password(password)
    Site.objects.filter(is_default_site=True).update(hostname=address.shown_host, port=address.port)
    Site.clear_site_root_paths_cache()


def prepare_database() -> None:
    """Brings the database up to date, an empty one too."""
    from django.core.management import call_command

    from clinic.operations.readiness import refuse_without_database

    refuse_without_database()
    say("Preparing the database …")
    call_command("migrate", verbosity=0, interactive=False)


def set_aside(directory: Path) -> None:
    """Moves the SQLite file and the media to a folder of their own; nothing is deleted."""
    kept = directory / f"replaced-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    for name in ("clinic.sqlite3", "clinic.sqlite3-wal", "clinic.sqlite3-shm", "media", "private"):
        if (directory / name).exists():
            kept.mkdir(exist_ok=True)
            shutil.move(directory / name, kept / name)
    if kept.exists():
        say(f"The data of before is in {kept.relative_to(directory.parent)}.")


def collect_static(target: Path) -> None:
    """Collects and compresses static files when a source or a package has changed."""
    from django.core.management import call_command

    stamp, digest = target / ".sources", sources_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    say("Collecting and compressing static files …")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(digest)


def sources_digest() -> str:
    """Returns a digest of everything that collected static files are made from."""
    sources = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    sources += [ROOT / "requirements" / "base.txt", ROOT / "clinic" / "static_files.py"]
    digest = sha256()
    for path in sources:
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()
