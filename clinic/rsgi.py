"""The RSGI entry point that granian serves: slow visitors wait here, not in a thread."""

from django.conf import settings

from clinic.front.application import Front
from clinic.front.options import BLOCKING_THREADS
from clinic.front.sockets import end_deaf_connections
from clinic.limits import refusal
from clinic.wsgi import application as pages

application = Front(pages, BLOCKING_THREADS, refusal, settings.LARGEST_PUBLIC_BODY)
end_deaf_connections()
