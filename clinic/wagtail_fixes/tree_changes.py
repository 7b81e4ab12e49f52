"""One change of the page tree at a time.

django-treebeard reads where a page goes, or how many children a parent has, and writes it a moment
later: on PostgreSQL two people who
add or delete below one parent at the same moment leave a wrong count, or one of them gets an error.
SQLite has one writer anyway.
"""

import re
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from clinic.operations.locks import waited_for

CHANGES = re.compile(
    r"pages/(?:add/|\d+/(?:delete|copy|move)/|move/|\d+/convert_alias/)|bulk/wagtailcore/page/"
)
"""What changes the tree, below the admin's address."""


class TreeChangesMiddleware:
    """This middleware lets whoever changes the tree wait for who does so already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Goes on, alone where the tree is changed."""
        admin = reverse("wagtailadmin_home")
        path = request.path_info
        changes = request.method == "POST" and path.startswith(admin)
        if not (changes and CHANGES.match(path, len(admin)) and connection.vendor == "postgresql"):
            return self.get_response(request)
        with waited_for("page tree"):
            return self.get_response(request)
