"""Production settings are imported once a process, so that each case has a process of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clinic.starting.processes import free_port
from tests.migrated import copy_migrated, empty, is_sqlite

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

ROOT = Path(__file__).parent.parent.parent.parent
GOOD = {
    "SECRET_KEY": "kE7-2mQ_x9Lw4Rt8Zp3Vb6Ny1Hs5Df0GjUaCoXiTeMu",
    "ALLOWED_HOSTS": "clinic.example.org",
    "BASE_URL": "https://clinic.example.org",
    "DJANGO_SETTINGS_MODULE": "clinic.settings.production",
}


def run(*command: str, **values: str) -> subprocess.CompletedProcess[str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        check=False, cwd=ROOT, env={**kept, **GOOD, **values}, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip


def shown(*names: str, **values: str) -> dict[str, object]:
    code = (
        "import json; from clinic.settings import production as s;"
        f"print(json.dumps({{name: getattr(s, name) for name in {names!r}}}, default=str))"
    )
    done = run("-c", code, **values)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def name(tmp_path: Path) -> str:
    """The name of a database on the engine under test."""
    return str(tmp_path / "clinic.sqlite3") if is_sqlite() else f"production_{os.getpid()}"


class TestRefusals:
    @pytest.mark.parametrize(
        ("values", "line"),
        [
            ({"SECRET_KEY": ""}, "SECRET_KEY is missing."),
            ({"SECRET_KEY": "insecure-key-for-development-only-and-longer"}, "SECRET_KEY is a def"),
            ({"SECRET_KEY": "short"}, "SECRET_KEY is a default or too short."),
            ({"SECRET_KEY": "a" * 64}, "SECRET_KEY is a default or too short."),
            ({"DEBUG": "on"}, "DEBUG is on."),
            ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty."),
            ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS allows every host"),
            ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN is shorter than 24 characters"),
            ({"PING_JOBS_URL": "file:///x"}, "PING_JOBS_URL must begin with https://."),
        ],
    )
    @pytest.mark.parametrize("command", [("manage.py", "migrate"), ("-m", "clinic.wsgi")])
    def test_stop_production_with_one_clear_line(self, values, line, command):
        done = run(*command, **values)

        assert done.returncode == 1
        assert done.stderr.splitlines()[0] == "The site does not start:"
        assert done.stderr.splitlines()[1].startswith(line)
        assert len(done.stderr.splitlines()) == 2

    def test_name_everything_at_once(self):
        done = run("manage.py", "check", SECRET_KEY="", ALLOWED_HOSTS="", DEBUG="1")

        assert len(done.stderr.splitlines()) == 4

    @pytest.mark.parametrize("address", ["postgres://ann:s3cret@127.0.0.1:1/x", "sqlite:////no/x"])
    def test_stop_the_server_when_the_database_is_unreachable(self, address, tmp_path):
        done = run(
            "-m", "clinic.web", DATABASE_URL=address, VAR_DIR=str(tmp_path), PORT=free_port()
        )

        lines = done.stderr.splitlines()
        assert done.returncode == 1
        assert lines[0] == "The site does not start:"
        assert lines[1].startswith("The database (DATABASE_URL, ")
        assert "cannot be reached" in lines[1]
        assert len(lines) == 2
        assert "Traceback" not in done.stderr
        assert "s3cret" not in done.stderr

    def test_let_a_complete_installation_start(self, name, tmp_path):
        (tmp_path / "static").mkdir()

        done = run("-m", "clinic.wsgi", VAR_DIR=str(tmp_path), DATABASE_URL=copy_migrated(name))

        assert (done.returncode, done.stderr) == (0, "")


LOOK = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute({statement!r})
    print(connection.vendor, cursor.fetchone()[0], bool(connection.settings_dict["OPTIONS"]))
"""
"""Asks the database through production's settings."""


class TestProductionSettings:
    def test_reach_the_database_that_the_address_names(self, name):
        statement = "PRAGMA journal_mode" if is_sqlite() else "SELECT current_database()"

        done = run("-c", LOOK.format(statement=statement), DATABASE_URL=copy_migrated(name))

        answer = "sqlite wal" if is_sqlite() else f"postgresql {name}"
        assert done.stdout.strip() == f"{answer} True", done.stderr

    def test_open_sqlite_in_wal_mode_and_wait_for_other_writers(self, tmp_path):
        database = shown("DATABASES", VAR_DIR=str(tmp_path))["DATABASES"]["default"]

        assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
        assert database["OPTIONS"]["timeout"] == 20
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"

    def test_keep_a_pool_of_postgresql_connections(self):
        database = shown("DATABASES", DATABASE_URL="postgres://a:b@h/c", DATABASE_POOL="5")

        options = database["DATABASES"]["default"]["OPTIONS"]
        assert options["pool"]["max_size"] == 5
        assert options["connect_timeout"] == 5

    def test_cache_in_the_database_or_in_redis(self):
        default = shown("CACHES")["CACHES"]["default"]
        redis = shown("CACHES", CACHE_URL="rediscache://127.0.0.1:6379/1")["CACHES"]["default"]

        assert default["LOCATION"] == "clinic_cache"
        assert default["BACKEND"].endswith("DatabaseCache")
        assert redis["BACKEND"].endswith("RedisCache")

    def test_mail_through_the_server_that_the_address_names(self):
        mail = shown(
            "EMAIL_HOST",
            "EMAIL_PORT",
            "EMAIL_USE_TLS",
            EMAIL_URL="smtp+tls://ann:pw@mail.example.org:587",
        )

        assert mail == {
            "EMAIL_HOST": "mail.example.org",
            "EMAIL_PORT": 587,
            "EMAIL_USE_TLS": True,
        }

    def test_mail_by_way_of_the_database(self):
        mail = shown("EMAIL_BACKEND", "DIRECT_EMAIL_BACKEND", EMAIL_URL="smtp://127.0.0.1:9")

        assert mail == {
            "EMAIL_BACKEND": "clinic.operations.outbox.OutboxBackend",
            "DIRECT_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        }

    def test_demand_https_and_a_second_factor(self):
        names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")

        values = shown(*names, "SECOND_FACTOR", "SECURE_HSTS_SECONDS", "DEBUG", "PASSWORD_HASHERS")

        assert all(values[name] for name in (*names, "SECOND_FACTOR"))
        assert values["SECURE_HSTS_SECONDS"] == 31_536_000
        assert values["DEBUG"] is False
        assert values["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")

    def test_are_all_in_the_example(self):
        example = (ROOT / ".env.example").read_text()

        read = set()
        for name in ("environment", "base", "security", "production", "refusals"):
            source = (ROOT / "clinic" / "settings" / f"{name}.py").read_text()
            read.update(re.findall(r"""\b(?:env\.\w+|database)\(\s*"([A-Z0-9_]+)\"""", source))

        wanted = read - {"DEBUG"}
        assert len(wanted) > 25
        assert {name for name in wanted if f"{name}=" not in example} == set()

    def test_keep_what_they_write_to_their_own_account(self, tmp_path):
        (tmp_path / "var").mkdir()
        code = (
            "import os; os.umask(0); import django; django.setup();"
            "from django.db import connection; connection.ensure_connection();"
            "connection.cursor().execute('CREATE TABLE a (b)');"
            "from django.core.files.base import ContentFile;"
            "from django.core.files.storage import storages;"
            "storages['default'].save('of/a.txt', ContentFile(b'x'));"
            "storages['private'].save('of/b.txt', ContentFile(b'x'));"
            "print(os.listdir(os.environ['VAR_DIR']))"
        )

        done = run("-c", code, VAR_DIR=str(tmp_path / "var"), STATIC_DIR=str(tmp_path))

        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "var").rglob("*")}
        assert "clinic.sqlite3-wal" in done.stdout, done.stderr
        assert len(modes) > 5
        assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}

    def test_accept_keys_of_before(self):
        old = "aB3-cD4_eF5gH6iJ7kL8mN9oP0qR1sT2uV3wX4yZ5aB6cD7"

        values = shown("SECRET_KEY_FALLBACKS", SECRET_KEY_FALLBACKS=f"{old},")

        assert values == {"SECRET_KEY_FALLBACKS": [old]}


class TestCheckProduction:
    def test_prints_what_is_missing(self, name, tmp_path):
        address = empty(name)

        done = run("-m", "clinic.operations.check_production", VAR_DIR=str(tmp_path), HTTPS="off",
                   DATABASE_URL=address)  # fmt: skip

        assert done.returncode == 1
        assert "MISSING migrations" in done.stdout
        assert "MISSING e-mail" in done.stdout
        assert "MISSING HTTPS" in done.stdout
        assert "ok      uploaded files" in done.stdout
        assert "ok      private files" in done.stdout
        assert "ok      proxies" in done.stdout
        assert "Traceback" not in done.stderr

    def test_looks_into_the_database_once_it_is_migrated(self, name, tmp_path):
        address = copy_migrated(name)

        done = run(
            "-m", "clinic.operations.check_production", VAR_DIR=str(tmp_path), DATABASE_URL=address
        )

        assert "ok      database" in done.stdout
        assert "ok      migrations" in done.stdout
        assert "ok      cache" in done.stdout
        assert "MISSING administrator" in done.stdout
        assert "MISSING proxies         TRUSTED_PROXIES is 0" in done.stdout
        assert "MISSING alarm           Nobody hears of a failed backup" in done.stdout

    def test_prints_what_keeps_the_site_from_starting(self):
        done = run("-m", "clinic.operations.check_production", SECRET_KEY="")

        assert done.returncode == 1
        assert "SECRET_KEY is missing." in done.stdout
