"""Log lines as JSON, without personal data.

One object a line: time, level, logger, message and, for an exception, its type and where it was
raised; never values of variables. E-mail addresses, network addresses, telephone numbers, query
strings and long tokens are struck out wherever a message holds them.
"""

import json
import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = str(Path(__file__).resolve().parents[2])
WRAPPERS = frozenset(
    {__file__, str(Path(__file__).parents[1] / "page_cache" / "content_version.py")}
)
"""Modules that stand around every statement, and are nobody's caller."""

STRUCK_OUT = (
    (re.compile(r"(?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++"), "[e-mail]"),
    (re.compile(r"(?<=[\w/])\?\S++"), "?[query]"),
    (re.compile(r"\b\d{1,3}(\.\d{1,3}){3}\b"), "[address]"),
    (re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){2,7}[0-9a-fA-F:]++(?![\w:])"), "[address]"),
    (re.compile(r"\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"), "[telephone]"),
    (re.compile(r"(?i)(Key \([^)]{1,200}\)=)\([^)\n]*+\)?"), r"\1([value])"),
)
"""What is struck out, and what stands in its place. A try starts once in a run and gives nothing
back, so that a line costs time in proportion to its length (`benchmarks/patterns`)."""
RUN = re.compile(r"[\w:-]++")
"""What may be a token: letters, digits, `-`, `_` and `:`."""
PIECE = re.compile(r"\w++")
MIN_TOKEN = 24
"""Characters from which a run of letters with digits names somebody."""
MAX_MESSAGE = 2_000
"""Characters."""


def without_personal_data(text: str) -> str:
    """Returns a message with everything struck out that could name a person.

    It is cut first, since anybody may ask for an address of any length. What the cut went through
    is left out with it: half an address of a person would no longer look like one.
    """
    if len(text) > MAX_MESSAGE:
        text = re.sub(r"(?<!\S)\S*+\Z", "[cut]", text[:MAX_MESSAGE])
    for pattern, replacement in STRUCK_OUT:
        text = pattern.sub(replacement, text)
    return RUN.sub(_without_token, text)[:MAX_MESSAGE]


def _without_token(run: re.Match[str]) -> str:
    """Returns a run as it is, or with what looks like a token struck out of it."""
    word = run[0]
    core = word.strip(":-")
    if ":" in core:
        return word.replace(core, "[token]", 1) if _is_mixed(core) else word
    for piece in PIECE.finditer(word):
        if len(word) - piece.start() < MIN_TOKEN:
            break
        if _is_mixed(piece[0]):
            return f"{word[: piece.start()]}[token]"
    return word


def _is_mixed(word: str) -> bool:
    """Returns whether a word has digits and Latin letters."""
    return any(each.isdecimal() for each in word) and any(
        each.isascii() and each.isalpha() for each in word
    )


class JsonFormatter(logging.Formatter):
    """This formatter writes one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_personal_data(record.getMessage()),
        }
        for name in ("seconds", "query", "caller"):
            if hasattr(record, name):
                line[name] = getattr(record, name)
        status = getattr(record, "status_code", None)
        if status:
            line["status"] = status
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            line["error"] = type(error).__name__
            line["at"] = [
                f"{frame.filename.removeprefix(ROOT + '/')}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)[-12:]
            ]
        return json.dumps(line, ensure_ascii=False)


class SlowQueries:
    """This wrapper times queries and names the slow ones: their SQL without values, their caller.

    https://docs.djangoproject.com/en/5.2/topics/db/instrumentation/
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.logger = logging.getLogger("clinic.slow_query")

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        """Runs the query."""
        began = time.monotonic()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.monotonic() - began
            if took >= self.seconds:
                extra = {
                    "seconds": round(took, 3),
                    "query": sql[:MAX_MESSAGE],
                    "caller": caller(),
                }
                self.logger.warning("Slow query", extra=extra)

    def watch(self, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        """Watches a new connection; connected to Django's signal."""
        if not any(isinstance(each, SlowQueries) for each in connection.execute_wrappers):
            connection.execute_wrappers.append(self)


def caller() -> str:
    """Returns the nearest place in the project's own code that led here, or an empty string."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(ROOT) and "site-packages" not in name and name not in WRAPPERS:
            return f"{name.removeprefix(ROOT + '/')}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return ""
