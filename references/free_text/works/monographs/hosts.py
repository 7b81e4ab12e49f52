"""The book, proceedings or database that holds a chapter: "In: Ode B, editors. Sleep."."""

from __future__ import annotations

import re
from itertools import islice

from references.free_text.people.name_lists import scan
from references.free_text.people.zones import read_zone
from references.model.names import Name
from references.model.printed_dates import DATE, MONTH

MAX_INS = 12  # places at which a host may begin
IN = re.compile(
    r"(?P<mark>[.?!,”’'\"\])])[,.]?\s+[Ii]n(?:(?P<colon>:)\s*|\s+)(?=(?:the\s|(?:d[eaiou]s?"
    r"|von|van|der?|den|la|le|al|ten|ter|zu)[\s-]){0,3}[A-Z“\"]"
    r"|(?:19|20)\d\d\s[A-Z])"
)
UNANNOUNCED = re.compile(
    r"(?P<mark>[.?!])(?P<colon>)\s+(?=(?:[A-Z][\w’'-]{1,30}\s[A-Z]{1,3},\s){1,4}eds?\.\s"
    r"[A-Z][^.:;]{2,60}(?:[.\s]*$|\.\s[A-Z][^.:;\d]{1,40}:\s)|(?:UpToDate|DynaMed|Medscape),\s[^:;]{3,60},\seds?\.\s)"
)
"""A host that its editors alone announce: "Title. Post TW, ed. UpToDate."."""
LABEL = re.compile(
    r"(?P<before>[,.;\s(]{0,6})\(?\b(?:editors?|[Ee]ds?|EDS?|organizer"
    r"|compilers?)\b\.?\)?[.,:;]?\s*|[,;]\s(?:[Ee]ds?\.?)\s(?=[A-Z]\.)"
)
EDITED_BY = re.compile(r"[,.]?\s*\b[Ee]d(?:ited|s?\.)\s+by\s+")
EDITED = re.compile(
    r"\(?\b(?:editors?|[Ee]ds?|hrsg)\b\.?\)?[.,:;]?\s*|\b[Ee]dited\s+by\s+", re.IGNORECASE
)
EDITION_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)|\bfirst|\bsecond|\bthird|rev\.?|revised|\d{4}|\bin)\s*\(?$",
    re.IGNORECASE,
)
NAME_START = re.compile(r"(?:^|(?<=[,;.:]\s))(?=\S)")
MEETING = re.compile(
    rf"[;,]\s(?P<date>(?=[\d\s]{{0,8}}{MONTH}){DATE}(?:[-–]\d{{1,2}})?"
    rf"|{MONTH}\s\d{{1,2}}\s?[-–]\s?(?:{MONTH}\s)?\d{{1,2}},?\s(?:19|20)\d\d"
    rf"|\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s{MONTH}\s(?:19"
    rf"|20)\d\d)(?:[;,]\s(?P<place>[A-Z][^.;:]{{2,60}}))?(?=[.;]|$)"
)
"""When and where a conference was held (Citing Medicine, chapter 3)."""
BOOK_AND_PUBLISHER = re.compile(r"[A-Z][^.:]{3,80}\.\s[A-Z][^.:;]{2,80}\.?\s*")
"""APA: "In StatPearls. StatPearls Publishing."."""
WORK_OF_REFERENCE = re.compile(
    r"(?:Wikipedia|StatPearls|UpToDate|DynaMed|Micromedex|Encyclop[a-z]+\s[A-Z]\w+"
    r"|[\w .-]{2,40}(?:[Dd]ictionary|[Ee]ncyclop[a-z]+)(?:\.com)?)[^.:]{0,40}[.\s]*$"
)
QUOTES = frozenset("‘’'“”\"")
PAGE_LABEL = re.compile(r"\bpp?\.\s?\d|\(pp|\bpages\s\d|\bVol(?:ume|\.)\s\d")


def find_host(text: str) -> re.Match[str] | None:
    """Return the "In" that a host follows; None where there is none."""
    for match in islice(IN.finditer(text), MAX_INS):
        host = text[match.end() :]
        quoted = match["mark"] in QUOTES and text.lstrip()[:1] in QUOTES
        if (
            quoted
            or match["colon"]
            or BOOK_AND_PUBLISHER.fullmatch(host)
            or EDITED.search(host)
            or PAGE_LABEL.search(host)
            or WORK_OF_REFERENCE.match(host)
        ):
            return match
    return UNANNOUNCED.search(text) if "ed" in text else None


def take_editors(host: str) -> tuple[tuple[Name, ...], str]:
    """Return the editors and the host without them, wherever the style puts them."""
    if EDITED_BY.search(host):
        return take_edited_by(host)
    for label in LABEL.finditer(host):
        if EDITION_BEFORE.search(host[: label.end("before") if label["before"] else label.start()]):
            continue
        if found := _before(host, label) or _after(host, label):
            return found
    people = scan(host)
    if people and host[people.end :].startswith(". ") and len(people.names) > 1:
        return people.names, host[people.end + 2 :]
    return (), host


def take_edited_by(text: str) -> tuple[tuple[Name, ...], str]:
    """Return the editors after "edited by", and the text without them."""
    label = EDITED_BY.search(text)
    if label is None:
        return (), text
    end = re.compile(
        r"(?:,|(?<!\s[A-Z])\.)(?=\s(?:\d|[a-z]|[A-Z][a-z]+:|[A-Z][\w ]{2,30},\s\d{4}))|$"
    ).search(text, label.end())
    people = read_zone(text[label.end() : end.start()]) if end else None
    if people and people.form != "group" and end:
        return people.names, f"{text[: label.start()]}{text[end.start() :]}"
    people = scan(text, label.end())
    if people is None:
        return (), text
    return people.names, f"{text[: label.start()]}.{text[people.end :]}"


def _before(host: str, label: re.Match[str]) -> tuple[tuple[Name, ...], str] | None:
    """Read the names that end at the label: from the host's head, or after its title."""
    zone = host[: label.end("before") if label["before"] else label.start()].rstrip(" ,;(")
    starts = [match.start() for match in NAME_START.finditer(zone)]
    found = []
    for start in starts[:40]:
        people = scan(zone, start)
        if people and people.form != "group" and not zone[people.end :].strip(" ,.;("):
            spelled = people.form == "inverted" and "." not in people.names[0].given
            found.append((spelled, start, people))
    if not found:
        people = read_zone(host[: label.start()])
        if people is None or people.form == "group":
            return None
        found = [(True, 0, people)]
    _, start, people = min(found, key=lambda item: item[:2])
    return people.names, f"{host[:start]}{host[label.end() :]}"


def _after(host: str, label: re.Match[str]) -> tuple[tuple[Name, ...], str] | None:
    """Read the names after the label (Frontiers: "in Body Clocks, eds J. Ode and B. Stone")."""
    people = scan(host, label.end())
    if people and people.form in {"initials first", "vancouver", "natural"}:
        return people.names, f"{host[: label.start()]}{host[people.end :]}"
    return None


PLACE_AND_DATES = re.compile(
    rf"[.,]\s(?P<place>[A-Z][^,.;:\d]{{2,30}}(?:,\s[A-Z][^,.;:\d]{{1,30}})?),\s"
    rf"(?P<date>(?:{MONTH}\s\d{{1,2}}\s?[-–]\s?\d{{1,2}}|\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s{MONTH})"
    r"(?:,?\s(?:19|20)\d\d)?)(?=[.,;]|$)"
)
"""Where and when, as ACM and Harvard print it: "CHI 2015, Seoul, Korea, April 18-23"."""


def take_meeting(host: str) -> tuple[str, str, str]:
    """Return a conference's host without its date and place, and those as printed."""
    match = MEETING.search(host) or PLACE_AND_DATES.search(host)
    if not match:
        return host, "", ""
    return f"{host[: match.start()]}{host[match.end() :]}", match["date"], match["place"] or ""
