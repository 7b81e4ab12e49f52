"""The grammar of BibTeX files: entries, abbreviations, values joined by "#".

Source: https://www.bibtex.org/Format/ and https://www.ctan.org/pkg/tamethebeast. An entry that is
not complete ends where the next one begins, so that it takes no other with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ENTRY = re.compile(r"@\s*(?P<kind>[A-Za-z][\w-]*)\s*(?P<open>[{(])")
NEXT = re.compile(r"^[ \t]*@\s*[A-Za-z][\w-]*\s*[{(]", re.MULTILINE)
KEY = re.compile(r"\s*+(?P<key>[^\s,={}\"#%]*+)(?:\s*+,|\s*+(?=[})])|(?=\s++[A-Za-z][\w-]*+\s*+=))")
FIELD = re.compile(r"[\s,]*(?P<name>[^\W\d][\w:.+/-]*)\s*=\s*")
BARE = re.compile(r"[^\s,#{}()\"=]+")
STOP = re.compile(r"[\\{}\")]")
SPACE = re.compile(r"(?:[\s,]|%[^\n]*(?:\n|$))*")
JOIN = re.compile(r"\s*#\s*")
CLOSERS = {"{": "}", "(": ")"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(slots=True)
class Entry:
    """One entry: `kind` in lower case, fields in the file's order with names in lower case.

    Attributes:
        line: of its "@", from 1.
        problem: why it could not be read to its end, or "".
    """

    kind: str
    key: str
    line: int
    raw: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    problem: str = ""


def scan(text: str) -> list[Entry]:
    """Return every entry but comments, preambles and abbreviations, which are applied."""
    strings = {month: month for month in MONTHS}
    entries: list[Entry] = []
    place = 0
    while match := ENTRY.search(text, place):
        kind = match["kind"].lower()
        following = NEXT.search(text, match.end())
        limit = following.start() if following else len(text)
        if kind in {"comment", "preamble"}:
            end = _balanced(text, match.end(), CLOSERS[match["open"]], limit)
            place = end if end is not None else limit
            continue
        entry = Entry(kind, "", text.count("\n", 0, match.start()) + 1)
        place = _read(entry, text, match, limit, strings)
        entry.raw = text[match.start() : place].strip()
        if kind == "string":
            strings |= dict(entry.fields)
        else:
            entries.append(entry)
    return entries


def _read(
    entry: Entry, text: str, match: re.Match[str], limit: int, strings: dict[str, str]
) -> int:
    """Read the fields of an entry and return where it ends."""
    closer = CLOSERS[match["open"]]
    place = match.end()
    if entry.kind != "string":
        key = KEY.match(text, place, limit)
        if key and not FIELD.match(text, place, limit):
            entry.key, place = key["key"], key.end()
    while True:
        rest = SPACE.match(text, place, limit)
        place = rest.end() if rest else place
        if place >= limit:
            entry.problem = "it is not closed"
            return limit
        if text[place] == closer:
            return place + 1
        name = FIELD.match(text, place, limit)
        if not name:
            entry.problem = "a field has no name or no “=”"
            end = _balanced(text, match.end(), closer, limit)
            return end if end is not None else limit
        value, end = _value(text, name.end(), limit, strings)
        if end is None:
            entry.problem = f"the value of “{name['name']}” is not closed"
            entry.fields.append(
                (name["name"].lower(), text[name.end() : limit].strip().rstrip("})").strip())
            )
            return limit
        entry.fields.append((name["name"].lower(), value))
        place = end


def _value(text: str, place: int, limit: int, strings: dict[str, str]) -> tuple[str, int | None]:
    """Read values joined by "#"; the end is None where one is not closed."""
    parts = []
    while place < limit:
        if text[place] in '{"':
            closer = "}" if text[place] == "{" else '"'
            end = _balanced(text, place + 1, closer, limit)
            if end is None:
                return "", None
            parts.append(text[place + 1 : end - 1])
            place = end
        elif word := BARE.match(text, place, limit):
            parts.append(strings.get(word[0].lower(), word[0]))
            place = word.end()
        else:
            break
        more = JOIN.match(text, place, limit)
        if not more:
            break
        place = more.end()
    return "".join(parts), place


def _balanced(text: str, place: int, closer: str, limit: int) -> int | None:
    """Return the place behind the closing mark that stands outside all braces, or None."""
    depth = 0
    while match := STOP.search(text, place, limit):
        mark, place = match[0], match.end()
        if mark == "\\":
            place += 1
        elif depth == 0 and mark == closer:
            return place
        elif mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth < 0:
                return None
    return None
