"""Reading what is pasted or dropped without keeping readers waiting (docs/adr/0050)."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from heavy_work import BusyError, TooHeavyError, alone, read_apart
from references.model.errors import ParseError
from references.parsing import Reading, parse
from references.parsing_apart import outcome

MAX_AT_ONCE = 20_000
"""Characters or bytes that are read where they arrive: some hundred references, in an instant."""
MAX_SECONDS = 40
"""Of the processor, for a megabyte of references."""


def read_references(content: str | bytes) -> tuple[Reading, ...]:
    """Returns the references of a text or a file; a long one is read in a process of its own.

    Raises:
        ParseError: there are none, others' files are being read, or it takes too long.
    """
    if len(content) <= MAX_AT_ONCE:
        return parse(content)
    raw = content if isinstance(content, bytes) else content.encode(errors="replace")
    try:
        with alone():
            answer = read_apart("references.parsing_apart:read", raw, seconds=MAX_SECONDS)
    except BusyError:
        raise ParseError(_("Another long list is being read. Try again in a moment.")) from None
    except TooHeavyError:
        raise ParseError(_("This takes too long to read. Paste or drop it in parts.")) from None
    return outcome(answer)


def rows_as_json(rows: Iterable[dict[str, Any]], **more: Any) -> str:
    """Returns `{"rows": […], …}`, a row after the other: no other thread waits for all of them."""
    members = [f'"rows": [{", ".join(json.dumps(row) for row in rows)}]']
    members += [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in more.items()]
    return "{" + ", ".join(members) + "}"
