"""Anything pasted or uploaded, read into references.

What reads free text is imported where it is used: its expressions take a second to compile, and
most processes never read any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from references.formats import (
    bibtex,
    csl_json,
    endnote_xml,
    nbib,
    pubmed_text,
    pubmed_xml,
    ris,
    tables,
    wikipedia,
)
from references.formats.detection import detect
from references.formats.encoding import decode
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.tagged import endnote, refworks, web_of_science
from references.model.cleaning import clean_input
from references.model.cleaning.references import cleaned_reference
from references.model.dois import mend_dois
from references.model.errors import ParseError
from references.model.reading import Leftover, Reading
from references.model.reference import Reference

__all__ = [
    "SOURCES",
    "Leftover",
    "ParseError",
    "Reading",
    "parse",
    "parse_lines",
    "parse_one",
    "split_list",
]

FILES: Mapping[str, Callable[[str, int], tuple[Reading, ...]]] = {
    "ris": ris.read,
    "bibtex": bibtex.read,
    "nbib": nbib.read,
    "csl-json": csl_json.read,
    "endnote-xml": endnote_xml.read,
    "pubmed-xml": pubmed_xml.read,
    "pubmed-text": pubmed_text.read,
    "endnote": endnote.read,
    "refworks": refworks.read,
    "web-of-science": web_of_science.read,
    "wikipedia": wikipedia.read,
    "table": tables.read,
}
SOURCES = ("auto", "text", *FILES)
MAX_TEXT = 1_500_000  # characters of free text
MAX_LINES = 60_000  # of free text, some 15 000 references


def parse(
    text: str | bytes, source: str = "auto", limit: int = MAX_REFERENCES
) -> tuple[Reading, ...]:
    """Read every reference in a text or a file, in order.

    Args:
        text: what was pasted, or the bytes of a file.
        source: one of `SOURCES`; "auto" finds the format by itself.
        limit: how many references are read; the last reading says how many were left out.

    Raises:
        ParseError: no reference can be read from it.
    """
    content = clean_input(decode(text))
    if source == "auto":
        source = detect(content)
    if source in FILES:
        return FILES[source](content, limit)
    if source != "text":
        raise ParseError(f"“{source}” is no known format. Choose one of: {', '.join(SOURCES)}.")
    if len(content) > MAX_TEXT or content.count("\n") > MAX_LINES:
        raise ParseError("This is too long to read at once. Paste it in parts.")
    if not re.search(r"[^\W_]", content):
        raise ParseError("There are no words here to read. Paste one or more references.")
    content = mend_dois(content)
    alone = _alone(content)
    return read_bounded(alone or split_list(content), _read_one, limit)


def split_list(text: str) -> tuple[str, ...]:
    """Return the references of a list, each as it was printed, without its number."""
    from references.free_text.lists import splitting

    return splitting.split_list(text)


def parse_one(text: str) -> Reading:
    """Read one reference, or the identifier of one; what is not understood is in `leftover`."""
    if not re.search(r"[^\W_]", text):
        leftover = (Leftover("text", text),) if text.strip() else ()
        return Reading(Reference(), text, {}, leftover, ("Nothing was understood here.",))
    return _read_one(text)


def _read_one(text: str) -> Reading:
    """Read what holds a word; the original stays as it was pasted."""
    from references.free_text.identifier_lines import read_identifiers
    from references.free_text.single import read_text

    reading = read_identifiers(text) or read_text(text)
    return replace(reading, reference=cleaned_reference(reading.reference))


def parse_lines(text: str | bytes) -> tuple[Reading, ...]:
    """Read every line as exactly one reference; a line without any gives an empty reading.

    Raises:
        ParseError: the input is no text.
    """
    lines = decode(text, may_be_blank=True).split("\n")
    if not lines[-1]:
        lines.pop()
    return tuple(parse_one(line) for line in lines)


def _alone(content: str) -> list[str]:
    """Return the pieces of input that is nothing but identifiers, one a line or with commas."""
    from references.free_text.identifier_lines import read_identifiers

    pieces = [piece for line in content.split("\n") for piece in _pieces(line) if piece.strip()]
    return pieces if all(map(read_identifiers, pieces)) else []


def _pieces(line: str) -> list[str]:
    """Split a line of bare numbers; "PMID: 1; PMCID: PMC2" is one reference and stays whole."""
    numbers = line.replace(";", ",").replace(" ", ",").split(",")
    return numbers if all(number.isdigit() for number in numbers if number) else [line]
