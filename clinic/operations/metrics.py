"""What Prometheus may read (`/metrics`, with `METRICS_TOKEN`): figures, and nobody's data.

No path, address, name or search is a label. Requests that the page cache answers never come here:
it adds nothing to their cost. Each process counts in a file of its own, and whichever is asked adds
them up (https://prometheus.github.io/client_python/multiprocess/).
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from clinic.backup.record import NAME as BACKUP
from clinic.models import JobRun, WaitingMail
from clinic.operations.monitoring import readiness

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder to the package, which asks when it is imported; `clinic.web` makes one for all
workers, and a process that was started otherwise has its own."""
if FOLDER not in os.environ:
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="clinic-metrics-")

from prometheus_client import CollectorRegistry, Histogram, generate_latest  # noqa: E402
from prometheus_client.core import GaugeMetricFamily, Metric  # noqa: E402
from prometheus_client.exposition import CONTENT_TYPE_LATEST  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector  # noqa: E402

__all__ = ["CONTENT_TYPE_LATEST", "MeasuringMiddleware", "StateCollector", "exposition"]

REQUESTS = Histogram(
    "clinic_request_seconds",
    "How long requests took that the page cache did not answer.",
    ("area", "status"),
    buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10),
)


class MeasuringMiddleware:
    """This middleware times every request that Django answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.admin = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Times one request."""
        began = time.perf_counter()
        response = self.get_response(request)
        area = "admin" if request.path_info.startswith(self.admin) else "site"
        status = f"{response.status_code // 100}xx"
        REQUESTS.labels(area, status).observe(time.perf_counter() - began)
        return response


class StateCollector:
    """This collector asks the site how it is, each time that somebody wants to know."""

    def collect(self) -> Iterator[Metric]:
        """Yields what is known; without a database, what can be known then."""
        ready = GaugeMetricFamily(
            "clinic_ready", "Whether a check of /readyz is well.", labels=["check"]
        )
        for name, problem in readiness().items():
            ready.add_metric([name], float(not problem))
        yield ready
        free = shutil.disk_usage(settings.VAR_DIR).free
        yield GaugeMetricFamily("clinic_disk_free_bytes", "Room where the site writes.", free)
        try:
            yield from self._from_database()
        except DatabaseError:
            return

    def _from_database(self) -> Iterator[Metric]:
        ages = GaugeMetricFamily(
            "clinic_job_age_seconds", "Time since a job last succeeded.", labels=["job"]
        )
        now = timezone.now()
        runs = JobRun.objects.values_list("name", "succeeded_at")
        for name, succeeded_at in runs:
            if succeeded_at is None:
                continue
            age = (now - succeeded_at).total_seconds()
            if name == BACKUP:
                words = "Time since the last good backup."
                yield GaugeMetricFamily("clinic_backup_age_seconds", words, age)
            else:
                ages.add_metric([name], age)
        yield ages
        waiting = WaitingMail.objects.count()
        yield GaugeMetricFamily("clinic_waiting_mail", "E-mails that have not left yet.", waiting)


def exposition() -> bytes:
    """Returns all figures in Prometheus's text format."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    registry.register(StateCollector())
    return generate_latest(registry)
