"""What granian tells about a request, as WSGI says it (PEP 3333)."""

import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import IO, Any

from granian.rsgi import Scope

from clinic.front.answers import StoredFile

BASE: dict[str, Any] = {
    "GATEWAY_INTERFACE": "CGI/1.1",
    "SCRIPT_NAME": "",
    "SERVER_SOFTWARE": "granian",
    "wsgi.errors": sys.stderr,
    "wsgi.file_wrapper": StoredFile,
    "wsgi.input_terminated": True,
    "wsgi.multiprocess": False,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}
WITHOUT_PREFIX = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def asked(scope: Scope) -> dict[str, Any]:
    """Returns what a request asks for, as WSGI says it; all that the page cache looks at.

    A field with an underscore in its name is left out: WSGI cannot tell `X_Forwarded_For` from
    the `X-Forwarded-For` that only a proxy may set.
    """
    found: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": as_wsgi(scope.path),
        "QUERY_STRING": scope.query_string,
        "wsgi.url_scheme": scope.scheme,
    }
    for field, value in scope.headers.items():
        name = name_of(field)
        if name in found:
            joint = ";" if field == "cookie" else ","
            found[name] = f"{found[name]}{joint}{value}"
        elif name:
            found[name] = value
    return found


@lru_cache(maxsize=256)
def name_of(field: str) -> str:
    """Returns the WSGI name of a header field; an empty string for one that has none."""
    if "_" in field:
        return ""
    return WITHOUT_PREFIX.get(field) or f"HTTP_{field.upper().replace('-', '_')}"


def environ_of(scope: Scope, request: Mapping[str, Any], body: IO[bytes]) -> dict[str, Any]:
    """Returns the whole WSGI environ of a request.

    Args:
        scope: the request.
        request: what `asked` makes of it.
        body: read from its beginning.
    """
    name, _, port = scope.server.rpartition(":")
    return {
        **BASE,
        **request,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": name.strip("[]"),
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.input": body,
    }


def as_wsgi(path: str) -> str:
    """Returns a path as WSGI writes it: each byte of its UTF-8 as one character."""
    return path if path.isascii() else path.encode().decode("latin-1")
