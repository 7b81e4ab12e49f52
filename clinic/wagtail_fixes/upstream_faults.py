"""Faults of packages that we use, answered as what they are: a bad request.

Each has the place where it stands upstream; an entry goes when the release that mends it is the
oldest we support. Anything that is not listed here stays an error 500 and is logged.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from json import JSONDecodeError

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest
from django.core.paginator import EmptyPage
from django.db import DataError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError


@dataclass(frozen=True, slots=True)
class Fault:
    """This fault is an exception that a package lets through for a bad parameter."""

    raised: type[Exception]
    words: str
    """What its message holds; empty for any."""
    module: str = ""
    """A part of the path of a file in which it passes; empty for any."""

    def matches(self, error: Exception) -> bool:
        """Returns whether an exception is this fault."""
        if not isinstance(error, self.raised) or self.words not in str(error):
            return False
        frames = traceback.extract_tb(error.__traceback__)
        return any(self.module in frame.filename for frame in frames)


FAULTS = (
    # Numbers that no row has, https://code.djangoproject.com/ticket/27397
    Fault(OverflowError, "too large to convert to SQLite INTEGER"),
    Fault(DataError, "out of range"),
    # NUL, which PostgreSQL keeps in no text, https://code.djangoproject.com/ticket/28201
    Fault(ValueError, "NUL (0x00)"),
    Fault(DataError, "NUL (0x00)"),
    # Quotes and hundreds of words, https://github.com/wagtail/wagtail/issues/13227
    Fault(OperationalError, "unterminated string", "search/backends"),
    Fault(OperationalError, "fts5: ", "search/backends"),
    Fault(OperationalError, "Expression tree is too large", "search/"),
    Fault(OperationalError, "stack overflow", "search/"),
    Fault(RecursionError, "maximum recursion depth", "search/"),
    Fault(OperationalError, "stack depth limit exceeded", "search/"),
    # Parameters that are no numbers where Wagtail's API and choosers expect some; not reported yet:
    # https://github.com/wagtail/wagtail/blob/v7.4/wagtail/admin/views/chooser.py (lines 269, 333)
    # https://github.com/wagtail/wagtail/blob/v7.4/wagtail/admin/views/workflows.py (line 304)
    Fault(ValueError, "expected a number", "wagtail/api"),
    Fault(ValueError, "expected a number", "wagtail/admin"),
    Fault(NoReverseMatch, "wagtailadmin_choose_page_child", "wagtail/admin/views/chooser"),
    Fault(NoReverseMatch, "wagtailadmin_choose_page_child", "django/template"),
    Fault(EmptyPage, "page", "wagtail/admin/views/workflows"),
    # The root of all pages among those that were chosen, which has no parent:
    # https://github.com/wagtail/wagtail/blob/v7.4/wagtail/admin/views/chooser.py (line 518)
    Fault(AttributeError, "'NoneType' object has no attribute 'pk'", "wagtail/admin/views/chooser"),
    # Models that there are not, in the address of the workflows' choosers:
    # https://github.com/wagtail/wagtail/blob/v7.4/wagtail/admin/views/workflows.py (line 876)
    Fault(ValueError, "into a model", "wagtail/admin/views/workflows"),
    Fault(LookupError, "No installed app", "wagtail/admin/views/workflows"),
    Fault(LookupError, "doesn't have a", "wagtail/admin/views/workflows"),
    # What a workflow's dialogue is said to have answered, which is no JSON or no answer of its own:
    # https://github.com/wagtail/wagtail/blob/v7.4/wagtail/admin/views/generic/mixins.py (line 611)
    Fault(JSONDecodeError, "", "wagtail/admin/views"),
    Fault(RecursionError, "", "json/decoder"),
    Fault(TypeError, "must be a mapping", "wagtail/admin/views"),
    Fault(TypeError, "got multiple values for", "wagtail/admin/views"),
    Fault(TypeError, "unexpected keyword argument", "wagtail/models/workflows"),
    # Counts and places of blocks and tables that are missing or no numbers, which no form sends:
    # https://github.com/wagtail/wagtail/blob/v7.4/wagtail/blocks/stream_block.py
    Fault(MultiValueDictKeyError, "", "wagtail/blocks"),
    Fault(ValueError, "invalid literal for int()", "wagtail/blocks"),
    Fault(MultiValueDictKeyError, "", "wagtail/contrib/typed_table_block"),
    Fault(ValueError, "invalid literal for int()", "wagtail/contrib/typed_table_block"),
    # Half of a surrogate pair, which no database takes, https://code.djangoproject.com/ticket/34205
    Fault(UnicodeEncodeError, "surrogates not allowed"),
    # Parameters that are no fields, which Django's own admin answers with a redirect:
    # https://github.com/wagtail-nest/wagtail-modeladmin/blob/v2.5.0/wagtail_modeladmin/views.py
    Fault(IncorrectLookupParameters, "", "wagtail_modeladmin/views"),
)


class UpstreamFaultsMiddleware:
    """This middleware answers 400 where a listed fault passes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Goes on; exceptions arrive at `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answers a listed fault, and in its own words what a form refuses; leaves others alone."""
        if isinstance(error, BadRequest):
            return HttpResponse(f"{error}\n", status=400, content_type="text/plain; charset=utf-8")
        if any(fault.matches(error) for fault in FAULTS):
            return HttpResponse(
                "This request cannot be answered: a parameter is not what it should be.\n",
                status=400,
                content_type="text/plain",
            )
        return None
