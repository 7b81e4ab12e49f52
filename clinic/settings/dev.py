"""These settings are for working on the project: DEBUG on, an insecure key, no HTTPS."""

from .base import *  # noqa: F403
from .environment import env, private_umask
from .refusals import wrong_values

DEBUG = True
SECRET_KEY = "insecure-key-for-development-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
PAGE_CACHE_MEGABYTES = 0  # a template shows its changes at once

env.refuse(*wrong_values(env))
private_umask()
