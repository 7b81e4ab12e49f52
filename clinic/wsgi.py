"""The WSGI entry point that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")

application = get_wsgi_application()

from clinic.readiness import database_refusal  # noqa: E402  it needs the applications

if refusal := database_refusal():
    raise SystemExit(f"The site does not start:\n{refusal}")
