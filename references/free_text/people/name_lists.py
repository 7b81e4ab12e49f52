"""Lists of authors and editors, read from left to right.

Nothing here looks for the end of the list: a name that no form matches ends it, and what stands
there tells the caller whether the end is a likely one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.free_text.people.groups import GROUP, GROUP_WORDS, group_at
from references.free_text.people.name_forms import FORMS, MIXED, name_of
from references.model.names import Name

SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:and|&)\s|;\s*(?:and\b|&)?\s?|,|/|(?:\s|(?<=[\s.]))(?:and|&|und|et(?!\sal))\s)\s*",
    re.IGNORECASE,
)
ET_AL = re.compile(
    r"\s*[,;]?\s*(?:(?:and|&)\s+(?:others|colleagues)|\(?et\.?\s+al\b\.{0,2}\)?|et\s+coll\.|…)\s*",
    re.IGNORECASE,
)
DOUBLE_STOP = re.compile(r"et al\.\.")
NATURAL_ORDER = {"natural", "initials first"}
MOST = 2_000  # names; the longest real list has some 5 000 and is cut by its journal


@dataclass(frozen=True, slots=True)
class People:
    """Names read from the head of a text.

    Attributes:
        names: in order.
        end: where the list ended, after the separator of "et al." if there was one.
        truncated: whether "et al." ended the list.
        form: the form of the first name ("vancouver", "inverted", …), or "group".
    """

    names: tuple[Name, ...]
    end: int
    truncated: bool = False
    form: str = ""


def scan(text: str, start: int = 0) -> People | None:
    """Read as many names as follow one another; None where the text begins with none."""
    plain = _scan_form(text, start, "vancouver")
    dotted = _scan_form(text, start, "dotted")
    if (
        dotted
        and (plain is None or dotted.end > plain.end + 2)
        and not text[dotted.end :][:1].islower()
    ):
        return dotted  # more than the stop and the space that end a list without stops
    if plain:
        return plain
    if glued := _scan_form(text, start, "glued"):
        return glued
    camel = _scan_form(text, start, "glued given")
    if camel and len(camel.names) > 2:
        return camel
    if initials := _scan_form(text, start, "initials first"):
        return initials
    inverted, natural = (_scan_form(text, start, form) for form in ("inverted", "natural"))
    if natural and GROUP_WORDS.search(text[start : natural.end]):
        natural = None
    if inverted and natural:
        return inverted if inverted.end >= natural.end else natural
    return inverted or natural


def _scan_form(text: str, start: int, form: str) -> People | None:
    match = FORMS[form].match(text, start)
    if not match:
        return None
    names = [name_of(match)]
    end = match.end()
    later = _later_forms(text, match, form)
    while len(names) < MOST:
        if et_al := ET_AL.match(text, end):
            return _truncated(text, names, et_al, form)
        separator = SEPARATOR.match(text, end)
        if not separator:
            break
        if following := _next_name(text, separator.end(), later):
            names.append(name_of(following))
            end = following.end()
        elif group := group_at(text, separator, form):
            names.append(group[0])
            end = group[1]
        else:
            break
    return People(tuple(names), end, form=form)


def _later_forms(text: str, first: re.Match[str], form: str) -> tuple[str, ...]:
    """Return the forms of later names.

    MLA and Chicago, which spell given names out, invert only the first.
    """
    spelled_out = form == "inverted" and "." not in first["given"][:2] and len(first["given"]) > 2
    if spelled_out and not text.startswith(";", first.end()):
        return ("initials first", "natural", "inverted")
    return MIXED[form]


def _truncated(text: str, names: list[Name], et_al: re.Match[str], form: str) -> People:
    """End a list at "et al."; MEDLINE's own "et al." (1984 to 1999) shows by its second stop."""
    if DOUBLE_STOP.search(et_al[0]):
        return People((*names, Name(literal="et al.")), et_al.end(), form=form)
    if separator := re.compile(r"\s*;\s*").match(text, et_al.end()):
        group = GROUP.match(text, separator.end())
        if group and GROUP_WORDS.search(group["group"]):
            return People((*names, Name(literal=group["group"].strip())), group.end(), True, form)
    return People(tuple(names), et_al.end(), truncated=True, form=form)


def _next_name(text: str, start: int, forms: tuple[str, ...]) -> re.Match[str] | None:
    for form in forms:
        if match := FORMS[form].match(text, start):
            return match
    return None
