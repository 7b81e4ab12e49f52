"""What is known of a work that is no article before its own words are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from references.free_text.works.kinds import Kind
from references.free_text.works.monographs.imprints import Imprint
from references.model.dates import PartialDate
from references.model.names import Name
from references.model.printed_dates import read_date

TITLE_YEAR = re.compile(r"\.\s(?:19|20)\d\d$")  # ABNT prints the year of a thesis twice


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the reference tells about the kind of work."""

    names: tuple[Name, ...] = ()
    date: str = ""
    has_url: bool = False
    has_isbn: bool = False
    online: bool = False
    accessed: bool = False
    kind: Kind = field(default_factory=Kind)
    edited: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it was read on the web: "[Internet]", or a date of its own.

        Pages say when they were looked at, or when they were changed.
        """
        return self.online or self.accessed


def title_before_kind(text: str, context: Context) -> tuple[str, str]:
    """Return the title that ended at the words for the kind, and the rest, or no title."""
    end = context.kind.end
    if not context.kind.type or end < 3 or not text[:end].strip(" .") or not text[end:].strip(" ."):
        return "", text
    title = text[:end].strip(" .,;").strip('“”"‘’«» ')
    return TITLE_YEAR.sub("", title), f". {text[end:].lstrip(' .')}"


def issued(context: Context, imprint: Imprint) -> PartialDate | None:
    """Return the date after the authors, else that of the imprint."""
    return read_date(context.date) or read_date(imprint.date)


def fields_of(imprint: Imprint, kind: Kind) -> dict[str, Any]:
    """Return the imprint as fields of a reference; what the kind says of itself goes before."""
    return {
        "edition": imprint.edition or kind.version,
        "publisher": imprint.publisher,
        "publisher_place": imprint.place,
        "page": re.sub(r"\s?[‐‑‒–—−]+\s?", "-", imprint.pages),
        "number": kind.number or imprint.number,
        "genre": kind.genre or imprint.genre,
        "volume": imprint.volume,
        "collection_title": imprint.series,
    }
