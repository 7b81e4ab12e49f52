"""What a reference says beside its fields: Epub dates, errata, languages, access dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from references.model import languages
from references.model.dates import PartialDate
from references.model.printed_dates import DATE, MONTH, YEAR, read_date

NUMERIC_DATE = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
ACCESSED = re.compile(
    rf"[\[(]?\s*\b(?:Last\s+)?(?:Accessed|Cited|Retrieved|Viewed|Consulted|access(?:ed)?\s+date)\s*:?\s*"
    rf"(?:on\s+|at\s+)?(?P<date>{DATE}|{NUMERIC_DATE}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}})?\s*"
    rf"(?:,?\s*from:?|\bat:?)?\s*[\])]?[.:,]?(?=[\s;]|$)",
    re.IGNORECASE,
)
AVAILABLE = re.compile(
    r"\b(?:Available\s+(?:from|at|online(?:\s+at)?)|Retrieved\s+from|URL)\s*:?\s*$|"
    r"\b(?:Available\s+(?:from|at|online(?:\s+at)?)|Retrieved\s+from)\s*:\s*(?=\s|$|\ue000)",
    re.IGNORECASE,
)
LANGUAGE_NAMES = "|".join(name.split(",")[0] for _, name in languages.NAMES.values())
ARTICLE_IN = re.compile(
    rf"[\[(](?:Article\s+)?in\s+(?P<language>{LANGUAGE_NAMES})[^\])]{{0,40}}[\])]\.?|"
    rf"(?<=[.\d])\s+(?P<plain>{LANGUAGE_NAMES})\.(?=\s|$)",
    re.IGNORECASE,
)
SENTENCE = r"[^.\ue000]{0,120}(?:\.|(?=\ue000)|$)"
NOTES = re.compile(
    rf"""(?:(?<=^)|(?<=[\s\[(]))(?P<note>
        \[?Epub\s+ahead\s+of\s+print\]?(?:\s+{DATE})?\]?\.?
      | \(?Epub\s+(?:{DATE})\)?\.?
      | (?:eCollection|Print|Electronic)\s+(?:{DATE})\.?
      | Advance\s+online\s+publication\.?
      | Published\s+online(?:\s+first)?:?\s+(?:{DATE})\.?
      | Online\s+ahead\s+of\s+print\.?
      | \(?(?:in\s+press|forthcoming)\)?\.?
      | (?:Erratum|Corrected\s+and\s+republished|Comment|Update|Retraction
          |Expression\s+of\s+concern)\s+
        (?:in|on|of|from):[^\ue000]{{0,300}}
      | \S+\s\[pii\]\.?
      | PMCID:|PMID:
    )""",
    re.VERBOSE | re.IGNORECASE,
)
STATUS = re.compile(r"\(?\b(in press|forthcoming|submitted|under review)\b\)?", re.IGNORECASE)
PREPRINT = re.compile(
    r"[\s.]{0,6}[\[(]preprint(?:\s(?:posted|version))?[^\])]{0,30}[\])][.,]?", re.IGNORECASE
)
TYPE_MARKER = re.compile(r"\s*\[(?:[JMCDRNSP]|[A-Z]{1,2}/OL)\]\.?")
"""The kind of work as GB/T 7714 marks it after the title."""
POSTED = re.compile(
    r"[\s.]{0,6}\bpreprint[.,]?\s(?:posted|published)\sonline[:,]?\s", re.IGNORECASE
)
PREPRINT_NUMBER = re.compile(r"\s*:?\s(?P<number>\d{4}\.\d\d\.\d\d\.\d{5,8}(?:v\d+)?)\b")
"""The number that bioRxiv and medRxiv give a manuscript, where a journal has its pages."""
INTERNET = re.compile(
    r"\s*\[(?:Internet|Online|Web\s?page|Electronic|serial on the Internet)\]\.?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Remarks:
    """The remarks of one reference."""

    notes: tuple[str, ...] = ()
    language: str = ""
    accessed: PartialDate | None = None
    status: str = ""
    online: bool = False
    genre: str = ""
    number: str = ""


def take_remarks(text: str) -> tuple[str, Remarks]:
    """Return the text without its remarks, and the remarks."""
    remarks = Remarks()
    if "[" in text and (match := INTERNET.search(text)):
        text = text[: match.start()] + "." + text[match.end() :]
        remarks = replace(remarks, online=True)
    if match := TYPE_MARKER.search(text):
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    if match := PREPRINT.search(text):
        remarks = replace(remarks, genre="preprint")
        text = f"{text[: match.start()]}.{text[match.end() :]}"
    if match := POSTED.search(text):
        remarks = replace(remarks, genre="preprint")
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    if match := PREPRINT_NUMBER.search(text):
        remarks = replace(remarks, number=match["number"])
        text = f"{text[: match.start()]} {text[match.end() :]}"
    text, remarks = _take_access(text, remarks)
    if match := ARTICLE_IN.search(text):
        remarks = replace(remarks, language=languages.tag(match["language"] or match["plain"]))
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    notes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        note = match["note"].strip(" []()")
        if STATUS.fullmatch(note.strip("(). ")):
            nonlocal remarks
            remarks = replace(remarks, status=note.strip("(). ").lower())
        else:
            notes.append(note if note.endswith(":") else note.rstrip(". "))
        return " "

    text = NOTES.sub(keep, text)
    return text, replace(remarks, notes=tuple(notes))


def _take_access(text: str, remarks: Remarks) -> tuple[str, Remarks]:
    if match := ACCESSED.search(text):
        date = match["date"]
        if date or text[match.end() :].lstrip(" .,").startswith("\ue000"):
            remarks = replace(remarks, accessed=read_date(date) if date else None)
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return AVAILABLE.sub(" ", text), remarks


def year_in(text: str) -> str:
    """Return the first year in the text, or ""."""
    match = re.search(rf"\b{YEAR}\b", text)
    return match[0] if match else ""
