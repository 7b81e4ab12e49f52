"""The forms in which reference styles print one person's name.

Vancouver      van der Hoek SA, Campion TR Jr      NLM, Vancouver, AMA, PLOS
dotted         Camargo F. D.                       IEEE as some managers export it
inverted       Pollack, C. E. · Pollack, Craig     APA, Harvard, MLA, Chicago, ACS
natural        C. E. Pollack · Craig E. Pollack    IEEE, Elsevier; later names in MLA, Chicago
glued          LeyRE · LiuXun                      text extracted from PLOS pages before 2015
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from references.free_text.letters import APOSTROPHE, HYPHEN, LETTER, UPPER
from references.model.names import Name

PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]as|[Dd]o"
    r"|[Dd]u|[Ll]a|[Ll]e"
    r"|[Ll]as|[Ll]os|[Ee]l|[Aa]l|[Tt]er|[Tt]en|[Tt]e|[Zz]u|zum|zur|af|av|[Bb]in|[Ii]bn"
    r"|[Bb]en|[Aa]bu"
    r"|y|e|i|op|in|vom|am|auf|dem|des|lo|[Ss]t\.?|’t|'t)"
)
WORD = (
    rf"(?:[dDlLOo][{APOSTROPHE}]|(?:al|el|ben|bin|ibn|abu)-)?[{UPPER}]"
    rf"(?:{LETTER}|[{APOSTROPHE}{HYPHEN}](?={LETTER})){{0,40}}"
)
FAMILY = rf"(?:{PARTICLE}\s){{0,3}}{WORD}(?:\s(?:{PARTICLE}|{WORD})){{0,4}}?"
FULL_FAMILY = rf"(?:{PARTICLE}\s){{0,3}}{WORD}(?:\s(?:{PARTICLE}|{WORD})){{0,3}}"
INITIALS = rf"(?:[{UPPER}]{{1,4}}|Yu|Ya|Zh|Ch|Sh|Kh|Ts)(?:[{HYPHEN}]{LETTER}{{1,2}}){{0,3}}"
DOT_INITIALS = rf"(?:(?:[{UPPER}]|Yu|Ya|Ye|Zh|Ch|Sh|Kh|Ts|Th|Ph|Ju|Gy)\.[\s{HYPHEN}]{{0,2}}){{1,5}}"
GIVEN = rf"{WORD}(?:\s(?=\w\w){WORD})?(?:\s[{UPPER}]\b\.?(?!\w)){{0,3}}"
SUFFIX = r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\b\.?"
END = r"(?=\s*(?:[,;.:(&\"“\[/•·]|and\s|et\s|und\s|$))"

VANCOUVER = re.compile(
    rf"(?P<family>{FAMILY})\s(?P<given>{INITIALS})(?:,?\s(?P<suffix>{SUFFIX}))?{END}"
)
DOTTED = re.compile(
    rf"(?P<family>{FAMILY})\s(?P<given>{DOT_INITIALS})(?:,?\s?(?P<suffix>{SUFFIX}))?"
    rf"(?<=[.\w])(?=\s*(?:[,;:(&\"“]|and\s|et\sal|$|[{UPPER}]))"
)
INVERTED = re.compile(
    rf"(?P<family>{FULL_FAMILY}(?:\sJ[Rr]\.)?),\s?(?P<given>{DOT_INITIALS}(?:{WORD}(?=,\s(?:and\s|&|et\sal"
    rf"|[“\"]|[{UPPER}][^\s,.]{{1,30}},\s[{UPPER}][^\s,.])))?|{INITIALS}{END}"
    rf"|(?<=[{UPPER}]{{2}},\s){WORD}(?:\s(?:{PARTICLE}|{WORD})){{1,4}}(?=\.\s|;|\set\sal)|{GIVEN})"
    rf"(?:,?\s?(?P<suffix>{SUFFIX}))?"
)
_SURNAME = rf"\s?(?<=[\s.{HYPHEN}])(?P<family>{FULL_FAMILY})(?:,?\s(?P<suffix>{SUFFIX}))?{END}"
INITIALS_FIRST = re.compile(rf"(?P<given>{DOT_INITIALS}){_SURNAME}")
NATURAL = re.compile(
    rf"(?P<given>{WORD}\s{WORD}(?:\s[{UPPER}]\.){{1,3}}|[{UPPER}]\.\s{WORD}(?=\s{WORD})"
    rf"|{WORD}(?:\s[{UPPER}]\b\.?){{0,3}})(?<![{HYPHEN}]){_SURNAME}"
)
GLUED = re.compile(
    rf"(?P<family>(?:(?:{PARTICLE}|{WORD})\s){{0,3}}?[{UPPER}](?:{LETTER}"
    rf"|[{APOSTROPHE}{HYPHEN}]){{0,40}}?"
    rf"(?<=[^\W\d_{UPPER}]))(?P<given>[{UPPER}]{{1,4}}(?:[{HYPHEN}][{UPPER}]){{0,3}})(?=\s*"
    r"(?:[,.;(]|et\sal|and\s|$))"
)

GLUED_GIVEN = re.compile(
    rf"(?P<family>[{UPPER}][a-zß-öø-ÿ]{{1,14}})(?P<given>[{UPPER}][a-zß-öø-ÿ]{{1,14}})(?=\s*"
    r"(?:[,.;(]|et\sal|and\s|$))"
)

FORMS: Mapping[str, re.Pattern[str]] = {
    "vancouver": VANCOUVER,
    "dotted": DOTTED,
    "inverted": INVERTED,
    "initials first": INITIALS_FIRST,
    "natural": NATURAL,
    "glued": GLUED,
    "glued given": GLUED_GIVEN,
}

MIXED: Mapping[str, tuple[str, ...]] = {
    "vancouver": ("vancouver", "glued"),
    "dotted": ("dotted", "vancouver"),
    "inverted": ("inverted", "initials first", "natural"),
    "initials first": ("initials first",),
    "natural": ("natural", "initials first"),
    "glued": ("glued", "vancouver"),
    "glued given": ("glued given",),
}
"""The forms that later names of a list may take, by the form of its first name."""

SECOND_GIVEN = re.compile(
    r"(José|Jose|Juan|Luis|Carlos|María|Maria|Manuel|Antonio|Ángel|Jesús|Pierre|Marie|Paul"
    r"|Luc|Anne)\s(?=\w)"
)
"""Names that are second given names where a family name follows them ("María José Ruiz")."""


def name_of(match: re.Match[str]) -> Name:
    """Return the name that one of the patterns matched."""
    given = " ".join(match["given"].split())
    family = " ".join(match["family"].split())
    if len(given) > 3 and "." not in given and (second := SECOND_GIVEN.match(family)):
        given, family = f"{given} {second[1]}", family[second.end() :]
    suffix = (match.groupdict().get("suffix") or "").rstrip(".")
    if family.lower().endswith(" jr."):
        family, suffix = family[:-4], "Jr"
    return Name(family, given, suffix)
