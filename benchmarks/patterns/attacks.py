"""Texts that make an expression work hard, made of the expression's own tree.

For each repetition: what stands before it, then what it repeats, again and again, then what cannot
follow; for the whole: beginnings of a match, again and again; and every character of it alone.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

POOL = "a1 A.,-;:/([{<>}])@?!&='\"\\_é–“\n\t\x00Zz09"
"""Characters of every kind that expressions of the project name."""
ENDS = ("", "\x00", "a", " ", "\n")
MAX_ATTACKS = 120
"""Of one expression."""


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """Returns beginning, middle and end of each text; the middle is repeated."""
    written = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
    tree = parser.parse(written, pattern.flags & ~(re.ASCII | re.UNICODE))
    whole = _sample(tree)
    found: dict[tuple[str, str, str], None] = {}
    for before, pump in _pumps(tree, ""):
        for each in {pump, pump[:1]} - {""}:
            for end in ENDS:
                found[before, each, end] = None
            found["", before + each, ""] = found["", before + each * 3, "\x00"] = None
    for unit in (whole, whole[:-1], whole[: len(whole) // 2]):
        if unit:
            found["", unit, "\x00"] = found["", unit + " ", ""] = None
    letters = list(dict.fromkeys([*whole, *(pump[:1] for _, pump in _pumps(tree, "") if pump)]))
    for letter in dict.fromkeys([*letters[:20], *"a1 A.,-(["]):
        found["", letter, "\x00"] = None
    for one, other in [*pairwise(letters[:20]), ("a", "-"), ("a", " "), ("1", ","), ("A", ".")]:
        found["", one + other, "\x00"] = None
    return list(found)[:MAX_ATTACKS]


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yields what stands before a repetition without an end, and what it repeats."""
    for kind, value in tree:
        name = str(kind)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            _least, most, inner = value
            if most > 20:
                yield before, _sample(inner)
            yield from _pumps(inner, before)
        elif name == "BRANCH":
            for each in value[1]:
                yield from _pumps(each, before)
        elif name == "SUBPATTERN":
            yield from _pumps(value[3], before)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from _pumps(value[1], before)
        elif name == "ATOMIC_GROUP":
            yield from _pumps(value, before)
        before += _sample([(kind, value)])


def _sample(tree: Any) -> str:
    """Returns a short text that a tree matches, as far as one can tell without trying."""
    return "".join(_one(str(kind), value) for kind, value in tree)


def _one(name: str, value: Any) -> str:
    if name == "LITERAL":
        return chr(value)
    if name in {"NOT_LITERAL", "IN", "ANY"}:
        return _letter(name, value)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _sample(value[2]) * max(value[0], 1 if value[1] else 0)
    if name == "BRANCH":
        return _sample(value[1][0])
    if name == "SUBPATTERN":
        return _sample(value[3])
    if name == "ATOMIC_GROUP":
        return _sample(value)
    if name == "ASSERT" and value[0] > 0:
        return _sample(value[1])
    return ""


def _letter(name: str, value: Any) -> str:
    """Returns a character that a set takes, the plainest first."""
    if name == "ANY":
        return "a"
    if name == "NOT_LITERAL":
        return next(each for each in POOL if ord(each) != value)
    return next((each for each in POOL if _takes(value, each)), _named(value))


def _takes(items: Any, letter: str) -> bool:
    taken, negated = False, False
    for kind, value in items:
        name = str(kind)
        if name == "NEGATE":
            negated = True
        elif name == "LITERAL":
            taken |= ord(letter) == value
        elif name == "RANGE":
            taken |= value[0] <= ord(letter) <= value[1]
        elif name == "CATEGORY":
            taken |= _has_category(str(value), letter)
    return taken != negated


def _has_category(name: str, letter: str) -> bool:
    kind = name.removeprefix("CATEGORY_").removeprefix("NOT_").removeprefix("UNI_")
    escape = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}.get(kind, r"\w")
    return bool(re.match(escape, letter)) != ("NOT_" in name)


def _named(items: Any) -> str:
    """Returns the first character that a set names."""
    for kind, value in items:
        if str(kind) == "LITERAL":
            return chr(value)
        if str(kind) == "RANGE":
            return chr(value[0])
    return "a"
