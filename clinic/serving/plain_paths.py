"""Paths that mean what they say: looked at before anything else of a request is.

Browsers take `.` and `..` out of an address before they send it (RFC 3986, 5.2.4), so that a path
that still has one was made by hand, to reach what lies beside. The same is true of a backslash, of
NUL, and of all of these when they are encoded once more.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast
from urllib.parse import unquote

MAX_PATH = 2_000
"""Characters of a path that is decoded again; none of this site that holds a % is longer."""
MAX_DECODINGS = 4
"""How often a path is decoded; one that still changes is encoded to deceive."""
MAX_NAME = 500
"""Characters of a file's name with its folders; a bucket takes 1 024 bytes."""
CROOKED = re.compile(r"(?:^|/)\.\.?(?:/|$)|[\\\0]")
"""A segment `.` or `..`, a backslash or NUL."""

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class PlainPaths:
    """This application answers 400 to a path that could mean another one, and passes on the rest.

    It stands before the page cache and Django (`clinic.page_cache.installing`).
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self._cached = getattr(application, "at_once", None)

    def at_once(
        self, asked: Mapping[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        """Answers what the page cache answers at once (`PageCache.at_once`); None for the rest."""
        if self._cached is None or not is_plain(asked["PATH_INFO"]):
            return None
        return cast("Iterable[bytes] | None", self._cached(asked, start_response))

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers one request."""
        if is_plain(environ.get("PATH_INFO", "")):
            return self.application(environ, start_response)
        body = b"This address is none of this site.\n"
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        start_response("400 Bad Request", headers)
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]


def is_plain(path: str) -> bool:
    r"""Returns whether a path has no segment `.` or `..`, no backslash and no NUL, however encoded.

    >>> is_plain("/media/images/leaf.webp"), is_plain("/media/images/..%2fx"), is_plain("/a\\b")
    (True, False, False)
    """
    if "%" not in path:
        return not CROOKED.search(path)
    if len(path) > MAX_PATH:
        return False
    for _ in range(MAX_DECODINGS):
        if CROOKED.search(path):
            return False
        path, before = unquote(path), path
        if path == before:
            return True
    return False


def media_name(path: str) -> str | None:
    """Returns the name of the one stored file that a path means, or None for any other path.

    A name has no empty segment, none that begins with a dot (files that are being written do),
    nothing that cannot be seen, and nothing that another decoding would change.
    """
    segments = path.split("/")
    if len(path) > MAX_NAME or not path.isprintable() or "\\" in path or unquote(path) != path:
        return None
    if any(not segment or segment.startswith(".") for segment in segments):
        return None
    return path
