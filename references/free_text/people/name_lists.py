"""Lists of authors and editors, read from left to right.

Nothing here looks for the end of the list: a name that no form matches ends it, and what stands
there tells the caller whether the end is a likely one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.free_text.letters import UPPER
from references.free_text.people.groups import group_at, groups_after, is_group
from references.free_text.people.name_forms import FORMS, MIXED, VANCOUVER, name_of
from references.free_text.people.spelled_out import is_spelled_out, may_go_on
from references.model.names import Name

SEPARATOR = re.compile(
    r"\s*(?:[•·]|,\s*(?:and|&)\s|;\s*(?:and\b|&)?\s?|,|/|(?:\s|(?<=[\s.]))(?:and|&|und"
    r"|et(?!\sal))\s|(?<=\.)\s(?:y|e|og|och|en|i)\s|(?<=\.\s)(?:y|e|og|och|en|i)\s)\s*",
    re.IGNORECASE,
)
ET_AL = re.compile(
    r"\s*[,;]?\s*(?:(?:and|&)\s+(?:others|colleagues)|\(?et\.?\s+al\b\.{0,2}\)?|et\s+coll\.|…)\s*",
    re.IGNORECASE,
)
ELLIPSIS = re.compile(r",?\s*(?:\.\s?\.\s?\.|…)\s*,?\s*(?:&\s|and\s)?\s*")
"""APA before the last of more than twenty (edition 6: seven) authors."""
ODD_NAME = re.compile(
    rf"(?P<name>[{UPPER}][^\s,.;:()\[\]\d]{{1,25}}(?:\s[^\s,.;:()\[\]\d]{{1,25}}){{0,2}})"
    rf"(?=,\s{re.sub(r'[?]P<[a-z]+>', '?:', VANCOUVER.pattern)})"
)
"""A name of no known form between two of the list's own form: it must not end the list."""
SHORT_GIVEN = re.compile(rf"(?P<family>.+)\s(?P<given>[{UPPER}][a-z]{{1,3}})")
EAST_ASIAN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·]"
EAST_ASIAN_NAMES = re.compile(
    rf"(?P<names>{EAST_ASIAN}{{2,6}}(?:\s?[,，、;；]\s?{EAST_ASIAN}{{2,6}}){{0,60}}?)"
    r"(?P<more>\s?[,，]?\s?(?:等|et\sal))?(?=\s?[.．。:：(（])"
)
DOUBLE_STOP = re.compile(r"et al\.\.")
INITIAL = re.compile(rf",\s[{UPPER}]\.")
JOINT = re.compile(r"and|&|und|\be\b|\by\b|\bet\b")
MIN_GIVEN = 3
LETTERED = frozenset(
    {"Vitamin", "Vitamina", "Vitamine", "Hepatitis", "Influenza", "Factor", "Type"}
)
"""Words that a letter follows: "Vitamin D" is no person."""
PARTICLES = frozenset(
    {"De", "DE", "Di", "DI", "Da", "DA", "Van", "VAN", "La", "LA", "Le", "LE", "Al"}
)
CHANNEL = re.compile(r"[A-Z]{2,}[a-z]\w*\s")
"""No given name begins like "TEDx"."""
NATURAL_ORDER = ("initials first", "natural")
MOST = 2_000  # names; the longest real list has some 5 000 and is cut by its journal


@dataclass(frozen=True, slots=True)
class People:
    """Names read from the head of a text.

    Attributes:
        names: in order.
        end: where the list ended, after the separator of "et al." if there was one.
        truncated: whether "et al." ended the list.
        form: the form of the first name ("vancouver", "inverted", …), or "group".
        groups: how many groups stand before the persons.
    """

    names: tuple[Name, ...]
    end: int
    truncated: bool = False
    form: str = ""
    groups: int = 0


def scan(text: str, start: int = 0) -> People | None:
    """Read as many names as follow one another; None where the text begins with none."""
    if "\u3040" <= text[start : start + 1] <= "\ud7af":
        return _scan_east_asian(text, start)
    plain = scan_form(text, start, "vancouver")
    dotted = scan_form(text, start, "dotted")
    if (
        dotted
        and (plain is None or dotted.end > plain.end + 2)
        and not text[dotted.end :][:1].islower()
    ):
        return dotted  # more than the stop and the space that end a list without stops
    if plain and len(plain.names) == 1 and INITIAL.match(text, plain.end):
        return scan_form(text, start, "inverted") or plain  # "LE ROY, A." is no "Le ROY"
    if plain:
        return _spelled_out(text, start, plain) or plain
    if glued := scan_form(text, start, "glued"):
        return glued
    camel = scan_form(text, start, "glued given")
    if camel and len(camel.names) > 2:
        return camel
    if initials := scan_form(text, start, "initials first"):
        return initials
    return _spelled_out_or_inverted(text, start)


def _spelled_out_or_inverted(text: str, start: int) -> People | None:
    inverted, natural = (scan_form(text, start, form) for form in ("inverted", "natural"))
    if natural and (CHANNEL.match(text, start) or is_group(text[start : natural.end])):
        natural = None
    if inverted is None or natural is None or natural.names[0].given in PARTICLES:
        return inverted or natural
    if _is_natural(inverted, natural):
        return natural
    return inverted if inverted.end >= natural.end else natural


def scan_form(text: str, start: int, form: str) -> People | None:
    """Read a list of names whose first is of this form; None where it begins with none."""
    match = FORMS[form].match(text, start)
    if not match or _is_lettered(match):
        return None
    names = [name_of(match)]
    end, joined = match.end(), False  # SSRN joins every name by "and": a comma ends the list
    left_out = False
    later = _later_forms(text, match, form)
    while len(names) < MOST:
        gap = ELLIPSIS.match(text, end)
        if gap and (last := _next_name(text, gap.end(), later)):
            names.append(name_of(last))
            end, left_out = last.end(), True
            continue
        if et_al := ET_AL.match(text, end):
            return _truncated(text, names, et_al, form)
        separator = SEPARATOR.match(text, end)
        if not separator or (joined and separator[0].strip() == ","):
            break
        joined = form == "inverted" and separator[0].strip() == "and"
        if following := _next_name(text, separator.end(), _after(separator[0], match, later)):
            names.append(name_of(following))
            end = following.end()
        elif group := group_at(text, separator, form):
            names.append(group[0])
            end = group[1]
        elif form == "vancouver" and (odd := ODD_NAME.match(text, separator.end())):
            names.append(_odd(odd["name"]))
            end = odd.end()
        else:
            break
    return People(tuple(names), end, truncated=left_out, form=form)


def _is_lettered(match: re.Match[str]) -> bool:
    lettered = match["family"] in LETTERED and len(match["given"]) < MIN_GIVEN
    return lettered or match["given"].split(" ")[0] in LETTERED


def _spelled_out(text: str, start: int, plain: People) -> People | None:
    if len(plain.names) > 1 or not may_go_on(text, plain.end, plain.names[0].given):
        return None
    natural = scan_form(text, start, "natural")
    if natural is None or natural.end <= plain.end:
        return None
    found = is_spelled_out(text, start, natural.end, len(natural.names))
    return natural if found else None


def _is_natural(inverted: People, natural: People) -> bool:
    """Whether "Mei-Ling Chen, Soo-Jin Kim" are two persons, not one with two words on each side."""
    first = inverted.names[0]
    return (
        len(natural.names) > 1
        and natural.end >= inverted.end
        and " " in first.family
        and " " in first.given
        and not first.given[-2:-1].isspace()
        and "." not in first.given
    )


def _odd(text: str) -> Name:
    match = SHORT_GIVEN.fullmatch(text)
    return Name(match["family"], match["given"]) if match else Name(literal=text)


def _scan_east_asian(text: str, start: int) -> People | None:
    """Read names in Chinese, Japanese or Korean script, which have no initials (GB/T 7714)."""
    match = EAST_ASIAN_NAMES.match(text, start)
    if not match:
        return None
    names = re.split(r"\s?[,，、;；]\s?", match["names"])
    people = tuple(Name(literal=name) for name in names)
    return People(people, match.end(), bool(match["more"]), "east asian")


def _later_forms(text: str, first: re.Match[str], form: str) -> tuple[str, ...]:
    """Return the forms of later names.

    MLA and Chicago, which spell given names out, invert only the first.
    """
    spelled_out = form == "inverted" and "." not in first["given"][:2] and len(first["given"]) > 2
    if spelled_out and not text.startswith(";", first.end()):
        return ("initials first", "natural", "inverted")
    return MIXED[form]


def _after(separator: str, first: re.Match[str], forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms that a name may take behind a separator.

    Behind names with dotted initials only "and" announces one that is spelled out: a title in
    capitals may follow a comma.
    """
    dotted = "." in first["given"] and first.re is FORMS["inverted"]
    if dotted and not JOINT.search(separator):
        return tuple(form for form in forms if form != "natural")
    return forms


def _truncated(text: str, names: list[Name], et_al: re.Match[str], form: str) -> People:
    """End a list at "et al."; MEDLINE's own "et al." (1984 to 1999) shows by its second stop."""
    if DOUBLE_STOP.search(et_al[0]):
        return People((*names, Name(literal="et al.")), et_al.end(), form=form)
    groups, end = groups_after(text, et_al.end())
    if groups:
        return People((*names, *groups), end, truncated=True, form=form)
    return People(tuple(names), et_al.end(), truncated=True, form=form)


def _next_name(text: str, start: int, forms: tuple[str, ...]) -> re.Match[str] | None:
    for form in forms:
        if match := FORMS[form].match(text, start):
            return match
    return None
