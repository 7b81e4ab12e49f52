"""Everything that keeps a site from starting is one line, before anything else is printed."""

import sys

import pytest

from tests.clinic.starting.processes import ROOT, RUN, finished, free_port

pytestmark = pytest.mark.long

FIRST = "The site does not start:"
WEB = [sys.executable, "-m", "clinic.web"]
CHECK = [sys.executable, "manage.py", "check"]
WRONG = {
    "PORT": "eighty",
    "WORKERS": "many",
    "EMAIL_URL": "mail.example.org:587",
    "CACHE_URL": "memory",
    "TIME_ZONE": "Mars/Base",
    "TRUSTED_PROXIES": "one",
    "HTTPS": "perhaps",
    "LOOKUP_SERVICES": "{",
    "LANGUAGE_CODE": "tlh",
    "SIGN_IN_FAILURES": "0",
    "EMAIL_PROVIDER": "pigeon",
    "VAR_DIR": "/proc/nothing/here",
}


@pytest.mark.parametrize("name", WRONG)
def test_make_run_says_what_is_wrong_in_one_line(name, tmp_path):
    values = {"VAR_DIR": str(tmp_path / "var"), "PORT": free_port(), name: WRONG[name]}

    done = finished(RUN, **values)

    first, line = done.stderr.splitlines()
    assert done.returncode == 1
    assert done.stdout == ""
    assert first == FIRST
    assert name in line
    assert not (tmp_path / "var").exists()


WRONG_IN_PRODUCTION = {
    "DATABASE_URL": ["mysql://ann:s3cret@h/x", "postgres://ann:s3cret#@h/x", "postgres://h", "x"],
    "CACHE_URL": ["memcache://h:1", "redis"],
    "EMAIL_URL": ["mail.example.org", "smtp://", "smtp+tls://ann:s3cret@h:p"],
    "BASE_URL": ["www.example.org", "https://", "https://a.example.org/path", "https://h:p"],
    "ALLOWED_HOSTS": ["https://www.example.org", "www.example.org:8000"],
    "CSRF_TRUSTED_ORIGINS": ["www.example.org"],
    "STATEMENT_SECONDS": ["soon", "nan", "-1"],
    "ANYMAIL": ["s3cret"],
    "FRONTEND_CACHE": ["[]", "{'s3cret': 1}"],
    "S3_ADDRESSING": ["street"],
    "SECRET_KEY_FALLBACKS": ["s3cret"],
    "TIME_ZONE": ["Europe", "../x", "a" * 300],
}


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in WRONG_IN_PRODUCTION.items() for value in values],
)
def test_production_says_what_is_wrong_in_one_line(name, value, tmp_path):
    values = {"ALLOWED_HOSTS": "www.example.org", "BASE_URL": "https://www.example.org"}
    values["DJANGO_SETTINGS_MODULE"] = "clinic.settings.production"

    done = finished(CHECK, **{**values, "VAR_DIR": str(tmp_path), name: value})

    first, line = done.stderr.splitlines()
    assert done.returncode == 1
    assert first == FIRST
    assert line.startswith(f"{name} ")
    assert "s3cret" not in line


def test_the_server_says_what_is_wrong_in_one_line(tmp_path):
    done = finished(
        WEB, ALLOWED_HOSTS="www.example.org", BASE_URL="https://www.example.org", PORT="99999"
    )

    assert (done.returncode, done.stdout) == (1, "")
    line = "PORT=99999 is no port: give a number from 1 to 65535."
    assert done.stderr.splitlines() == [FIRST, line]


def test_no_setting_needs_a_value_that_is_empty_in_the_example(tmp_path):
    given = {"ALLOWED_HOSTS": "www.example.org", "BASE_URL": "https://www.example.org"}
    names = {line.lstrip("# ").partition("=")[0] for line in example() if "=" in line}
    empty = {name: "" for name in names if name.isupper() and name != "SECRET_KEY"}
    assert len(empty) > 25

    done = finished(
        CHECK, **{**empty, **given, "DJANGO_SETTINGS_MODULE": "clinic.settings.production"}
    )

    assert done.returncode == 0, done.stderr


def example() -> list[str]:
    return (ROOT / ".env.example").read_text().splitlines()
