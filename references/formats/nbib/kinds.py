"""MEDLINE's publication types against the types of CSL.

Source: https://www.nlm.nih.gov/mesh/pubtypes.html; kinds without one are written in CSL's word.
"""

from __future__ import annotations

from collections.abc import Iterable

from references.model.types import TYPES, csl_type

PUBLICATION_TYPES = {
    "article-journal": "Journal Article",
    "article": "Preprint",
    "article-newspaper": "Newspaper Article",
    "dataset": "Dataset",
    "thesis": "Academic Dissertation",
    "report": "Technical Report",
    "motion_picture": "Video-Audio Media",
    "interview": "Interview",
    "speech": "Lecture",
    "legislation": "Legislation",
    "legal_case": "Legal Case",
    "patent": "Patent",
    "paper-conference": "Congress",
    "entry-dictionary": "Dictionary",
    "entry-encyclopedia": "Encyclopedia",
    "personal_communication": "Personal Correspondence",
    "map": "Map",
    "pamphlet": "Pamphlet",
    "periodical": "Periodical",
    "manuscript": "Unpublished Work",
    "broadcast": "Webcast",
    "post-weblog": "Blog",
    "review": "Peer Review",
    "chapter": "Book Chapter",
}
_READ = {word.lower(): kind for kind, word in PUBLICATION_TYPES.items()}


def type_of(words: Iterable[str], *, is_book: bool, titled: bool, in_journal: bool = False) -> str:
    """Return the CSL type of a record with these publication types.

    MEDLINE's own records (`in_journal`) are articles, whatever else they are: a lecture, a table.
    """
    known = [word.strip().lower() for word in words]
    if "preprint" in known:
        return "article"
    if in_journal and "newspaper article" in known:
        return "article-newspaper"
    if in_journal or "journal article" in known:
        return "article-journal"
    for word in known:
        kind = _READ.get(word) or (csl_type(word) if word in _WORDS else "")
        if kind:
            return kind
    return ("chapter" if titled else "book") if is_book else "article-journal"


def publication_type(kind: str) -> str:
    """Return the word under which a type is written; "" for books, which BTI tells apart."""
    if kind == "book":
        return ""
    return PUBLICATION_TYPES.get(kind, kind.replace("_", " ").replace("-", " ").capitalize())


_WORDS = {
    kind.replace("_", " ").replace("-", " ")
    for kind in TYPES
    if kind not in PUBLICATION_TYPES and kind != "book"
}
"""CSL's own words, under which the other types are written."""
