"""Authors as an editor types them: one a line, as PubMed prints them.

    Krakovski MA
    van der Hoek SA
    Smith J Jr
    García Márquez, Gabriel
    World Health Organization

Initials at the end, or a comma, make a person; any other line is a group. Braces hold what would
otherwise be read as something else, a group or the parts of a person: `{Society ESC}`,
`{Smith, Jones}, {A and B}, {Jr}`. Inside them a backslash stands before a brace or a backslash.
So every name comes back as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from references.model.names import Name

SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|V|2nd|3rd|4th|5th|6th)\.?", re.IGNORECASE)
INITIALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]\.?[\s‐-]?){1,5}")
SPACED_INITIAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]\.(?:[‐-][^\W\d_]\.)?")
BRACED = r"\{((?:[^{}\\]|\\.)*)\}"
GROUP = re.compile(BRACED)
PARTS = re.compile(rf"{BRACED}, {BRACED}(?:, {BRACED})?")
ESCAPED = re.compile(r"\\([\\{}])")
ET_AL = re.compile(r"(?:and|&)?\s*(?:et\.? al|others)\.?,?", re.IGNORECASE)


def names_from_lines(text: str) -> tuple[Name, ...]:
    """Read one name from each line that is not blank.

    >>> names_from_lines("van der Hoek SA")
    (Name(family='van der Hoek', given='SA', suffix='', literal=''),)
    """
    return tuple(name_from_line(line) for line in text.splitlines() if line.strip())


def lines_from_names(names: Iterable[Name]) -> str:
    """Write one name a line; `names_from_lines` reads the same names back."""
    return "\n".join(line_from_name(name) for name in names)


def name_from_line(line: str) -> Name:
    """Read the name on one line; never fails, since any text can be a group's name."""
    line = " ".join(line.split())
    if line.startswith("{") and line.endswith("}"):
        return _from_braces(line)
    if ET_AL.fullmatch(line):
        return Name(literal="et al.")
    if "," in line:
        return _with_commas(line)
    return _from_words(line.split(" ")) or Name(literal=line)


def line_from_name(name: Name) -> str:
    """Write one name so that `name_from_line` reads the same name back."""
    if name.literal or not (name.family or name.given or name.suffix):
        candidates = [name.literal]
    else:
        parts = [name.family, name.given, name.suffix]
        while len(parts) > 2 and not parts[-1]:
            parts.pop()
        candidates = [" ".join(filter(None, parts)), ", ".join(parts).rstrip()]
    wanted = _on_one_line(name)
    for line in candidates:
        if line and name_from_line(line) == wanted:
            return line
    if name.literal or not (name.family or name.given or name.suffix):
        return _braced(name.literal)
    return ", ".join(map(_braced, parts))


def _on_one_line(name: Name) -> Name:
    return Name(
        *(" ".join(part.split()) for part in (name.family, name.given, name.suffix, name.literal))
    )


def _braced(text: str) -> str:
    escaped = re.sub(r"[\\{}]", lambda match: f"\\{match[0]}", " ".join(text.split()))
    return f"{{{escaped}}}"


def _from_braces(line: str) -> Name:
    """Read a line in braces; a group's braces inside braces need not be escaped."""
    if match := GROUP.fullmatch(line):
        return Name(literal=ESCAPED.sub(r"\1", match[1]).strip())
    if match := PARTS.fullmatch(line):
        return Name(*(ESCAPED.sub(r"\1", part or "") for part in match.groups()))
    return Name(literal=line[1:-1].strip())


def _with_commas(line: str) -> Name:
    """Read "Family, Given[, Suffix]"; a longer list of commas is a group's name."""
    parts = [part.strip() for part in line.split(",")]
    if len(parts) == 2:
        family, given = parts
        if SUFFIX.fullmatch(given):
            words = _from_words([*family.split(" "), given])
            return words or Name(family=family, suffix=given)
        return Name(family=family, given=given)
    if len(parts) == 3 and (SUFFIX.fullmatch(parts[2]) or not parts[1]):
        return Name(family=parts[0], given=parts[1], suffix=parts[2])
    return Name(literal=line)


def _is_initials(word: str) -> bool:
    return bool(INITIALS.fullmatch(word) or SPACED_INITIAL.fullmatch(word))


def _from_words(words: list[str]) -> Name | None:
    """Read "Family Initials[ Suffix]", or None where the last words are no initials."""
    suffix = ""
    if len(words) > 2 and SUFFIX.fullmatch(words[-1]) and _is_initials(words[-2]):
        suffix = words[-1]
        words = words[:-1]
    first = len(words)
    while first > 1 and SPACED_INITIAL.fullmatch(words[first - 1]):
        first -= 1
    if first == len(words) and first > 1 and INITIALS.fullmatch(words[-1]):
        first -= 1
    if first == len(words):
        return None
    return Name(" ".join(words[:first]), " ".join(words[first:]), suffix)
