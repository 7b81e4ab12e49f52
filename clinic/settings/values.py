"""Reading one setting from the environment: a value that cannot be used is noted, not raised.

Whoever starts something says all notes at once (`refuse`), one line each, without a traceback.
Addresses with passwords are never repeated.
"""

import json
import math
import os
import re
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ASSIGNMENT = re.compile(r"(?:export )?[A-Za-z_0-9]+=.*")
"""What a line of .env is that is neither empty nor a comment."""
ON = frozenset({"on", "yes", "true", "1"})
OFF = frozenset({"off", "no", "false", "0"})
FAULTS: dict[Any, str] = {
    bool: "is neither on nor off",
    int: "is no whole number of 0 or more",
    float: "is no number of 0 or more",
    json.loads: "is no JSON object",
    dict: "is no list of name=value",
}
"""What a value is that cannot be read, by what it is read as."""
DATABASES = ("postgres", "postgresql", "psql", "pgsql", "sqlite")
CACHES = ("redis", "rediss", "rediscache", "dbcache", "locmemcache", "filecache", "dummycache")
MAILS = tuple(environ.Env.EMAIL_SCHEMES)
SHOWN = (bool, int, float)
"""What a line may repeat: the others can hold keys."""
ESCAPES = "a password's # is written %23, its / %2F, its ? %3F"


class Values(environ.Env):
    """These values come from the environment; an empty one counts as none."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []

    def note(self, line: str) -> None:
        """Keeps a line for whoever starts something."""
        if line not in self.problems:
            self.problems.append(line)

    def refuse(self, *more: str) -> None:
        """Ends a start with a line for each value that cannot be used.

        Raises:
            SystemExit: there is one; a traceback would hide the lines.
        """
        if lines := [*more, *self.problems]:
            raise SystemExit("\n".join(["The site does not start:", *lines]))

    def read_file(self, path: Path) -> None:
        """Reads a file of settings where there is one; the environment goes before it.

        Raises:
            SystemExit: it is there and cannot be read.
        """
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
            raise SystemExit(
                f"The site does not start:\n{path} cannot be read: {reason}."
            ) from None
        found = {number: line.strip() for number, line in enumerate(lines, 1) if line.strip()}
        good = []
        for number, line in found.items():
            if ASSIGNMENT.fullmatch(line):
                good.append(line)
            elif not line.startswith("#"):
                self.note(f"{path}, line {number}, is not NAME=value (no blanks around =).")
        self.read_env(StringIO("\n".join(good)))  # it would log the others, keys and all

    def get_value(
        self, var: str, cast: Any = None, default: Any = environ.Env.NOTSET, parse_default: Any = 0
    ) -> Any:
        """Returns a value as it is wanted, or the default with a note."""
        if not os.environ.get(var, "x").strip():
            del os.environ[var]
        try:
            return super().get_value(var, cast, default, parse_default)
        except (ValueError, TypeError, AttributeError):
            shown = f": {os.environ.get(var, '')[:60]}" if cast in SHOWN else ""
            self.note(f"{var} {FAULTS.get(cast, 'cannot be read')}{shown}.")
            return default

    @classmethod
    def parse_value(cls, value: Any, cast: Any) -> Any:
        """Reads what is written, strictly.

        Raises:
            ValueError: it is nothing of that kind.
        """
        if cast is bool:
            if value.strip().lower() not in ON | OFF:
                raise ValueError(value)
            return value.strip().lower() in ON
        if cast in (int, float):
            number = cast(value)
            if not (math.isfinite(number) and number >= 0):
                raise ValueError(value)
            return number
        if cast is list:
            return [part.strip() for part in value.split(",") if part.strip()]
        parsed = super().parse_value(value, cast)
        if cast is json.loads and not isinstance(parsed, dict):
            raise ValueError(value)
        return parsed

    def db_url(self, var: str, default: str, engine: str | None = None) -> dict[str, Any]:
        """Returns Django's settings for a database."""
        problem = self._fault(var, DATABASES, "postgres://user:password@host:5432/name")
        given = urlsplit(os.environ.get(var, "") if not problem else "")
        if given.scheme not in {"", "sqlite"} and not given.path.strip("/"):
            problem = f"names no database ({ESCAPES})"
        return self._config(var, default, problem, self.db_url_config)

    def cache_url(self, var: str, default: str, backend: str | None = None) -> dict[str, Any]:
        """Returns Django's settings for a cache."""
        problem = self._fault(var, CACHES, "redis://127.0.0.1:6379/1")
        return self._config(var, default, problem, self.cache_url_config)

    def email_url(self, var: str, default: str, backend: str | None = None) -> dict[str, Any]:
        """Returns Django's settings for a mail server."""
        problem = self._fault(var, MAILS, "smtp+tls://user:password@mail.example.org:587")
        given = urlsplit(os.environ.get(var, "") if not problem else "")
        if given.scheme.startswith("smtp") and not given.hostname:
            problem = f"names no mail server ({ESCAPES})"
        return self._config(var, default, problem, self.email_url_config)

    def _fault(self, var: str, schemes: tuple[str, ...], example: str) -> str:
        """Returns what is wrong with an address, without repeating it."""
        value = os.environ.get(var, "").strip()
        if not value or value == "sqlite://:memory:":
            return ""
        try:
            parts = urlsplit(value)
            _ = parts.port if "," not in parts.netloc else None  # several servers
        except ValueError:
            return f"is no address such as {example} ({ESCAPES})"
        if parts.scheme not in schemes or "://" not in value:
            return f"must be an address such as {example}"
        return ""

    def _config(self, var: str, default: str, problem: str, read: Any) -> dict[str, Any]:
        value = default if problem else self.get_value(var, str, default)
        if problem:
            self.note(f"{var} {problem}.")
        try:
            return dict(read(value))
        except (ValueError, KeyError, ImproperlyConfigured):
            self.note(f"{var} cannot be read.")
            return dict(read(default))
