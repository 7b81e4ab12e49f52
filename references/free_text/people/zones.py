"""Stretches of text that are known to hold nothing but names."""

from __future__ import annotations

import re

from references.free_text.letters import UPPER
from references.free_text.people.groups import FIRM, GROUP_WORDS, looks_like_group, separate_groups
from references.free_text.people.name_lists import ET_AL, NATURAL_ORDER, People, scan, scan_form
from references.model.names import Name

CAMEL = re.compile(rf"([{UPPER}][^\W\d_{UPPER}]+)([{UPPER}][^\W\d_{UPPER}]+)")
"""Two words in one: a name from extracted text among others, alone the name of a site."""


def read_zone(zone: str) -> People | None:
    """Read a stretch of text that is known to hold nothing but names."""
    zone = zone.strip().rstrip(",;:").strip()
    zone = re.sub(r"^\W*by\s+", "", zone, flags=re.IGNORECASE)
    if not zone:
        return None
    return _covering(zone) or _piecewise(zone)


def _covering(zone: str) -> People | None:
    """Read the whole zone in one form; "Vera L. Olsen" is no "Vera L" before something else."""
    people = scan(zone)
    if people is None or not zone[people.end :].strip(" .,;:"):
        return people
    for form in NATURAL_ORDER:
        other = scan_form(zone, 0, form)
        if other and not zone[other.end :].strip(" .,;:") and not GROUP_WORDS.search(zone):
            return other
    return None


def _piecewise(zone: str) -> People | None:
    """Read the pieces between the separators one by one; what is no person is a group."""
    et_al = ET_AL.search(zone)
    truncated = et_al is not None
    if et_al:
        zone = zone[: et_al.start()]
    splitter = r"\s*;\s*" if ";" in zone else r"\s*,\s*(?:and\s|&\s)?\s*|\s+(?:and|&)\s+"
    if GROUP_WORDS.search(zone) and looks_like_group(zone):
        return People(tuple(_groups(zone)), len(zone), truncated, "group")
    names: list[Name] = []
    pieces = re.split(splitter, zone)
    if len(pieces) == 1 and CAMEL.fullmatch(zone.rstrip(".")):
        return People((Name(literal=zone.rstrip(".")),), len(zone), truncated, "group")
    for piece in pieces:
        names.extend(_names_of_piece(piece.strip().rstrip(".")))
    return People(tuple(names), len(zone), truncated, "group") if names else None


def _groups(zone: str) -> list[Name]:
    names: list[Name] = []
    for part in re.split(r"\s*;\s*", zone):
        piece = part.strip().rstrip("," if FIRM.search(part) else ",.")
        names += separate_groups(piece) if GROUP_WORDS.search(piece) else _names_of_piece(piece)
    return names


def _names_of_piece(piece: str) -> list[Name]:
    if not piece:
        return []
    people = scan(piece)
    if people and not piece[people.end :].strip(" .,") and people.form not in NATURAL_ORDER:
        return list(people.names)
    camel = CAMEL.fullmatch(piece)
    if camel:
        return [Name(camel[1], camel[2])]
    if (
        people
        and people.form in NATURAL_ORDER
        and not GROUP_WORDS.search(piece)
        and not piece[people.end :].strip(" .")
    ):
        return list(people.names)
    return [Name(literal=piece)]
