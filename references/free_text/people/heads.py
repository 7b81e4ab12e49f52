"""The head of a reference: its authors, and the date where the style puts it after them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.free_text.people.groups import GROUP_WORDS, looks_like_group
from references.free_text.people.name_lists import People, scan
from references.free_text.people.zones import read_zone
from references.model.names import Name
from references.model.printed_dates import DATE, YEAR

DATED = re.compile(
    rf"[\s.,;:]*\((?P<date>{DATE}|n\.\s?d\.|in press|forthcoming)(?P<letter>[a-z])?"
    r"(?:,\s[^()]{1,30})?\)\s*[.,:;]*\s*",
    re.IGNORECASE,
)
BARE_YEAR = re.compile(rf"[\s.,;]*\b(?P<date>{YEAR})(?P<letter>[a-z])?[.,:]\s+(?=\S)")
OPENING = re.compile(r"[\s.,;:]*(?=[\"“„«]|[‘'](?=[A-Z]))")
GROUP_HEAD = re.compile(
    rf"(?P<group>[^?!:]{{2,200}}?)(?:(?<!\b[A-Z])\.\s+|:\s+|,\s(?P<date>{YEAR})[a-z]?\.\s+)(?=\S)"
)
EDITORS = re.compile(r"[\s,]*\(?\b(?:editors?|eds?\.?)\)?[.,:]*\s*", re.IGNORECASE)
STOP = re.compile(r"\s*[.:]+\s*")
COMMA = re.compile(r"\s*[,;]\s+")
ANONYMOUS = re.compile(r"\[?\s*No authors? listed\s*\]?\.?\s*|Anon(?:ymous)?\.\s*", re.IGNORECASE)
LONGEST_ZONE = 1_500  # characters of a head that only its date ends


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the title."""

    people: People | None
    end: int
    date: str = ""
    closed: bool = True
    editors: bool = False


def read_head(body: str) -> Head:
    """Read the authors, and the date where the style puts it after them."""
    if anonymous := ANONYMOUS.match(body):
        return Head(None, anonymous.end())
    people = scan(body)
    if people and (head := _head_after(body, people)):
        return head
    return _dated_head(body) or _group_head(body) or Head(None, 0)


def _head_after(body: str, people: People) -> Head | None:
    """Return the head if what follows the names can follow names."""
    end = people.end
    editors = EDITORS.match(body, end)
    if editors and editors[0].strip(" ,"):
        end = editors.end()
    for pattern in (DATED, BARE_YEAR):
        if match := pattern.match(body, end):
            repeated = _repeated_head(body, match)
            return repeated or Head(people, match.end(), match["date"], editors=bool(editors))
    if (match := OPENING.match(body, end)) and match.end() < len(body):
        return Head(people, match.end(), editors=bool(editors))
    return _undated_head(body, people, end, editors=bool(editors))


def _undated_head(body: str, people: People, end: int, *, editors: bool) -> Head | None:
    """Return the head if a stop ends the names, or a comma in styles that have commas alone."""
    spelled_out = people.form == "natural" and not any("." in name.given for name in people.names)
    if spelled_out and len(people.names) == 1:
        return None  # two capitalised words and a stop are more often a title
    comma = COMMA.match(body, end)
    if people.truncated and comma:
        return Head(people, comma.end(), closed=False)
    if match := STOP.match(body, end):
        return Head(people, match.end(), editors=editors)
    if body[end - 1] in ".)" or body[:end].rstrip().endswith((".", "al")):
        return Head(people, end, editors=editors)
    if comma and people.form in {"initials first", "dotted", "inverted"}:
        return Head(people, comma.end(), closed=False)
    return None


def _dated_head(body: str) -> Head | None:
    """Read "Names (2005)" where the names have a form of their own, or are a group's."""
    for bracket in re.finditer(r"\(", body[:LONGEST_ZONE]):
        dated = DATED.match(body, bracket.start())
        if not dated:
            continue
        people = _people_of_zone(body[: bracket.start()].strip())
        if people is None:
            return None
        return _repeated_head(body, dated) or Head(people, dated.end(), dated["date"])
    return None


def _people_of_zone(zone: str) -> People | None:
    """Return the names in a zone, if each is a person's or looks like a group's."""
    people = read_zone(zone)
    if people is None or re.search(r"\d{3}", zone):
        return None
    groups = [name.literal for name in people.names if name.literal and not name.is_et_al]
    plausible = all(looks_like_group(group) or len(zone.split()) < 5 for group in groups)
    return people if plausible else None


def _repeated_head(body: str, dated: re.Match[str]) -> Head | None:
    """Read persons who stand with a date of their own after a group with its date."""
    people = scan(body, dated.end())
    again = DATED.match(body, people.end) if people else None
    return Head(people, again.end(), again["date"]) if again else None


def _group_head(body: str) -> Head | None:
    """Read a group's name that is the first sentence, or stands before ", 2022." or a colon."""
    match = GROUP_HEAD.match(body)
    if not match or not GROUP_WORDS.search(match["group"]) or not looks_like_group(match["group"]):
        return None
    if not re.search(r"\.\s", body[match.end() :]):
        return None
    people = People((Name(literal=match["group"].strip()),), match.end("group"), form="group")
    return Head(people, match.end(), match["date"] or "")
