"""What granian tells about a request, as WSGI says it (PEP 3333)."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
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


@cache
def field_of(name: str) -> str:
    """Returns the field that a WSGI name stands for, or an empty string."""
    if name == "CONTENT_LENGTH":
        return "content-length"
    return name[5:].lower().replace("_", "-") if name.startswith("HTTP_") else ""


class Glance(Mapping[str, Any]):
    """This is a request as WSGI says it, of which only what is asked for is made.

    It names nothing but what `clinic.page_cache.cacheability` read, so that an answer from memory
    costs no dictionary of thirty entries.
    """

    __slots__ = ("_fields", "_scope")

    def __init__(self, scope: Scope) -> None:
        self._scope, self._fields = scope, scope.headers

    def get(self, name: str, default: Any = None) -> Any:
        """Returns what the page cache asks for, or the default."""
        if name == "HTTP_COOKIE":
            if "cookie" not in self._fields:
                return default
            return ";".join(value for field, value in self._fields.items() if field == "cookie")
        if field := field_of(name):
            return self._fields.get(field, default)
        if name == "REQUEST_METHOD":
            return self._scope.method
        if name == "PATH_INFO":
            return as_wsgi(self._scope.path)
        if name == "QUERY_STRING":
            return self._scope.query_string
        return self._scope.scheme if name == "wsgi.url_scheme" else default

    def __getitem__(self, name: str) -> Any:
        """Returns what the page cache asks for."""
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        """Returns whether the request has a field, even one that cannot be read."""
        field = field_of(str(name))
        return field in self._fields if field else self.get(str(name)) is not None

    def __iter__(self) -> Iterator[str]:
        """Yields nothing: what there is, is asked for by name."""
        return iter(())

    def __len__(self) -> int:
        """Returns 0, as it yields nothing."""
        return 0


def environ_of(scope: Scope, body: IO[bytes]) -> dict[str, Any]:
    """Returns the WSGI environ of a request whose body has come.

    A field with an underscore in its name is left out: WSGI cannot tell `X_Forwarded_For` from
    the `X-Forwarded-For` that only a proxy may set.
    """
    name, _, port = scope.server.rpartition(":")
    environ = {
        **BASE,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": name.strip("[]"),
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": as_wsgi(scope.path),
        "QUERY_STRING": scope.query_string,
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
    }
    for field, value in scope.headers.items():
        if "_" in field:
            continue
        key = WITHOUT_PREFIX.get(field) or f"HTTP_{field.upper().replace('-', '_')}"
        joint = ";" if field == "cookie" else ","
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
    return environ


def as_wsgi(path: str) -> str:
    """Returns a path as WSGI writes it: each byte of its UTF-8 as one character."""
    return path if path.isascii() else path.encode().decode("latin-1")
