"""Place and publisher, wherever a style puts them.

NLM, AMA, Harvard   Philadelphia: Elsevier; 2017.      APA 7         Elsevier.
AMA 11 (no place)   Elsevier; 2017.                    MDPI          Elsevier: London, UK, 2017;
Frontiers           (London: Routledge), 77-101        UpToDate      UpToDate, Waltham, MA.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.free_text.letters import UPPER
from references.free_text.people.groups import FIRM
from references.model.printed_dates import DATE, YEAR

PUBLISHER_WORDS = (
    r"(?:Press|Publish(?:ers?|ing)|Publications?|Verlag|Springer|Elsevier|Wiley|Routledge"
    r"|S[Aa][Gg][Ee]|McGraw|"
    r"Saunders|Mosby|Lippincott|Wolters|Norton|Penguin|Macmillan|Pearson|Guilford|Karger"
    r"|Thieme|Blackwell|"
    r"CRC|Humana|Churchill|Livingstone|Random House|HarperCollins|Books|Prentice|Addison|"
    r"Birkhäuser|Masson|Médica Panamericana|Editorial|Editora|Éditions|Ediciones|Hogrefe|Urban|"
    r"Dekker|Plenum|Kluwer|Brill|Gruyter|Palgrave|Taylor & Francis|Houghton|Vintage|Scribner|Knopf|"
    r"Organi[sz]ation|Organización|Organização|Minist[eé]rio|Instituto|Association|Institute|Society|Council|Department|Ministry|Office"
    r"|Agency|Library|EBSCO|"
    r"Academ(?:y|ies)|Foundation|Cent(?:er|re)s?\sfor|Cent(?:er|re)$|College|NICE"
    r"|Government|Bank|Commission|Authority|Service|"
    r"Universi(?:ty|dad|dade|té|tät|teit))"
)
_STATE = (
    r"(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKNR]"
    r"|(?:New\s(?:York|Jersey|Mexico|Hampshire)|(?:North|South)\s(?:Carolina|Dakota)|California"
    r"|Colorado|Connecticut|Florida|Georgia|Illinois|Indiana|Kentucky|Maryland|Massachusetts|Mass\.?"
    r"|Michigan|Minnesota|Missouri|Ohio|Oregon|Pennsylvania|Tennessee|Texas|Utah|Virginia|Washington"
    r"|Wisconsin|Ontario|Quebec|Alberta)"
    r"|P[AR]|QC|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|D\.?C\.?|BC|AB|NSW|VIC)"
)
_COUNTRY = (
    r"(?:UK|USA|U\.S\.A\.|United\s(?:Kingdom|States)|The\sNetherlands|Netherlands"
    r"|Germany|Switzerland|France|Italy|Spain|Portugal|Brazil|Canada|Australia|Austria"
    r"|China|Japan|Korea|South\sKorea|India|Denmark|Sweden|Norway|Finland|Belgium"
    r"|Ireland|Singapore|New\sZealand)"
)
PLACE = (
    rf"(?P<place>(?!\w{{3,10}}\s[Ee]dition\b)(?:St\.?\s|Ft\.?\s)?[{UPPER}]"
    rf"[^.:;?!\d()]{{1,40}}?(?:,\s[A-Z][\w. ]{{1,20}})?"
    r"(?:\s\([A-Z][\w ,.]{1,20}\))?)"
)
_PUBLISHER = r"(?P<publisher>(?=[^\W\d])[^:;?]{2,110}?)"
_DATED = rf"(?:(?:c|©|\()?\s?(?P<date>{DATE}|\d{{1,2}}/{YEAR})\)?(?:\s?[-–](?!\d))?)"
IMPRINT = re.compile(
    rf"(?:^|(?<=[.?!)\]”’,;])|(?<=\S\"))\s*\(?{PLACE}\s?:\s{_PUBLISHER}(?:\)?[;,.]?\s*{_DATED})?[\s.,;)]*$"
)
INSIDE = re.compile(
    rf"(?:^|(?<=[.?!)\]”’,;])|(?<=\S\"))\s*\(?{PLACE}\s?:\s{_PUBLISHER}[;,.]\s?{_DATED}(?=[\s.,;)]|$)"
)
BRACKETED = re.compile(rf"\s?\({PLACE}:\s{_PUBLISHER}(?:[;,]\s?{_DATED})?\)[.,;]?")
EAST_ASIAN = re.compile(
    rf"(?:^|(?<=\.)\s)(?P<place>[\u3400-\u9fff]{{2,8}})[:：]\s?"
    rf"(?P<publisher>[\u3400-\u9fff（）]{{2,30}})[,，]\s?(?P<date>{DATE})[\s.,;]*$"
)
_CITY = (
    rf"(?:[{UPPER}][^.:;,?!\d()]{{2,30}},\s(?:{_STATE}|{_COUNTRY})(?:,\s{_COUNTRY})?"
    rf"|[{UPPER}][^.:;,?!\d()]{{2,30}}\s\({_STATE}\))"
)
CITY = re.compile(_CITY)
WITH_CITY = re.compile(
    rf"(?:^|(?<=[.,;)\]])\s)(?P<publisher>[{UPPER}][^.:;,?!()]{{1,80}}?(?:,?\s(?:Inc|Ltd"
    rf"|LLC|Co|Corp)\.?)?(?:\s\([^()]{{2,20}}\))?)[.,]\s(?P<place>{_CITY})(?:[,;.]\s?{_DATED})?[\s.,;)]*$"
)
CITY_ALONE = re.compile(
    rf"(?:^\.|(?<=[\w)]\.))\s(?P<place>[{UPPER}][^.:;,?!\d()]{{2,30}},\s{_STATE})(?P<publisher>)[.,;:]\s{_DATED}[\s.]*$"
)
"""A place before the year, where the author is the publisher."""
TOWN = (
    r"(?:Berlin|Bonn|Bern|Basel|Bruxelles|Brussels|Copenhagen|Dresden|Düsseldorf|Edinburgh"
    r"|Frankfurt|Genève|Geneva|Genf|Göttingen|Hamburg|Hannover|Heidelberg|Köln|Leipzig|Lisboa"
    r"|London|Luxembourg|Madrid|Mainz|München|Oslo|Paris|Roma|Rome|Stockholm|Stuttgart|Tübingen"
    r"|Vienna|Washington|Weinheim|Wien|Wiesbaden|Zürich)"
)
"""Towns where offices of health and publishers sit, which no comma and no state follows."""
TOWN_AND_YEAR = re.compile(
    rf"(?:(?<=[\w)?][.?])|(?<=[)\w],))\s(?P<place>{TOWN}(?:\s(?:am\sMain|a\.\s?M\.|u\.\s?a\.))?)"
    rf"(?P<publisher>),?\s\(?(?P<date>{YEAR})\)?[\s.]*$"
)
"""DIN ISO 690 prints no colon where it names no publisher: "Bonn 2022"."""
DATED_PUBLISHER = re.compile(
    rf"(?:^|(?<=[.?!)\]]))\s*(?P<publisher>[{UPPER}][^:;?!]{{1,100}}?);\s{_DATED}"
    rf"(?:[:,;]\s?\d[^.]{{0,20}})?(?=[\s.,;]|$)[\s.,;)]*$"
)
PUBLISHER = re.compile(
    r"(?:^|(?<=[.?!)\],”\"]))\s*(?P<publisher>"
    rf"(?:U\.S\.\s|(?:[A-Z]\.\s?){{1,2}})?(?=[{UPPER}])[^.:;?!]{{0,60}}?\b{PUBLISHER_WORDS}\b[^:;?!\d]{{0,70}}?"
    rf"|(?=[{UPPER}]){PUBLISHER_WORDS})"
    rf"[;,.]?\s*(?:\(?(?P<date>{DATE})\)?)?[\s.,;]*$"
)
FIRM_NAME = re.compile(
    rf"(?<=[.?!)\]])\s(?P<publisher>[{UPPER}][^.:;?!]{{1,70}}?\b(?:Inc|Ltd|LLC|GmbH|AG|A/S"
    r"|PLC|Corp|Corporation|Company|Pharmaceuticals?"
    rf"|Laboratories)\b\.?)[;,.]?\s*(?:\(?(?P<date>{DATE})\)?)?[\s.,;]*$"
)
UNSTOPPED = re.compile(
    rf"(?P<publisher>\b(?:(?:MIT|Academic|CRC|Guilford|Free|[{UPPER}]\w+\sUniversity"
    rf"|University\sof\s[{UPPER}]\w+)\sPress"
    rf"|Springer(?:-Verlag)?|Elsevier|Wiley(?:-Blackwell)?))(?:[;,.]?\s*\(?(?P<date>{DATE})"
    r"\)?)?[\s.,;]*$"
)
STOPPED = re.compile(r"[a-z)]{2}\.\s(?=[A-Z])(?<!Inc\.\s)(?<!Ltd\.\s)(?<!St\.\s)(?<!Co\.\s)")
PRESS_AND_TOWN = re.compile(
    r"(?P<press>[^,]{1,60}\b(?:Press|Verlag|Publish\w+|Springer|Elsevier|Wiley"
    r"|Thieme)|[A-Z]{3,6}),\s(?P<town>[A-Z][\w .]{2,25})"
)
YEAR_AT_END = re.compile(rf"(?:[;,.]\s*|\s(?=\()|(?<=[”\"?!])\s)\(?(?P<date>{DATE})\)?[\s.,;]*$")
JOURNAL = re.compile(r"\b(?:Journal|Annals|Archives|Revista|Revue|Zeitschrift|Bulletin|J)\b")
SPONSOR = re.compile(rf"{PUBLISHER_WORDS}|\b(?:Ed|Inc|Ltd)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """Who published a work, where and when, as printed."""

    place: str = ""
    publisher: str = ""
    date: str = ""


def take_publisher(
    text: str, *, chapter: bool = False, sure: bool = False
) -> tuple[str, Published]:
    """Return the text without place, publisher and date, and those.

    Args:
        text: a title or a host with its imprint.
        chapter: whether the text is a host, which may be nothing but its imprint.
        sure: whether the work is known to be no article, so that "Name; 2021" is a publisher.
    """
    known = sure and text.startswith(".")  # the title has been taken off
    for pattern in (EAST_ASIAN, IMPRINT, INSIDE, BRACKETED, WITH_CITY, CITY_ALONE, TOWN_AND_YEAR):
        match = pattern.search(text)
        if match and not (known or text[: match.start()].strip(" .,")):
            match = pattern.search(text, 1)  # "Title, Place: Publisher" looks like a place
        inside = INSIDE.search(text) if match and pattern is IMPRINT else None
        if match and inside and 0 < inside.start() < match.start():
            continue  # a series stands behind the imprint
        if match and pattern is IMPRINT and _is_bracketed(text, match):
            continue  # "Book (New York, NY: Norton), 50-69"
        if match:
            rest = text[match.end() :].strip(" .,;") if pattern is BRACKETED else ""
            return f"{text[: match.start()]}{'. ' + rest if rest else ''}", _published(match)
    sure = chapter or sure
    for pattern in (DATED_PUBLISHER, PUBLISHER, FIRM_NAME, UNSTOPPED):
        match = _dated(text, known=known) if pattern is DATED_PUBLISHER else pattern.search(text)
        titled = match and (known or text[: match.start()].strip(" .,"))
        if match and titled and _is_publisher(match, sure=sure):
            return text[: match.start()], _published(match)
    if match := YEAR_AT_END.search(text):
        return text[: match.start()], Published(date=match["date"])
    return text, Published()


def _dated(text: str, *, known: bool) -> re.Match[str] | None:
    """Return the last sentence before a semicolon and a date; the first one is the title."""
    match = DATED_PUBLISHER.search(text)
    if match and not match.start() and not known:
        match = DATED_PUBLISHER.search(text, 1)
    while match and (stop := STOPPED.search(match["publisher"])):
        match = DATED_PUBLISHER.search(text, match.start("publisher") + stop.end() - 1)
    return match


def _is_bracketed(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return before.count("(") > before.count(")") and bool(BRACKETED.search(text))


def _is_publisher(match: re.Match[str], *, sure: bool) -> bool:
    name = match["publisher"].strip(" .,;")
    if JOURNAL.search(name):
        return False
    if match.re is not DATED_PUBLISHER:
        return True
    if ". " in name and not FIRM.search(name):
        return False
    return sure or bool(re.search(PUBLISHER_WORDS, name) or FIRM.search(name))


def _published(match: re.Match[str]) -> Published:
    groups = match.groupdict()
    place = (groups.get("place") or "").strip(" ,")
    publisher = groups["publisher"].strip(" ,;")
    if not publisher.endswith(("Inc.", "Co.", "Ltd.", "Corp.", "S.A.", "U.S.")):
        publisher = publisher.rstrip(".")
    if (SPONSOR.search(place) and not SPONSOR.search(publisher)) or re.search(
        rf",\s{_COUNTRY}$", publisher
    ):
        place, publisher = publisher, place  # MDPI prints the publisher first
    if not place and (parts := PRESS_AND_TOWN.fullmatch(publisher)):
        publisher, place = parts["press"], parts["town"]
    return Published(place, publisher, groups.get("date") or "")
