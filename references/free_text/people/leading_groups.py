"""Groups that stand first: alone, or before persons."""

from __future__ import annotations

import re
from dataclasses import replace

from references.free_text.people.given_names import is_person
from references.free_text.people.groups import BEFORE_SEMICOLON, LEADING, is_group
from references.free_text.people.name_lists import People, scan
from references.model.names import Name

PREFIXED = re.compile(
    r"(?:U\.\s?[SK]\.?(?:\s?A\.?)?|D\.C\.)\s(?=[A-Z])"
    r"|[A-Z]\w+\s(?:[A-Z]\.\s?){1,3}[A-Z]\w+\s(?:School|Institute|Cent(?:er|re)"
    r"|Foundation|College|Hospital)\b"
)
FIRST_SENTENCE = re.compile(r"(?P<group>[^.;:?!()\d]{5,120})\.\s")
CAPITALS = re.compile(
    r"(?P<family>[A-ZÀ-Ý'’]{2,}(?:[ -][A-ZÀ-Ý'’]{2,}){0,2}),\s(?P<given>[A-ZÀ-Ý][a-zß-ÿ]+)"
)
"""A family name as ABNT prints it: "KESSLER, Ronald C."."""
SENTENCE = re.compile(r"(?<!\bU\.S)(?<!\bU\.K)(?<!\bSt)(?<!\bInc)(?<!\bLtd)(?<!\bCo)\.\s(?=[A-Z])")
LONGEST_ACRONYM = 4  # letters, of those that are taken for no family name
MAX_GROUPS = 6  # groups before the persons
WITH_GROUPS = frozenset({"vancouver", "inverted", "dotted"})


def begins_with_group(body: str) -> bool:
    """Whether the first sentence is the name of a group."""
    match = FIRST_SENTENCE.match(body)
    return bool(match and is_group(match["group"]))


def groups_and_persons(body: str) -> People | None:
    """Read groups that stand before persons (NLM, AMA): "ACCORD Study Group; Ode B"."""
    groups: list[Name] = []
    place = 0
    while len(groups) < MAX_GROUPS:
        match = BEFORE_SEMICOLON.match(body, place)
        if not match or not _is_before_semicolon(match):
            match = LEADING.match(body, place)
            if not match or not is_group(match["group"]) or _is_capitals(body, place):
                break
        groups.append(Name(literal=match["group"].strip()))
        place = match.end()
    people = scan(body, place) if groups else None
    if people is None or people.form not in WITH_GROUPS:
        return None
    return replace(people, names=(*groups, *people.names), groups=len(groups))


def _is_capitals(body: str, place: int) -> bool:
    match = CAPITALS.match(body, place)
    return bool(match and (len(match["family"]) > LONGEST_ACRONYM or is_person(match["given"])))


def _is_before_semicolon(match: re.Match[str]) -> bool:
    """Whether a piece before a semicolon is no person: NLM sets only groups apart like this."""
    group = match["group"]
    if SENTENCE.search(group):
        return False
    if is_group(group):
        return True
    return len(group.split()) > 2 and ". " not in group and scan(group) is None
