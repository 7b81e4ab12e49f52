"""Where values come from that differ between installations: the environment or one `.env` file."""

import os
from pathlib import Path
from typing import Any

from .values import Values

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = Values()
env.read_file(BASE_DIR / ".env")

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
"""What the site writes: the SQLite file and uploaded media."""

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds a writer waits for another
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
"""What several processes need to share one file (https://www.sqlite.org/wal.html). FULL: what was
confirmed has reached the disk, so that it outlasts a loss of power
(https://www.sqlite.org/pragma.html#pragma_synchronous); `make bench-heavy` prints what it costs."""

CONNECT_SECONDS = 5
"""How long PostgreSQL may take to answer before the site says that it is unreachable."""

SPARED_CACHES = "clinic.spared_caches"
SPARED = {
    "django.core.cache.backends.redis.RedisCache": f"{SPARED_CACHES}.redis.SparedRedisCache",
    "django.core.cache.backends.db.DatabaseCache": f"{SPARED_CACHES}.database.SparedDatabaseCache",
}
"""Caches without which the site goes on, by the ones that do not (docs/adr/0040)."""


def private_umask() -> None:
    """Has everything that this process creates be its own account's alone.

    SQLite gives its journals the modes of its database (https://www.sqlite.org/wal.html).
    """
    os.umask(0o077)


def database(variable: str, default: str, *, pool_size: int = 0) -> dict[str, Any]:
    """Returns the database settings for the address in an environment variable.

    Args:
        variable: the name of the environment variable.
        default: the address when it is not set.
        pool_size: the most PostgreSQL connections that one process keeps; 0 for no pool
            (https://docs.djangoproject.com/en/5.2/ref/databases/#connection-pool).
    """
    config: dict[str, Any] = env.db_url(variable, default=default)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = SQLITE_OPTIONS
    if config["ENGINE"] == "django.db.backends.postgresql":
        options = config.setdefault("OPTIONS", {})
        options.setdefault("connect_timeout", CONNECT_SECONDS)
        if pool_size:
            options["pool"] = {
                "min_size": 1,
                "max_size": pool_size,
                "timeout": CONNECT_SECONDS,
                # its default backs off for minutes, and nobody is served until the next attempt
                "reconnect_timeout": CONNECT_SECONDS,
            }
            config["CONN_HEALTH_CHECKS"] = True  # or each connection that was cut fails a request
    return config


def cache(variable: str, default: str) -> dict[str, Any]:
    """Returns the cache for the address in an environment variable, one that may be gone."""
    config: dict[str, Any] = env.cache_url(variable, default=default)
    return config | {"BACKEND": SPARED.get(config["BACKEND"], config["BACKEND"])}


def media_storage() -> dict[str, Any]:
    """Returns where uploaded files lie: on disk, or in a bucket when `S3_BUCKET` names one.

    Either way they are served from the site's own address, so that the policy needs no other host.
    """
    bucket = env.str("S3_BUCKET", default="")
    if not bucket:
        return {"BACKEND": "atomic_files.AtomicFileStorage"}
    return {
        "BACKEND": "clinic.uploads.bucket.BucketStorage",
        "OPTIONS": bucket_options(bucket, "media"),
    }


def private_storage() -> dict[str, Any]:
    """Returns where files lie that only views read: on disk, or in a bucket (docs/adr/0045).

    `S3_PRIVATE_BUCKET` names one of their own; they share that of the media when it is empty.
    """
    bucket = env.str("S3_PRIVATE_BUCKET", default="") or env.str("S3_BUCKET", default="")
    if not bucket:
        return {"BACKEND": "testimonials.storage.PrivateStorage"}
    options = bucket_options(bucket, "private")
    return {"BACKEND": "clinic.uploads.bucket.PrivateBucketStorage", "OPTIONS": options}


def bucket_options(bucket: str, folder: str) -> dict[str, Any]:
    """Returns django-storages' options for a folder of a bucket that only the site reads."""
    return {
        "bucket_name": bucket,
        "location": folder,
        "endpoint_url": env.str("S3_ENDPOINT", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        "access_key": env.str("S3_ACCESS_KEY", default="") or None,
        "secret_key": env.str("S3_SECRET_KEY", default="") or None,
        "addressing_style": env.str("S3_ADDRESSING", default="auto"),
        "default_acl": None,
        "file_overwrite": False,
    }
