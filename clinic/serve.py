"""`make run`: prepares the site on this machine and serves it as production does.

The first start writes a secret, migrates, collects static files and loads the demo; later starts
only do what has changed and keep all data. `HOST` and `PORT` choose the address.
"""

import argparse
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

from clinic.front.options import exposure_problem, granian_options
from clinic.parent import tied

ROOT = Path(__file__).resolve().parent.parent
ENV_FILE = ROOT / ".env"
PAUSE = 2.0
"""Seconds before a process that ended starts again."""
TRIAL = 15.0
"""Seconds within which a server ends that cannot serve: another one has the port, for example.
granian ends after two deaths of a worker within 5.5 seconds, which may also come later."""


def main() -> int:
    """Prepares and serves; returns the exit status."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--reset", action="store_true", help="set the data aside, load the demo")
    options = parser.parse_args()
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    if "SECRET_KEY" not in os.environ:
        write_secret()
    shown_host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    os.environ["DJANGO_SETTINGS_MODULE"] = "clinic.settings.production"
    os.environ.setdefault("HTTPS", "off")
    os.environ.setdefault("SECOND_FACTOR", "off")
    os.environ.setdefault("ALLOWED_HOSTS", f"{shown_host},127.0.0.1,localhost,{host}")
    os.environ.setdefault("BASE_URL", f"http://{shown_host}:{port}")
    if problem := exposure_problem(host):
        raise SystemExit(f"The site does not start:\n{problem}")
    prepare(shown_host, int(port), reset=options.reset)
    return 0 if options.reset else serve(host, port)


def write_secret() -> None:
    """Writes `.env` with a secret of its own when there is none."""
    if not ENV_FILE.exists():
        ENV_FILE.touch(mode=0o600)
        ENV_FILE.write_text(f"SECRET_KEY={secrets.token_urlsafe(48)}\n", encoding="utf-8")


def prepare(host: str, port: int, *, reset: bool) -> None:
    """Brings database, static files and the Site record up to date."""
    import django
    from django.conf import settings

    if reset:
        set_aside(Path(settings.VAR_DIR))
    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
    django.setup()
    from django.core.management import call_command
    from django.db import connections
    from wagtail.models import Site

    from home.models import HomePage

    prepare_database()
    collect_static(Path(settings.STATIC_ROOT))
    if not HomePage.objects.exists():
        say("Loading the demo site …")
        call_command("load_demo")
    Site.objects.filter(is_default_site=True).update(hostname=host, port=port)
    Site.clear_site_root_paths_cache()
    connections.close_all()
    say(f"\n  The site     {settings.WAGTAILADMIN_BASE_URL}/")
    say(f"  The admin    {settings.WAGTAILADMIN_BASE_URL}/admin/")
    say("  Demo login   admin / demo, for this machine only\n\nCtrl-C stops it.")


def prepare_database() -> None:
    """Brings the database up to date, an empty one too."""
    from django.core.management import call_command

    from clinic.readiness import refuse_without_database

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

    sources = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    sources += [ROOT / "requirements" / "base.txt", ROOT / "clinic" / "static_files.py"]
    digest = sha256()
    for path in sources:
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    stamp = target / ".sources"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    say("Collecting static files …")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(digest.hexdigest())


def web_command(host: str, port: str) -> list[str]:
    """Returns the command that serves the site (docs/adr/0010)."""
    return [
        *(sys.executable, "-m", "granian", "clinic.rsgi:application", *granian_options()),
        *("--host", host, "--port", port, "--workers", os.environ.get("WORKERS", "1")),
        *("--respawn-failed-workers", "--log-level", "warning"),
    ]


def serve(host: str, port: str, trial: float = TRIAL) -> int:
    """Runs the server and the scheduled jobs until it is stopped; Ctrl-C is a clean end.

    Both processes have a session of their own: a terminal sends Ctrl-C to every process of its own,
    and a server that is stopped twice at once calls it a failure. Both end with this one, however
    it ends, and are started again when they end before.
    """
    stopping = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    jobs = [sys.executable, "manage.py", "run_due_jobs", "--every", "30", "--verbosity", "0"]
    beside = Thread(target=keep_running, args=("scheduled jobs", jobs, stopping))
    beside.start()
    try:
        return keep_running("server", web_command(host, port), stopping, trial)
    finally:
        stopping.set()
        beside.join()


def keep_running(name: str, command: list[str], stopping: Event, trial: float = 0.0) -> int:
    """Runs a command until the site is stopped, and again after a pause when it ends before.

    Args:
        name: what ended, as the terminal says it.
        command: the program and its arguments.
        stopping: set when the site is stopped.
        trial: seconds; a command that ends sooner at its first start is not repeated.

    Returns:
        0, or the status of a command that cannot start.
    """
    has_lived = False
    while not stopping.is_set():
        began = time.monotonic()
        with started(command) as process:
            while not (stopping.is_set() or has_ended(process, 0.2)):
                pass
            if stopping.is_set():
                process.terminate()
                break
        has_lived = has_lived or time.monotonic() - began >= trial
        if not has_lived:
            return process.returncode
        say(f"The {name} ended ({process.returncode}) and will start again.")
        stopping.wait(PAUSE)
    return 0


def has_ended(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    """Waits for a process and returns whether it has ended."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.poll() is not None


def started(command: list[str]) -> "subprocess.Popen[bytes]":
    """Starts a command of the project that ends with this process."""
    return subprocess.Popen(tied(command), cwd=ROOT, start_new_session=True)  # noqa: S603


def say(line: str) -> None:
    """Writes a line to the terminal at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
