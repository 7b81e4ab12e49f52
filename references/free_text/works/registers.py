"""Entries of a register or database: trial registrations, and records as NLM cites them.

NLM: Citing Medicine, chapter 24 ("Database [Internet]. Place: Publisher; date - . Identifier NCT…,
Title; date"). AMA 11: "Title. ClinicalTrials.gov identifier: NCT…". APA 7: "(ClinicalTrials.gov
Identifier NCT…) [Clinical trial registration]". Numbers: the primary registers of WHO's ICTRP,
https://www.who.int/clinical-trials-registry-platform.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.model.printed_dates import DATE

GENRE = "Clinical trial registration"
NUMBER = (
    r"(?:NCT\d{8}|ISRCTN\s?\d{8}|ACTRN\d{14}p?|ChiCTR[A-Z-]{0,6}\d{8,10}"
    r"|CTRI/\d{4}/\d{2,3}/\d{6}|DRKS\d{8}|IRCT\w{10,18}"
    r"|JPRN-\w{5,14}|jRCT\w{8,12}|UMIN\d{9}|KCT\d{7}|NTR\d{3,4}|NL\d{4,5}|PACTR\d{15}"
    r"|RBR-\w{5,8}|RPCEC\d{8}|SLCTR/\d{4}/\d{3}"
    r"|TCTR\d{11}|CRD\d{8,12}|\d{4}-\d{6}-\d{2}(?:-\d{2})?)"
)
REGISTER = (
    r"(?:ClinicalTrials\.gov|Clinical\s?Trials\.gov|ISRCTN\sregistry"
    r"|EU\sClinical\sTrials\sRegister|PROSPERO|ANZCTR|DRKS|ChiCTR"
    r"|(?:International|Australian\sNew\sZealand|German|Chinese|Netherlands|Dutch|Japan"
    r"|Iranian)\s[\w ]{0,30}(?:Trials?\s?Regist(?:er|ry)(?:\sPlatform)?))"
)
ENTRY = re.compile(
    rf"\s*[(\[]?\b(?:(?P<register>{REGISTER})[.,:;]?\s)?(?:(?:trial\s)?(?:identifier"
    rf"|registration|registry|EudraCT|reg\.)?\s?(?:number|no\.?|ID)?[:.]?\s?){{0,2}}"
    rf"(?P<number>{NUMBER})[)\]]?[.,;]?",
    re.IGNORECASE,
)
NAMED = re.compile(rf"(?:^|(?<=[.\s(]))(?P<register>{REGISTER})(?=[\s.,;:\])]|$)\.?", re.IGNORECASE)
FIRST_REGISTER = re.compile(rf"(?P<register>{REGISTER})\.\s+", re.IGNORECASE)
RECORD = re.compile(
    rf"(?P<database>[A-Z][^;]{{2,160}}?)\.\s(?P<place>[A-Z][^.:;\d]{{1,50}}?):\s"
    rf"(?P<publisher>[^:;]{{2,120}}?)[;.]\s?(?P<since>{DATE})\s?[-–]\s?[.,;]*\s*"
    rf"(?P<part>[^\s.;,\ue000].{{3,600}})$"
)
UNDATED_RECORD = re.compile(
    r"(?P<database>[A-Z][^;]{2,80}?)\.\s(?P<place>[A-Z][^.:;\d]{1,50}?):\s"
    r"(?P<publisher>[^:;]{2,120}?);[\s.]{1,4}(?P<part>[^\W\d][^.;\ue000]{2,200});[\s.;,\[\]]*$"
)
"""A page of MedlinePlus, which puts the site before the title."""
PART = re.compile(
    r"(?:(?:Identifier|Record|Registration|Accession|Review)\s?(?:No\.?"
    rf"|number)?:?\s)?(?:(?P<number>{NUMBER}|[A-Z]{{1,4}}\d{{4,12}}),\s)?"
    rf"(?P<title>[^;]{{3,400}}?)(?:;\s(?P<date>{DATE}))?[\s.;\[\],]*$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the words of a register say."""

    register: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A part of a database, as NLM cites it."""

    database: str
    place: str
    publisher: str
    date: str
    number: str
    title: str


def is_register(name: str) -> bool:
    """Whether the words name a register of trials."""
    return bool(NAMED.search(name)) or "regist" in name.lower()


def read_record(text: str) -> Record | None:
    """Read "Database. Place: Publisher; date - . Identifier, Title; date", or None."""
    match = RECORD.match(text) or UNDATED_RECORD.match(text)
    part = PART.match(match["part"]) if match else None
    if not match or not part or ". In: " in match["database"]:
        return None
    return Record(
        match["database"],
        match["place"].strip(),
        match["publisher"].strip(),
        part["date"] or match.groupdict().get("since", ""),
        part["number"] or "",
        part["title"].strip(" .,"),
    )


def take_entry(text: str) -> tuple[str, Entry]:
    """Return the text without its register and number, and both; numbers in titles stay there."""
    match = ENTRY.search(text)
    if not match:
        named = NAMED.search(text)
        return text, Entry(named["register"] if named and "rial" in named["register"] else "")
    register = match["register"] or ""
    if first := FIRST_REGISTER.match(text):
        text = " " * first.end() + text[first.end() :]
        register = first["register"]
    gap = "" if match.start() == 0 else "."
    text = f"{text[: match.start()].rstrip(' .,;')}{gap} {text[match.end() :].lstrip(' .')}".strip()
    if not register and (named := NAMED.search(text)):
        register = named["register"]
    return text, Entry(register, match["number"])
