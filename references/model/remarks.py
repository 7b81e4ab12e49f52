# ruff: noqa: E501  patterns and tables read best on one line
"""Notes of other programs, sorted: what is about the publication, and what is somebody's own.

Databases and reference managers keep funding texts, e-mail addresses, and what a reader thought of
a paper in the same field as "Epub 2014 Feb 6" and "Erratum in: …". Only what is a bibliographic
remark by its form is for visitors; MEDLINE's own list of them is
https://www.nlm.nih.gov/bsd/policy/errata.html and the elements GN, EIN, RIN, ECI, DEP.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from references.model.printed_dates import DATE

OURS = "Bibliographic note: "
"""Before a note that this site wrote for visitors, whatever it says, so that it is known again."""
MAX_REMARK = 400  # characters

_NOTICE = (
    r"(?:(?:published\s+)?(?:erratum|errata|corrigend(?:um|a)|addend(?:um|a)|corrections?(?:\s+published)?)"
    r"|(?:partial\s+)?retraction|withdrawal|expression\s+of\s+concern|(?:a\s+)?published\s+(?:erratum|correction)"
    r"|corrected\s+and\s+republished(?:\s+article)?|retracted\s+and\s+republished|republished|reprinted|update"
    r"|original\s+report|summary\s+for\s+patients)"
)
_PLACE = r"(?:\s+(?:appears?|appeared|published|notice))?\s*(?:in|of)\b:?\s"
_END = r"(?:\.(?=\s|$)|$)"
REMARK = re.compile(
    rf"""(?:
        \[?(?:Epub|Published\s+online|Online|E-?pub)(?:\s+(?:ahead\s+of\s+print|first))?:?(?:\s+{DATE})?\]?{_END}
      | (?:eCollection|Print|Electronic)\s+{DATE}{_END}
      | Advance\s+online\s+publication{_END}
      | (?:in\s+press|forthcoming|retracted(?:\s+(?:article|publication))?|withdrawn){_END}
      | (?:discussion|author\s+reply|quiz)\s+[\w.-]+{_END}
      | {_NOTICE}{_PLACE}[^\n]{{0,160}}?(?:\b(?:1[89]|20)\d\d\b[^.\n]{{0,60}}(?:[;:]\s?[^.\n]{{1,40}})?)
        (?:\.?\s*(?:doi:?\s*\S+?|PMID:?\s*\d+|PMCID:?\s*\w+))*{_END}
      | {_NOTICE}{_PLACE}10\.\d{{4,9}}/\S+?{_END}
      | {_NOTICE}\s+in:\s[A-Z][^.\n]{{1,120}}{_END}
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
SENTENCE = re.compile(r"[^\n]*?(?:[.;](?=\s)|\n|$)\s*")
PRIVATE = re.compile(r"@|https?://(?!(?:dx\.)?doi\.org)", re.IGNORECASE)


def sort_notes(notes: Iterable[str]) -> tuple[str, str]:
    """Return the bibliographic remarks, joined by ". ", and the private ones, a line each.

    >>> sort_notes(["Epub 2014 Feb 6. PDF in drawer", "Erratum in: JAMA. 2016;315(17):1907."])
    ('Epub 2014 Feb 6. Erratum in: JAMA. 2016;315(17):1907', 'PDF in drawer')
    """
    public: list[str] = []
    private: list[str] = []
    for note in notes:
        ours, rest = _parted(note.strip())
        public += ours
        private += [rest] if rest else []
    return ". ".join(remark for remark in dict.fromkeys(public) if remark), "\n".join(private)


def marked(note: str) -> str:
    """Return a note for visitors as a file holds it, so that `sort_notes` knows it again."""
    return note if not note or sort_notes([note]) == (note, "") else f"{OURS}{note}"


def _parted(note: str) -> tuple[list[str], str]:
    if note.startswith(OURS):
        return [note.removeprefix(OURS).strip()], ""
    public: list[str] = []
    private: list[str] = []
    while note:
        match = REMARK.match(note)
        if match and len(match[0]) <= MAX_REMARK and not PRIVATE.search(match[0]):
            public.append(match[0].strip().removesuffix("."))
        else:
            match = SENTENCE.match(note)
            private.append(match[0] if match else note)
        note = note[match.end() :] if match and match.end() else ""
    return public, " ".join("".join(private).split())
