"""One change at a time: of the page tree, and of a page.

django-treebeard reads where a page goes, or how many children a parent has, and writes it a moment
later: two people who add or delete below one parent at the same moment leave a wrong count, or one
of them gets an error.

Wagtail loads a draft, and saves it whole: what was on its way while somebody published, as a tab's
autosave is while its reviewer approves, took the page off the site again. Who saves a page that is
being changed waits, and then sees what became of it.
"""

import re
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from clinic.operations.locks import waited_for

TREE = re.compile(
    r"pages/(?:add/|\d+/(?:delete|copy|move)/|move/|\d+/convert_alias/)|bulk/wagtailcore/page/"
)
"""What changes the tree, below the admin's address."""
PAGE = re.compile(r"pages/(\d+)/(?!edit/preview/|privacy/)")
"""What changes a page that is there."""


class TreeChangesMiddleware:
    """This middleware lets whoever changes the tree, or a page, wait for who does so already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Goes on, alone where something is changed."""
        name = lock_of(request)
        if name is None:
            return self.get_response(request)
        with waited_for(name):
            return self.get_response(request)


def lock_of(request: HttpRequest) -> str | None:
    """Returns the name of what a request changes; None where it has nobody to wait for."""
    admin = reverse("wagtailadmin_home")
    if request.method != "POST" or not request.path_info.startswith(admin):
        return None
    if TREE.match(request.path_info, len(admin)):
        return page_lock("tree")
    if match := PAGE.match(request.path_info, len(admin)):
        return page_lock(match[1])
    return None


def page_lock(name: str) -> str:
    """Returns the name of the lock that changes of a page take.

    On SQLite, where one writes at a time, all share one, which is a file.

    Args:
        name: the page's number, or "tree".
    """
    return f"page {name}" if connection.vendor == "postgresql" else "pages"
