"""The name of one author as files and services write it.

Krakovski, Maria A.      Family, Given
King, Jr., Martin        Family, Suffix, Given (BibTeX), and the other way round (RIS)
van den Berg AB          Family Initials, as PubMed prints them
J. K. Smith              initials first
PRISMA Group             a group; in EndNote's files a comma stands behind it
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from references.model.cleaning import clean_number
from references.model.names import Name

SUFFIX = re.compile(
    r"(?:Jr|Sr|Junior|Senior|II|III|IV|VI{0,3}|2nd|3rd|4th|5th|6th|Filho|Neto)\.?", re.IGNORECASE
)
TRAILING_SUFFIX = re.compile(
    r"^(?P<rest>\S++(?:\s++\S++)*?)\s++(?P<suffix>(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?)$",
    re.IGNORECASE,
)
PARTICLES = (
    "van", "von", "der", "den", "de", "del", "della", "dela", "di", "da", "das", "do", "dos",
    "du", "des", "la", "le", "les", "los", "las", "el", "al", "ter", "ten", "te", "zu", "zum",
    "zur", "vom", "am", "op", "'t", "af", "av", "bin", "ibn", "ben", "y", "e", "san", "santa",
    "dal", "degli", "vander", "vonder",
)  # fmt: skip
UPPER_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
INITIALS = re.compile(
    rf"(?:{UPPER_LETTER}\.?[\s-]?){{1,5}}|(?:{UPPER_LETTER}[a-z]?\.[\s-]?){{1,5}}"
)
GROUP_WORDS = re.compile(
    r"\b(?:academ\w+|administration|agency|alliance|association|authority|board|bureau|cent(?:er|re)s?|"
    r"collaborat\w+|clinic\w*|college|commission|committee|consortium|council|department|federation|force|"
    r"foundation|group|health|hospital|initiative|institut\w+|investigators|laborator\w+|league|ministry|"
    r"nations|network|office|organi[sz]ation|panel|programme?|project|registry|research|service|"
    r"society|study|survey|team|trial\w*|trust|union|universit\w+|university|company|inc|ltd|gmbh|corp\w*|"
    r"press|publish\w+|media|news|staff|for|of|the|and|on|in|und|et)\b",
    re.IGNORECASE,
)
UNREADABLE = re.compile(r"[\W\d_]*")


def person(text: str) -> Name:
    """Read one name; what has no form of a person's is a group's.

    >>> person("van den Berg AB")
    Name(family='van den Berg', given='AB', suffix='', literal='')
    """
    text = clean_number(text)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and not parts[-1]:
        if len(parts) != 3 or not is_initials(parts[1]):
            return Name(literal=text.rstrip(" ,"))
        parts.pop()
    if len(parts) == 1:
        return _without_comma(text)
    if len(parts) == 2:
        if SUFFIX.fullmatch(parts[1]) and " " in parts[0]:
            return replace(_without_comma(parts[0]), suffix=suffix(parts[1]))
        if " " in parts[0] and GROUP_WORDS.search(parts[0]) and not is_initials(parts[1]):
            return Name(literal=text)  # "Ministry of Health, Labour and Welfare"
        return tidied(Name(parts[0], parts[1]))
    if len(parts) == 3 and SUFFIX.fullmatch(parts[1]) and parts[2]:
        return tidied(Name(parts[0], parts[2], suffix(parts[1])))
    if len(parts) == 3 and (SUFFIX.fullmatch(parts[2]) or not parts[1]):
        return tidied(Name(parts[0], parts[1], suffix(parts[2])))
    if len(parts) == 3 and len(parts[2]) <= 4 and not GROUP_WORDS.search(text):
        return tidied(Name(parts[0], parts[1], parts[2]))
    return Name(literal=text)


def natural_order(text: str) -> Name:
    """Read a name that has its given names first, as services write them ("Jane van Smith").

    >>> natural_order("Jane Smith")
    Name(family='Smith', given='Jane', suffix='', literal='')
    """
    read = person(text)
    words = read.literal.split()
    capitalised = all(word[:1].isupper() or word in PARTICLES for word in words)
    if not 2 <= len(words) <= 5 or not capitalised or GROUP_WORDS.search(read.literal):
        return read
    if any(word.isupper() and len(word) > 2 for word in words):
        return read  # an acronym: a group
    end = suffix(words.pop()) if SUFFIX.fullmatch(words[-1]) and len(words) > 2 else ""
    first = next(
        (i for i, word in enumerate(words[:-1]) if i and word in PARTICLES), len(words) - 1
    )
    return Name(" ".join(words[first:]), " ".join(words[:first]), end)


def is_readable(text: str) -> bool:
    """Whether a name holds a letter at all."""
    return not UNREADABLE.fullmatch(text)


def suffix(text: str) -> str:
    """Return a suffix as NLM prints it, without its stop."""
    text = text.strip(" .,")
    return {"junior": "Jr", "senior": "Sr", "jr": "Jr", "sr": "Sr"}.get(text.lower(), text)


def tidied(name: Name) -> Name:
    """Return a person whose suffix and particles stand in fields of their own.

    >>> tidied(Name("Humboldt", "Alexander von"))
    Name(family='von Humboldt', given='Alexander', suffix='', literal='')
    """
    family, given, end = name.family, name.given, suffix(name.suffix) if name.suffix else ""
    if not family:
        return name
    if given and not end and (match := TRAILING_SUFFIX.match(given)):
        given, end = match["rest"].rstrip(","), suffix(match["suffix"])
    if not end and given and (match := TRAILING_SUFFIX.match(family)):
        family, end = match["rest"].rstrip(","), suffix(match["suffix"])
    words = given.split()
    particles = list(takewhile(PARTICLES.__contains__, reversed(words[1:])))[::-1]
    if particles:
        given, family = " ".join(words[: -len(particles)]), " ".join([*particles, family])
    return Name(family, given, end, "" if family else name.literal)


def is_initials(text: str) -> bool:
    """Whether a text is initials and nothing else ("JA", "J. A.", "J-H", "Yu.")."""
    return bool(INITIALS.fullmatch(text.strip()))


def _without_comma(text: str) -> Name:
    words = text.split()
    return initialled(words) or Name(literal=text)


def initialled(words: list[str]) -> Name | None:
    """Read "Family Initials [Suffix]" or "Initials Family"; None for anything else."""
    if len(words) > 2 and GROUP_WORDS.search(" ".join(words)):
        return None  # "U.S. Food and Drug Administration", "Heart Society UK"
    end = ""
    if len(words) > 2 and SUFFIX.fullmatch(words[-1]) and is_initials(words[-2]):
        end, words = suffix(words[-1]), words[:-1]
    first = len(words)
    while (
        first > 1
        and is_initials(words[first - 1])
        and ("." in words[first - 1] or first == len(words))
    ):
        first -= 1
    if first < len(words) and any(letter.islower() for word in words[:first] for letter in word):
        return Name(" ".join(words[:first]), " ".join(words[first:]), end)
    last = 0
    while last < len(words) - 1 and is_initials(words[last]) and "." in words[last]:
        last += 1
    if last and first == len(words):
        family = words[last:]
        if len(family) > 1 and SUFFIX.fullmatch(family[-1]):
            end, family = suffix(family[-1]), family[:-1]
        return Name(" ".join(family), " ".join(words[:last]), end)
    if (
        first == 1 == len(words) - 1
        and words[0].isupper()
        and len(words[0]) > 3 * len(words[1]) - 2
    ):
        return Name(words[0], words[1], end)
    return None
