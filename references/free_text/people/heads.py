"""The head of a reference: its authors, and the date where the style puts it after them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from references.free_text.people.given_names import is_person
from references.free_text.people.groups import (
    GROUP_WORDS,
    is_group,
    looks_like_group,
    separate_groups,
)
from references.free_text.people.leading_groups import (
    PREFIXED,
    begins_with_group,
    groups_and_persons,
)
from references.free_text.people.name_lists import People, scan
from references.free_text.people.offices import OFFICE, SENTENCES, STATE, STATE_AND_OFFICE
from references.free_text.people.zones import read_zone
from references.model.names import Name
from references.model.printed_dates import DATE, YEAR

DATED = re.compile(
    r"(?:\s?\[[^\[\]\s]{2,60}\]|\s?\[[^\[\]\d]{2,60}\])?[\s.,;:]*\("
    rf"(?P<date>{DATE}|n\.\s?d\.|no date"
    r"|s\.\s?f\.|s\.\s?d\.|o\.\s?J\.|in press|forthcoming)(?P<letter>[a-z])?"
    r"(?:\s?[-–—]\s?(?:present|(?:19|20)\d\d)|[-–—])?(?:,\s[^()]{1,30})?[.,]?\)\s*[.,:;]*\s*",
    re.IGNORECASE,
)
BARE_YEAR = re.compile(rf"[\s.,;]*\b(?P<date>{YEAR})(?P<letter>[a-z])?[.,:]\s+(?=\S)")
OPENING = re.compile(r"[\s.,;:]*(?=[\"“„«]|[‘'](?=[A-Z]))")
GROUP_HEAD = re.compile(
    rf"(?P<group>(?:U\.\s?[SK]\.?(?:\s?A\.?)?\s)?[^?!:]{{2,200}}?(?:\bU\.S\.)?)"
    rf"(?:(?<!\b[A-Z])(?<!\bNo)\.\s+|(?<=/[A-Z])\.\s+|(?<=e\.V)\.\s+(?!\()|:\s+|,\s(?P<date>{YEAR})[a-z]?\.\s+|,\s(?=[“\"]))(?=\S)"
)
EDITORS = re.compile(r"[\s,]*\(?\b(?:editors?|eds?\.?)\)?[.,:]*\s*", re.IGNORECASE)
GROUP_EDITORS = re.compile(
    r"\s?\((?:editors?|eds?\.?)\)[.,]?$|,\s(?:editors?|eds?\.?)$", re.IGNORECASE
)
TITLE_AND_MORE = re.compile(
    r"\.\s(?![A-Z][\w ]{1,60}\b(?:Cent|Instit|Assoc|Clinic"
    r"|Agency))(?![A-Z][\w ]{2,30},\s[A-Z]{2}:\s)[^.?!]{20,300}[.?!]\s[A-Z\w]"
)
"""What must follow two capitalised words that are an author: a title, and something after it."""
NUMBERED = re.compile(r"N[or]\.\s\d")
SPELLED_OUT = frozenset({"inverted", "natural"})
HANDLE = re.compile(r"\s?\[@?[^\[\]]{2,60}\]\.?$")
"""APA: how an author is called on a platform, "National Institute of Mental Health [@NIMHgov]"."""
ENDED = re.compile(r"(?:\.|\bal)\s*$")
STOP = re.compile(r"\s*[.:]+\s*")
COMMA = re.compile(r"\s*[,;]\s+")
ANONYMOUS = re.compile(r"\[?\s*No authors? listed\s*\]?\.?\s*|Anon(?:ymous)?\.\s*", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-Z])")
LONGEST_TITLE, MAX_SENTENCES = 400, 4
MANY = 2
LONGEST_ZONE = 1_500  # characters of a head that only its date ends


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the title."""

    people: People | None
    end: int
    date: str = ""
    closed: bool = True
    editors: bool = False
    colon: bool = False


def read_head(body: str) -> Head:
    """Read the authors, and the date where the style puts it after them."""
    if anonymous := ANONYMOUS.match(body):
        return Head(None, anonymous.end())
    if (PREFIXED.match(body) or STATE.match(body)) and (
        head := _dated_head(body) or _group_head(body)
    ):
        return head
    people = groups_and_persons(body) or scan(body)
    if people and people.form in SPELLED_OUT and begins_with_group(body):
        people = None  # "National Heart, Lung, and Blood Institute"
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
            people = _as_group(people, body)
            return repeated or Head(people, match.end(), match["date"], editors=bool(editors))
    if (match := OPENING.match(body, end)) and match.end() < len(body):
        return Head(_as_group(people, body), match.end(), editors=bool(editors))
    return _undated_head(body, people, end, editors=bool(editors))


def _as_group(people: People, body: str) -> People:
    """Read one name spelled out before a date as a group's, unless it begins like a person's.

    APA and Harvard put the family name first, so that "Beyond Blue (2020)" is an organisation.
    """
    alone = people.form == "natural" and len(people.names) == 1 and not people.truncated
    if not alone or is_person(people.names[0].given):
        return people
    return replace(people, names=(Name(literal=body[: people.end].strip()),), form="group")


def _undated_head(body: str, people: People, end: int, *, editors: bool) -> Head | None:
    """Return the head if a stop ends the names, or a comma in styles that have commas alone."""
    spelled_out = people.form == "natural" and not any("." in name.given for name in people.names)
    whole = " " in body[:end] and TITLE_AND_MORE.match(body, end)
    if spelled_out and len(people.names) == 1 and (not whole or NUMBERED.match(body, end - 2)):
        return None  # two capitalised words and a stop are more often a title
    if spelled_out and (stop := STOP.match(body, end)) and _are_authors(body, stop.end()):
        return None  # a title in capitals, whose authors follow it
    comma = COMMA.match(body, end)
    if people.truncated and comma:
        return Head(people, comma.end(), closed=False)
    if match := STOP.match(body, end):
        colon = ":" in match[0] and people.form == "inverted"
        return Head(_as_group(people, body), match.end(), editors=editors, colon=colon)
    if (
        comma
        and people.form == "vancouver"
        and len(people.names) > 1
        and body[comma.end() : comma.end() + 1].isupper()
    ):
        return Head(people, comma.end())
    if body[end - 1] in ".)" or ENDED.search(body, max(0, end - 6), end):
        return Head(people, end, editors=editors)
    if comma and people.form == "natural" and len(people.names) > 1 and ", " in body[comma.end() :]:
        return Head(people, comma.end(), closed=False)
    if comma and people.form in {"initials first", "dotted", "inverted"}:
        return Head(people, comma.end(), closed=False)
    return None


def _are_authors(body: str, start: int) -> bool:
    people = scan(body, start)
    several = (
        people
        and people.form == "vancouver"
        and (len(people.names) > 1 or people.truncated or len(people.names[0].given) > 1)
    )
    if not people or not several:
        return False
    return bool(STOP.match(body, people.end)) or body[: people.end].rstrip().endswith(".")


def _authors_follow(body: str, start: int) -> bool:
    """Whether one of the next sentences is a list of authors: "CEMARA: a register. Ode B, …"."""
    ends = islice(SENTENCE_END.finditer(body, start, start + LONGEST_TITLE), MAX_SENTENCES)
    return any(_are_authors(body, match.end()) for match in ends)


def _dated_head(body: str) -> Head | None:
    """Read "Names (2005)" where the names have a form of their own, or are a group's."""
    for bracket in re.finditer(r"\(", body[:LONGEST_ZONE]):
        dated = DATED.match(body, bracket.start())
        if not dated:
            continue
        people = _people_of_zone(body[: bracket.start()].strip())
        if people is None or _is_title(people, body[dated.end() :]):
            return None
        return _repeated_head(body, dated) or Head(people, dated.end(), dated["date"])
    return None


def _is_title(people: People, work: str) -> bool:
    """Whether one word before the date is a title, since a group alone follows ("Asthma. (n.d.)").

    APA 7, chapter 9.12: a work without an author begins with its title.
    """
    words = people.names[0].literal.split()
    site = work.strip(" .")
    return (
        people.form == "group"
        and len(people.names) == 1
        and not is_group(" ".join(words))
        and ". " not in site
        and is_group(site)
    )


def _people_of_zone(zone: str) -> People | None:
    """Return the names in a zone, if each is a person's or looks like a group's."""
    zone = HANDLE.sub("", zone)
    bare = GROUP_EDITORS.sub("", zone)
    zone = bare if is_group(bare) else zone
    people = read_zone(zone)
    if people is None or re.search(r"\d{3}", zone):
        return None
    groups = [name.literal for name in people.names if name.literal and not name.is_et_al]
    offices = OFFICE.search(zone)
    titled = SENTENCES.search(zone) and not (offices or STATE_AND_OFFICE.match(f"{zone} "))
    if people.form == "group" and ". " in zone and (titled or not is_group(zone)):
        return None  # a title before its date, as APA prints a work without an author
    plausible = all(
        looks_like_group(group)
        or (" " not in group and (group[0].isupper() or "." in group) and len(groups) < MANY)
        or is_group(group.split()[0])
        or is_group(group)
        for group in groups
    )
    return people if plausible else None


def _repeated_head(body: str, dated: re.Match[str]) -> Head | None:
    """Read persons who stand with a date of their own after a group with its date."""
    people = scan(body, dated.end())
    again = DATED.match(body, people.end) if people else None
    if not people or not again:
        return None
    before = _people_of_zone(body[: dated.start()].strip())
    groups = before.names if before and before.form == "group" else ()
    return Head(replace(people, names=(*groups, *people.names)), again.end(), again["date"])


def _group_head(body: str) -> Head | None:
    """Read a group's name that is the first sentence, or stands before ", 2022." or a colon."""
    match = STATE_AND_OFFICE.match(body) or GROUP_HEAD.match(body)
    if not match:
        return None
    group = GROUP_EDITORS.sub("", match["group"].strip())
    dated = match.groupdict().get("date") and looks_like_group(group) and len(group.split()) < 6
    if match.re is GROUP_HEAD and (
        not (dated or is_group(group)) or group.startswith(("A ", "An "))
    ):
        return None
    rest = body[match.end() :]
    if not re.search(r"[.?!]\s", rest) and not (
        (GROUP_WORDS.search(group) and " " in rest.strip()) or len(rest) > 4
    ):
        return None
    if _are_authors(body, match.end()) or (":" in match[0] and _authors_follow(body, match.end())):
        return None  # a title whose authors follow it
    people = People(tuple(separate_groups(group)), match.end("group"), form="group")
    return Head(people, match.end(), match.groupdict().get("date") or "")
