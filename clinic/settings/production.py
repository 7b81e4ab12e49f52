"""These settings are for the real site, and for `make run`, whose `.env` allows plain HTTP."""

from .base import *  # noqa: F403
from .base import EMAIL_BACKEND as SENDING_BACKEND
from .base import STORAGES
from .environment import VAR_DIR, cache, database, env, private_umask
from .logs import logging_config
from .refusals import refusals, wrong_values

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
"""Keys of before: what they signed, sessions for example, holds until they are taken out."""
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

HTTPS = env.bool("HTTPS", default=True)
"""Whether visitors come over HTTPS. Only the local demo says no."""

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

STORAGES = {
    **STORAGES,
    "staticfiles": {
        "BACKEND": "clinic.static_files.ClinicStaticFilesStorage",
        # an image's are collected by root and read by the site's own account
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}

DATABASES = {
    "default": database(
        "DATABASE_URL",
        f"sqlite:///{VAR_DIR / 'clinic.sqlite3'}",
        pool_size=env.int("DATABASE_POOL", default=8),
    )
}
CACHES = {"default": cache("CACHE_URL", "dbcache://clinic_cache")}
"""In the database, which all processes share, or in Redis."""

DIRECT_EMAIL_BACKEND, EMAIL_BACKEND = SENDING_BACKEND, "clinic.operations.outbox.OutboxBackend"
"""Requests keep their messages in the database; `run_due_jobs` sends them (docs/adr/0041)."""

BACKUP_HOURS = env.int("BACKUP_HOURS", default=48 if HTTPS else 0)

LOGGING = logging_config()

env.refuse(*refusals(env), *wrong_values(env))
private_umask()
