"""The WSGI entry point that granian serves: the page cache with Django behind it."""

import logging
import multiprocessing
import os
import signal

from clinic.serving.parent_process import end_with_parent

if (server := multiprocessing.parent_process()) is not None and server.pid is not None:
    # granian forks: until it has a worker's own handlers set, after this, a signal to the worker
    # would call those of granian itself and be lost
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    end_with_parent(server.pid)  # a worker whose granian was killed would keep the port
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()

from clinic.operations.readiness import database_refusal  # noqa: E402
from clinic.page_cache.installing import in_front_of  # noqa: E402
from clinic.serving.garbage_collection import set_aside  # noqa: E402  it needs the applications
from clinic.serving.statement_timeout import limit_statements  # noqa: E402

limit_statements(settings.STATEMENT_SECONDS)
if refusal := database_refusal():  # connects before the first request needs it
    logging.getLogger(__name__).error(refusal)
application = in_front_of(_django)
set_aside()
