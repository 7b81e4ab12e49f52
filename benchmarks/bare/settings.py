"""Settings of the bare site: what `wagtail start` writes, in production."""

import os
from pathlib import Path

from clinic.settings.environment import database

FOLDER = Path(os.environ["VAR_DIR"])
SECRET_KEY = "only-for-measuring-" * 3
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "benchmarks.bare.urls"
DATABASES = {"default": database("BARE_DATABASE_URL", f"sqlite:///{FOLDER / 'bare.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL, STATIC_ROOT = "/static/", FOLDER / "bare-static"
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL = "Bare", "http://127.0.0.1"
USE_TZ = True
INSTALLED_APPS = [
    "benchmarks.bare",
    *(f"wagtail.{name}" for name in ("contrib.forms", "contrib.redirects", "embeds", "sites")),
    *(f"wagtail.{name}" for name in ("users", "snippets", "documents", "images", "search")),
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    *(f"django.contrib.{name}" for name in ("admin", "auth", "contenttypes", "sessions")),
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
