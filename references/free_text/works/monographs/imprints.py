"""The parts of a book, chapter or report that articles do not have.

Edition, volume, place and publisher, page labels and report numbers, as NLM (Citing Medicine,
chapters 2 and 4), AMA, APA, Harvard, MLA, Chicago, MDPI and Frontiers print them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from references.free_text.locators.forms import RANGE
from references.free_text.people.groups import FIRM, is_group
from references.free_text.works.monographs.publishers import take_publisher
from references.model.printed_dates import DATE, YEAR

EDITION = re.compile(
    r"[\s,.(;]{0,6}\b(?:(?P<number>\d{1,2})\s?(?:st|nd|rd|th)|(?P<word>first|second|third"
    r"|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth)|(?P<revised>rev(?:ised|\.)?|int(?:ernational|\.|l)?|updated"
    r"|global|student)|(?P<named>(?:Summer|Spring|Fall|Winter)\s\d{4}))"
    r"\s+(?:(?:rev(?:ised|\.)?\s)?ed(?:ition|n|\.)?\b\.?(?:,?\stext\srev(?:ision|ised|\.)?)?\)?|revision\))(?!:)[.,;]?\s*",
    re.IGNORECASE,
)
WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905
VERSION = re.compile(r"[\s,.(]{1,4}[Vv]ersion\s(?P<version>\d[\d.]{0,8}\d|\d)\)?[.,;]?\s*")
PAGES = re.compile(
    rf"[\s,;.:(]{{0,6}}\b(?:pp?|[Pp]ages|[Pp]age)\b\.?\s?(?P<pages>{RANGE}(?:,\s?{RANGE})?)"
    r"\)?[.,;:]?(?=\s|$|\))"
)
COLON_PAGES = re.compile(rf"(?P<year>\b{YEAR}):\s?(?P<pages>{RANGE})[.\s]*$")
BARE_PAGES = re.compile(r"[),]\s?,?\s(?P<pages>\d{1,4}\s?[-–]\s?\d{1,4})(?=[.,;]?(?:\s|$))")
VOLUME = re.compile(
    r"[\s,;.(]{0,4}\b[Vv]ol(?:ume|\.)?\s?(?P<volume>\d{1,4}[A-Z]?|[IVX]{1,5})\b\)?[.,;:]?"
)
_SERIES = (
    r"(?:(?:Technical|Evidence|Research|Statistical|Annual|Final|Policy)\s)?Report"
    r"|(?:[A-Z]{2,8}\s)?Publication|(?:Technical|Policy|Working|Discussion"
    r"|Occasional)\s(?:Report|Paper|Brief|Report\sSeries)(?:\sSeries)?"
    r"|(?:NICE\s[Cc]linical|NICE|[Cc]linical|Public\sHealth|COVID-19\srapid|Medicines\spractice|Social\scare"
    r"|SIGN|RCOG|Green-top|National)\s[Gg]uideline|[Gg]uidelines?|Clinical\s[Gg]uidance"
    r"|Clinical\sPractice\sGuideline"
    r"|(?:Technology\s[Aa]ppraisal|Diagnostics|Interventional\s[Pp]rocedures?"
    r"|Medical\s[Tt]echnolog(?:y|ies)|Highly\s[Ss]pecialised\s[Tt]echnolog(?:y|ies)"
    r"|Public\s[Hh]ealth)\s[Gg]uidance"
    r"|(?:NICE\s)?[Qq]uality\s[Ss]tandard|(?:NCHS\s)?[Dd]ata\s[Bb]rief|SIGN\s[Pp]ublication"
    r"|Monograph|(?:Comparative\s)?Effectiveness\sReview|Practice\s[Bb]ulletin"
    r"|Committee\s[Oo]pinion"
    r"|Fact\s[Ss]heet|Document|Circular|HTA\sReport"
)
NUMBER = re.compile(
    rf"[\s,.;(\[]{{0,6}}\b(?P<series>(?:[A-Z][A-Z&-]{{1,12}}\s)?(?:{_SERIES}))"
    r"(?:\sSeries)?,?\s?"
    r"(?:(?:[Nn]o\.?|[Nn]umber|[Nn]r\.?|\#)\s?)?:?\s?(?P<number>[\[(]?(?:"
    r"(?=[A-Z]{1,8}[-/ ]?\d)[A-Z]{1,8}[-/ ]?|(?<=[Nn]o\.\s)|(?<=[Nn]o\s)|(?<=umber\s)"
    r"|(?<=[Nn]o\.:\s)|(?<=uideline\s)"
    r"|(?<=[\[(]))\d[\w/.-]*(?:\(\d+\)[\w/.-]*)?[\])]?)\)?[.,;]?",
)
SERIES = re.compile(
    r"[\s.]{0,3}[\[(](?P<series>[A-Z][^()\[\];]{3,80}?)[,;]\s[Nn]o\.?\s(?P<number>[\w/-]{1,20})"
    r"\.?[\])]\.?|\s\((?P<alone>[A-Z][^()]{2,40}\s[Ss]eries(?:\s(?:in|on)\s[^()]{3,60})?)\)(?=\.)"
)
"""NLM, after the imprint: "(Evidence Synthesis, No. 168.)"."""
BRACKETED_NUMBER = re.compile(
    r"[\s.,]{0,4}[\[(](?P<number>(?:NG|CG|QS|TA|PH|MPG|IPG|DG|HTG|MTG|SC|ES|HST|ESUOM"
    r"|NICE\s)\d{1,4})[\])][.,]?"
    r"|,\s(?P<bare>(?:NG|CG|QS|TA|PH)\d{1,4})(?=[.,]|$)"
)
ABSTRACT_NUMBER = re.compile(
    r"(?:(?<=[.;\s])|^)\s?(?:Abstract|Poster|Paper|Presentation)\s(?:[Nn]o\.?\s|[Nn]umber\s"
    r"|#\s?)?(?P<number>[A-Z]{0,4}[-\s]?\d[\w.-]{0,12})[.,;]?(?=\s|$)"
)
AWMF = re.compile(
    r"[\s.,;(]{0,4}\b(?:AWMF[-\s])?(?:Regist(?:er|ration|ry)(?:nummer|-Nr\.|\s[Nn](?:umber|o\.))"
    r"|Reg\.[-\s]?(?:Nr|[Nn]o)\.):?\s"
    r"(?P<number>\d{3}[-–/]\d{3}\w?)\)?[.,;]?"
)
"""The number of a German guideline, https://register.awmf.org."""
HOUSE_AND_TOWN = re.compile(
    r"(?P<house>[^,]{2,60}), (?P<town>[A-Z][^\W\d_]{2,20}(?:[ -][A-Z][^\W\d_]{1,15}){0,2})"
)
"""Springer's form: "Springer, Berlin, pp 3-42"."""
DATED_ONLINE = re.compile(
    r"(?:^|(?<=[.;,]))\s*(?:[Ll]ast\s)?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Rr]eviewed"
    r"|[Mm]odified)(?:\s(?:online|on))?:?\s"
    rf"(?P<date>{DATE})[\s.,;]*$"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the end of a book's reference says."""

    edition: str = ""
    place: str = ""
    publisher: str = ""
    date: str = ""
    pages: str = ""
    number: str = ""
    genre: str = ""
    volume: str = ""
    series: str = ""


def take_imprint(text: str, *, chapter: bool = False, sure: bool = False) -> tuple[str, Imprint]:
    """Return the text without its imprint, and the imprint.

    Args:
        text: what follows the title, or the title with it.
        chapter: whether the text is a host, whose pages may stand without a label.
        sure: whether the work is known to be no article.

    >>> take_imprint("Sleep medicine. 2nd ed. Philadelphia: Elsevier; 2017.")[1].publisher
    'Elsevier'
    """
    imprint = Imprint()
    text, imprint = _take_numbers(text, imprint)
    text, imprint = _take_pages(text, imprint, chapter=chapter)
    if match := VERSION.search(text):
        imprint = replace(imprint, edition=match["version"])
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    elif match := EDITION.search(text):
        imprint = replace(imprint, edition=_edition(match))
        comma = ", " if match[0].lstrip()[:1] == "," and "." not in match[0] else ". "
        text = f"{text[: match.start()]}{comma}{text[match.end() :]}"
    text = re.sub(r"(?<![\s.])(?:\s*+\.){2,}", ".", text).strip()
    if match := DATED_ONLINE.search(text):
        imprint = replace(imprint, date=match["date"])
        text = text[: match.start()].strip()
    text, found = take_publisher(text, chapter=chapter, sure=sure)
    return text, replace(
        imprint, place=found.place, publisher=found.publisher, date=found.date or imprint.date
    )


def part_town(imprint: Imprint) -> Imprint:
    """Return the imprint with the town taken from behind its publisher: "Wiley, Hoboken"."""
    parts = HOUSE_AND_TOWN.fullmatch(imprint.publisher)
    if not parts or is_group(parts["town"]) or FIRM.search(parts["town"]):
        return imprint
    return replace(imprint, publisher=parts["house"], place=parts["town"])


def _take_numbers(text: str, imprint: Imprint) -> tuple[str, Imprint]:
    if ("No" in text or "eries" in text) and (match := SERIES.search(text)):
        series = match["series"] or match["alone"]
        genre = "guideline" if "uideline" in series else ""
        imprint = replace(imprint, number=match["number"] or "", series=series, genre=genre)
        return f"{text[: match.start()]}. {text[match.end() :]}", imprint
    for pattern in (NUMBER, BRACKETED_NUMBER, ABSTRACT_NUMBER, AWMF):
        match = pattern.search(text)
        if match and match.start() > 0:
            groups = match.groupdict()
            guideline = bool(re.search("guideline", groups.get("series") or "", re.IGNORECASE))
            imprint = replace(
                imprint,
                number=(match["number"] or groups["bare"])
                .strip("[].,")
                .lstrip("(")
                .rstrip(".")
                .removesuffix(")"),
                genre="guideline" if guideline or pattern is BRACKETED_NUMBER else "",
            )
            return f"{text[: match.start()]}. {text[match.end() :]}", imprint
    return text, imprint


def _take_pages(text: str, imprint: Imprint, *, chapter: bool) -> tuple[str, Imprint]:
    if match := PAGES.search(text):
        imprint = replace(imprint, pages=match["pages"].rstrip("."))
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    elif match := COLON_PAGES.search(text):
        imprint = replace(imprint, pages=match["pages"].rstrip("."))
        text = text[: match.end("year")]
    elif chapter and (match := BARE_PAGES.search(text)):
        imprint = replace(imprint, pages=match["pages"])
        closing = ")" if match[0][0] == ")" else ""
        text = f"{text[: match.start()]}{closing}. {text[match.end() :]}"
    if match := VOLUME.search(text):
        imprint = replace(imprint, volume=match["volume"])
        text = f"{text[: match.start()]}. {text[match.end() :].lstrip(' .,;)')}"
    return text, imprint


def _edition(match: re.Match[str]) -> str:
    if match["number"]:
        return match["number"]
    if match["word"]:
        return str(WORDS.index(match["word"].lower()) + 1)
    return match["named"] or match["revised"]
