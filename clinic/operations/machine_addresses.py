"""Answers for machines, which ask by a network address and not by the site's name.

Load balancers and orchestrators probe `/healthz` at whatever address a server has; Prometheus asks
for `/metrics` the same way. Neither answer depends on the name, so none is refused.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.views import healthz

HEALTH, METRICS = "/healthz", "/metrics"


class MachinesMiddleware:
    """This middleware stands before those that ask for the site's name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers a machine, or goes on."""
        if request.path_info == HEALTH:
            return healthz(request)
        if request.path_info == METRICS and may_measure(request):
            return metrics(request)
        return self.get_response(request)


def may_measure(request: HttpRequest) -> bool:
    """Returns whether a request brings the token; to all others there is no such address."""
    token, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(given, f"Bearer {token}")


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Serves what Prometheus reads."""
    from clinic.operations.metrics import CONTENT_TYPE_LATEST, exposition

    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
