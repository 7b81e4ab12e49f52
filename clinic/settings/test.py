"""These settings are for the test suite; `DATABASE_URL` names the engine, SQLite by default."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, database

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECOND_FACTOR = False  # the tests that are about it turn it on
AXES_ENABLED = False  # and so do those about lock-outs
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
REFERENCE_SERVICES = {
    **dict.fromkeys(("eutils", "idconv", "crossref", "datacite"), "http://127.0.0.1:9"),
    "timeout": 0.2,
}
"""Nobody listens there: a look-up fails at once."""

SCRATCH = Path(tempfile.mkdtemp(prefix="clinic-test-files-"))
MEDIA_ROOT = SCRATCH / "media"
PRIVATE_ROOT = SCRATCH / "private"
STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir()
CONTENT_VERSION_FILE = SCRATCH / "generation"
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
WAGTAILADMIN_BASE_URL = "http://testserver"
SEARCH_COUNTS_WRITTEN_EVERY = None  # no thread of its own writes beside a test
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

DATABASES["default"] = database("TEST_DATABASE_URL", "sqlite://:memory:")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": DATABASES["default"]["NAME"]}
