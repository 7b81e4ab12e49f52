"""The RSGI entry point that granian serves: slow visitors wait here, not in a thread."""

# isort: off
from clinic.wsgi import application as pages  # first: it puts the signals' own handlers back

# isort: on
from django.conf import settings

from clinic.front.application import Front
from clinic.front.options import BLOCKING_THREADS
from clinic.front.sockets import end_deaf_connections
from clinic.serving.request_limits import refusal

application = Front(pages, BLOCKING_THREADS, refusal, settings.MAX_PUBLIC_BODY)
end_deaf_connections()
