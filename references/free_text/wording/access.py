"""When a page was looked at or changed, and where it is: "Accessed …", "Available from:".

Forms: Citing Medicine, chapter 25 (web sites); AMA 11, chapter 3; APA 7, chapter 9; Harvard; MDPI;
Frontiers. Labels of other languages have been said in English before (`vernacular`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.model.dates import PartialDate
from references.model.printed_dates import DATE, MONTH, read_date

NUMERIC_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}/(?:19|20)\d\d)"
ANY_DATE = rf"(?:{DATE}|{NUMERIC_DATE}|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH},?\s\d{{4}})"
ACCESSED = re.compile(
    r"[\[(]?\s*\b(?:(?:Last\s+)?(?:Accessed|Cited|Retrieved|Viewed|Consulted)"
    r"|(?:last\s)?access(?:ed)?\s+(?:date|on)|Date\s(?:accessed|of\saccess))\s*:?\s*"
    rf"(?:on\s+|at\s+)?(?P<date>{ANY_DATE})?\s*"
    rf"(?:,?\s*from:?(?=[\s\ue000]|$)|\bat:?(?=[\s\ue000]|$))?\s*\.?[\])]?[.:,;]?(?=[\s;\ue000]|$)",
    re.IGNORECASE,
)
AVAILABLE = re.compile(
    r"[(\[]?\b(?:Available\s+(?:from|at|online(?:\s+at)?|on)(?:\s+(?:URL|SSRN))?|Retrieved\s+from"
    r"|URL|Online:?|Accessible\s(?:at|from))\s*:?\s*$|"
    r"[(\[]?\b(?:Available\s+(?:from|at|online(?:\s+at)?|on)(?:\s+(?:URL|SSRN))?"
    r"|Retrieved\s+from)\s*:?\s*(?=\ue000|$)|"
    r"\b(?:Available\s+(?:from|at|online(?:\s+at)?)|Retrieved\s+from)\s*:\s*(?=\s|$)"
    r"|(?<=[.;,])\s(?:Online|URL|Link|Website|Available):?\s*(?=\ue000)",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"(?P<open>[\[(])?\s?\b(?P<label>(?:(?:Page|Content|Site)\s)?(?:last\s)?(?:updated"
    r"|reviewed|modified|revised|amended)(?:\sand\supdated)?"
    r"|Content\slast\sreviewed|Updated\sdate|Date\slast\supdated)(?:\son)?:?\s"
    rf"(?P<date>{ANY_DATE})\s?(?P<close>[\]);,.])?\.?",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"[\[(]?(?<!work\s)\b(?P<label>(?:Epub\s)?(?:First\s)?(?:Published|Posted|Issued|Created|Released"
    r"|Effective|Registered)(?:\s(?:online|on|date))?(?:\sfirst)?)(?:\son)?:?,?\s"
    rf"(?P<date>{ANY_DATE})\s?[\]);,.]?\.?(?=[\s\ue000]|$)",
    re.IGNORECASE,
)

APPEARED = ("published", "posted", "issued", "created", "released", "effective", "registered")
LOOKED_AT = ("access", "cited", "retrieved", "viewed", "consulted")
"""Words without which the patterns need not be tried, in lower case."""
ARCHIVED = re.compile(
    rf"[\s.]{{0,2}}\bArchived\s(?:from\sthe\soriginal(?:\s\(PDF\))?\s)?(?:on\s)?{ANY_DATE}\.?",
    re.IGNORECASE,
)
"""Wikipedia, of a page that was copied by an archive."""
CURRENT = re.compile(rf"\s?\bLiterature\sreview\scurrent\sthrough:?\s{ANY_DATE}\.?", re.IGNORECASE)
"""UpToDate, of the search that a topic rests on."""
LANCET = re.compile(
    rf"(?<=\s)(?P<year>(?:19|20)\d\d);\spublished\sonline\s(?P<day>{MONTH}\s\d{{1,2}})\.?"
)
"""The Lancet, for an article without its volume yet: "2020; published online March 11."."""
DATES_IN_BRACKETS = re.compile(
    r"\s?\[(?:updated|reviewed|cited|accessed|modified|last\s\w+)\s[^;\[\]]{3,25}"
    r"(?:;\s(?:updated|reviewed|cited|accessed)\s[^;\[\]]{3,25}){0,3}\]",
    re.IGNORECASE,
)
ALSO_REVIEWED = re.compile(r"(?<=\d);\sreviewed\s[^;\[\]]{3,25}(?=;)")
DATED_IN_BRACKETS = re.compile(
    rf"\[(?P<date>{MONTH}\s(?:19|20)\d\d|(?:19|20)\d\d\s{MONTH}(?:\s\d{{1,2}})?)\]\.?"
)
BRACKETED_DATE = re.compile(r"\[(?P<date>(?:19|20)\d\d-\d\d-\d\d)\]")
"""The date of access in GB/T 7714."""


@dataclass(frozen=True, slots=True)
class Access:
    """What the words about access said.

    Attributes:
        changed: "Updated 2023 Feb 20", as printed, with the label first.
        published: the date after "Published" or "Posted online", as printed.
    """

    accessed: PartialDate | None = None
    changed: str = ""
    changed_date: str = ""
    published: str = ""
    published_label: str = ""


def take_access(text: str) -> tuple[str, Access]:
    """Return the text without those words, and what they said."""
    changed = changed_date = published = label = ""
    lower = text.lower()
    text = _without_other_dates(text, lower)
    changes = any(
        word in lower for word in ("updated", "reviewed", "modified", "revised", "amended")
    )
    if changes and (match := CHANGED.search(text)):
        changed_date = match["date"]
        changed = f"{match['label'].capitalize()} {changed_date}"
        opened = match["open"] and match["close"] in {";", ","}
        if match["close"] == ")" and not match["open"]:  # "(2011, updated 2020)"
            text = f"{text[: match.start()].rstrip(' ,;')}) {text[match.end() :]}"
        else:
            text = _without(text, match, " [" if opened else " ")
    if any(word in lower for word in APPEARED) and (match := PUBLISHED.search(text)):
        published, label = match["date"], match["label"]
        text = _without(text, match)
    elif "[" in text and (match := DATED_IN_BRACKETS.search(text)):
        published, label = match["date"], "Dated"
        text = _without(text, match)
    accessed = None
    if "-" in text and (match := BRACKETED_DATE.search(text)):
        accessed = read_date(match["date"])
        text = _without(text, match)
    if any(word in lower for word in LOOKED_AT) and (match := ACCESSED.search(text)):
        date = match["date"]
        if date or text[match.end() :].lstrip(" .,").startswith("\ue000"):
            accessed = read_access_date(date) if date else None
            text = _without(text, match)
    if any(word in lower for word in ("available", "retrieved", "url", "online", "accessible")):
        text = AVAILABLE.sub(" ", text)
    return text, Access(accessed, changed, changed_date, published, label)


def _without_other_dates(text: str, lower: str) -> str:
    """Return the text without the dates of a site, of a search and of an archive."""
    if "[" in text and len(DATES_IN_BRACKETS.findall(text)) > 1:
        text = DATES_IN_BRACKETS.sub(" ", text, count=1)  # MedlinePlus dates its site, too
        text = ALSO_REVIEWED.sub("", text)
    if "current through" in lower:
        text = CURRENT.sub("", text)
    if "archived" in lower:
        text = ARCHIVED.sub(". ", text)
    if "published online" in lower:
        text = LANCET.sub(r"\g<year> \g<day>.", text)
    return text


def read_access_date(text: str) -> PartialDate | None:
    """Read a date of access; where the order of three numbers is unknown, the year is sure."""
    match = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text.strip())
    if match and int(match[1]) > 12 >= int(match[2]):
        return PartialDate(int(match[3]), int(match[2]), int(match[1]))
    return read_date(text)


def _without(text: str, match: re.Match[str], gap: str = " ") -> str:
    before = text[: match.start()].rstrip()
    goes_on = text[match.end() : match.end() + 1] in {";", ",", ":"}
    stop = ";" if match[0].rstrip().endswith(";") else "."
    stop = "" if not before or goes_on or before[-1] in ".,;:!?([\ue000" else stop
    return f"{before}{stop}{gap}{text[match.end() :]}"
