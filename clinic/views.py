"""Addresses that belong to no app: robots, health, error pages."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.backup.errors import NO_ROOM
from clinic.operations.monitoring import last_backup, readiness
from clinic.page_cache.middleware import back_soon


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Serves the Robots Exclusion Protocol (RFC 9309)."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Says that this process answers; it asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Tells a monitor whether the site can do its work; 503 when something fails."""
    problems = readiness()
    failing = any(problems.values())
    return JsonResponse(
        {
            "status": "failing" if failing else "ok",
            "checks": {name: problem or "ok" for name, problem in problems.items()},
            "backup_hours": last_backup(),
        },
        status=503 if failing else 200,
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Serves the 403 page with the reason."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Serves the 404 page."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Serves the 500 page, which needs neither the database nor a context.

    When the database is what failed, the 503 page says that the site will be back; when the disk
    is full, the 507 page says that nothing was kept (RFC 4918, 11.5).
    """
    error = sys.exception()
    if isinstance(error, OperationalError | InterfaceError):
        return back_soon()
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return HttpResponse(render_to_string("507.html"), status=507)
    return HttpResponse(render_to_string("500.html"), status=500)
