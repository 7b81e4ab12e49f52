"""The content policy of the admin: Wagtail's own pages need more than public ones.

What they need, and where: docs/adr/0049. Previews carry the public policy, also under the admin.
"""

from csp.constants import HEADER, HEADER_REPORT_ONLY
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class PolicyMiddleware(CSPMiddleware):
    """This middleware gives each answer the policy of its part of the site."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Adds the header, unless a page within has set it: a preview."""
        is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if is_admin and HEADER not in response:
            header = HEADER_REPORT_ONLY if settings.ADMIN_POLICY_REPORTS else HEADER
            response.headers.setdefault(header, build_policy(config=settings.ADMIN_POLICY))
            return response
        return super().process_response(request, response)
