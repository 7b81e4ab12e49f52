"""What may be answered from memory, and under which key.

A request that these rules let through is rendered without its cookies and with its allow-listed
query alone, so that a stored answer cannot depend on anything that the key leaves out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
OLD_QUERIES = frozenset({"p", "page_id", "cat", "attachment_id"})
"""Parameters by which WordPress finds a page: Django looks whether one was imported."""
LONGEST_PATH = 1_000
"""Bytes of a path; no page has a longer one."""
LONGEST_QUERY = 2_000
"""Bytes of a query; a longer one is left to Django."""
CONDITIONS = (
    "HTTP_COOKIE",
    "HTTP_RANGE",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_RANGE",
)
"""Headers of one visitor, which no rendering for all may see."""


class Key(NamedTuple):
    """This key names one stored answer, whatever its encoding."""

    scheme: str
    host: str
    path: str
    query: str
    """`page=2` or nothing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """These rules are the settings that the decision needs."""

    private_cookies: frozenset[str]
    """Cookies of people who may see something else."""
    private_paths: tuple[str, ...]
    """Beginnings of paths that are never stored."""
    https_header: tuple[str, str] | None = None
    """The WSGI name and value by which a proxy says that the visitor came over HTTPS."""

    def key_of(self, environ: Mapping[str, Any]) -> Key | None:
        """Returns the key of a request, or None when it has to go to Django."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in environ:
            return None
        path = environ["PATH_INFO"]
        host = environ.get("HTTP_HOST", "")
        if path.startswith(self.private_paths) or not host or len(path) > LONGEST_PATH:
            return None
        if environ.get("SCRIPT_NAME") or has_body(environ) or host != host.lower():
            return None
        cookies = environ.get("HTTP_COOKIE")
        if cookies and not self.private_cookies.isdisjoint(names_of(cookies)):
            return None
        asked = environ.get("QUERY_STRING", "")
        query = allowed(asked) if asked else ""
        if query is None:
            return None
        return Key(self._scheme(environ), host, path, query)

    def _scheme(self, environ: Mapping[str, Any]) -> str:
        """Returns the scheme as Django's `HttpRequest.scheme` sees it."""
        if self.https_header is not None:
            name, secure = self.https_header
            value = environ.get(name)
            if value is not None:
                return "https" if value.partition(",")[0].strip() == secure else "http"
        return str(environ.get("wsgi.url_scheme", "http"))


def names_of(cookies: str) -> set[str]:
    """Returns the names in a Cookie header."""
    return {part.partition("=")[0].strip() for part in cookies.split(";")}


def has_body(environ: Mapping[str, Any]) -> bool:
    """Returns whether a request brings a body, which a GET should not."""
    return environ.get("CONTENT_LENGTH", "") not in {"", "0"} or "HTTP_TRANSFER_ENCODING" in environ


def allowed(query: str) -> str | None:
    """Returns what counts of a query: the number of a list's page, or nothing.

    Parameters that no page reads, such as `utm_source`, are left out. None for a query that
    Django has to judge: two numbers, what is no number, or the address of a page of WordPress.
    """
    if len(query) > LONGEST_QUERY:
        return None
    given = parse_qsl(query, keep_blank_values=True)
    if any(name in OLD_QUERIES and is_number(value) for name, value in given):
        return None
    pages = [value for name, value in given if name == "page"]
    if not pages:
        return ""
    if len(pages) > 1 or not PAGE_NUMBER.fullmatch(pages[0]):
        return None
    return urlencode({"page": pages[0]})


def is_number(value: str) -> bool:
    """Returns whether a parameter is a number as WordPress gives its pages."""
    return value.isascii() and value.isdecimal() and len(value) <= 12


ENCODINGS = ("br", "gzip")
"""The best first."""


@lru_cache(maxsize=256)
def encoding_of(accepted: str) -> str:
    """Returns the encoding to answer in: "br", "gzip", or "" for none (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        quality = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", parameter)
        weights[name.strip()] = float(quality[1]) if quality else 0.0 if parameter else 1.0
    offered = [name for name in ENCODINGS if weights.get(name, weights.get("*", 0.0)) > 0]
    return max(offered, key=lambda name: weights.get(name, weights.get("*", 0.0)), default="")


Headers = list[tuple[str, str]]


def may_be_stored(status: str, headers: Headers) -> bool:
    """Returns whether an answer that Django offers is one for everybody.

    Django has asked the same already (`clinic.page_cache.middleware`); this is the last look, at
    what would really be sent.
    """
    if not status.startswith("200 "):
        return False
    for name, value in ((name.lower(), value.lower()) for name, value in headers):
        if name in {"set-cookie", "content-encoding", "content-range"}:
            return False
        if name == "cache-control" and ("private" in value or "no-store" in value):
            return False
        if name == "vary" and value.replace("accept-encoding", "").strip(" ,"):
            return False
    return True
