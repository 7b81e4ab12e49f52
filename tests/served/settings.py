"""Production's settings; static files alone keep their names, since collecting them takes long."""

from clinic.settings.production import *  # noqa: F403
from clinic.settings.production import STORAGES

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
