"""The WSGI entry point that granian serves: the page cache with Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")

_django = get_wsgi_application()

from clinic.page_cache.starting import in_front_of  # noqa: E402  it needs the applications
from clinic.readiness import database_refusal  # noqa: E402

if refusal := database_refusal():
    raise SystemExit(f"The site does not start:\n{refusal}")
application = in_front_of(_django)
