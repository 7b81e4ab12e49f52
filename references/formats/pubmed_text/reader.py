# ruff: noqa: E501  patterns and tables read best on one line
"""PubMed's "Abstract (text)", as its Save and Send buttons give it.

    1. Occup Sleep. 2017 Apr;4(2):55-61. doi: 10.1234/os.2017.55.

    Sleep and shift work.

    Okafor N(1), Lund A(2).

    Author information: …

    DOI: 10.1234/os.2017.55
    PMID: 31234567 [Indexed for MEDLINE]

Source: https://pubmed.ncbi.nlm.nih.gov/help/#save-results (format "Abstract (text)").
"""

from __future__ import annotations

import re
from typing import Any

from references.formats.reading import Record, finish, unreadable
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.model.errors import ParseError
from references.model.identifiers import find_identifiers
from references.model.printed_dates import DATE
from references.model.reading import Reading

BEGINS = re.compile(r"^\d{1,5}\.[ \t](?=\S)", re.MULTILINE)
SOURCE = re.compile(
    rf"(?P<journal>[^.].*?)\.\s(?P<date>{DATE})(?:;?\s?(?P<volume>[^:;.()\s][^:;.()]*)?(?:\((?P<issue>[^)]*)\))?"
    r"(?::(?P<pages>[^.;]+(?:\.[a-z]?\d[^.;\s]*)?))?)?(?:;[^.]*)?\.(?P<rest>.*)$"
)
LAST_LINES = re.compile(r"^PMID:\s*\d{1,8}\b", re.MULTILINE)
AFFILIATION = re.compile(r"\((?:\d{1,3}|#|\*|[a-z])\)")
NAMED = {
    "Author information": "author information",
    "Collaborators": "collaborators",
    "Conflict of interest": "conflict of interest",
    "Copyright": "copyright",
    "©": "copyright",
}
REMARKS = re.compile(
    r"(?:Erratum|Comment|Retraction|Expression of concern|Update|Corrected|Republished)\s+(?:in|on|of)\b"
)
ARTICLE_IN = re.compile(r"\[Article in (?P<language>[^\];]+)[^\]]*\]")


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every record.

    Raises:
        ParseError: no record ends with its PMID.
    """
    pieces = [piece for piece in _pieces(text) if piece.strip()]
    if not pieces:
        raise ParseError("No PubMed record was found: each should begin with “1. Journal. Year”.")
    return read_bounded(pieces, _reading, limit)


def _pieces(text: str) -> list[str]:
    """Split before a number that follows the blank line behind a PMID, or begins the text."""
    places = [
        match.start()
        for match in BEGINS.finditer(text)
        if SOURCE.match(" ".join(text[match.end() :].split("\n\n", 1)[0].split()))
    ]
    return [text[a:b] for a, b in zip(places, [*places[1:], len(text)], strict=True)]


def _reading(piece: str) -> Reading:
    body = BEGINS.sub("", piece, count=1)
    paragraphs = [
        " ".join(paragraph.split())
        for paragraph in re.split(r"\n[ \t]*\n", body)
        if paragraph.strip()
    ]
    source = SOURCE.match(paragraphs[0])
    if source is None or len(paragraphs) < 2:
        return unreadable(piece, "pubmed-text", "This PubMed record could not be read.")
    values: dict[str, Any] = {
        "type": "article-journal",
        "title": paragraphs[1].removesuffix("."),
        "container_title": source["journal"],
        "issued": source["date"],
        "volume": (source["volume"] or "").strip(),
        "issue": source["issue"],
        "page": source["pages"],
    }
    notes = [_without_identifiers(source["rest"])]
    rest: list[tuple[str, str]] = []
    for paragraph in paragraphs[2:]:
        if language := ARTICLE_IN.fullmatch(paragraph):
            values["language"] = language["language"]
        elif "author" not in values and _is_authors(paragraph):
            values["author"] = _authors(paragraph)
        elif REMARKS.match(paragraph):
            notes.append(paragraph)
        elif not LAST_LINES.search(paragraph) and not re.match(r"(?:DOI|PMCID):", paragraph):
            rest.append((_name(paragraph), paragraph))
    for item in find_identifiers(
        f"{source['rest']} {' '.join(p for p in paragraphs[2:] if 'PMID:' in p or 'DOI:' in p)}"
    ):
        if item.field in {"doi", "pmid", "pmcid"}:
            values.setdefault(item.field, item.value)
    return finish(Record(rest, piece), "pubmed-text", {**values, "note": notes})


def _without_identifiers(text: str) -> str:
    for item in reversed(find_identifiers(text)):
        text = f"{text[: item.start]}{text[item.end :]}"
    return text.strip(" .")


def _is_authors(paragraph: str) -> bool:
    """Whether these are names: commas between short pieces, as PubMed prints them."""
    if paragraph.startswith(tuple(NAMED)) or REMARKS.match(paragraph):
        return False
    pieces = re.split(r"[,;]\s", AFFILIATION.sub("", paragraph).rstrip("."))
    return (
        all(len(piece.split()) <= 12 for piece in pieces)
        and len(paragraph) < 20_000
        and (
            bool(AFFILIATION.search(paragraph)) or all(len(piece.split()) <= 5 for piece in pieces)
        )
    )


def _authors(paragraph: str) -> list[str]:
    plain = re.sub(r"(?:\((?:\d{1,3}|#|\*|[a-z])\))+", "", paragraph).strip().removesuffix(".")
    return [piece.strip() for piece in re.split(r"[,;]\s", plain) if piece.strip()]


def _name(paragraph: str) -> str:
    return next((name for head, name in NAMED.items() if paragraph.startswith(head)), "abstract")
