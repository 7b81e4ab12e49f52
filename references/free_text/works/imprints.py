"""The parts of a book, chapter or report that articles do not have.

Edition, place and publisher, page labels, report numbers, and the kind of work in brackets, as
NLM (Citing Medicine, chapters 2 and 4), AMA, APA, Harvard, MLA and Chicago print them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from references.free_text.letters import UPPER
from references.free_text.locator import RANGE
from references.model.printed_dates import DATE, YEAR

EDITION = re.compile(
    r"[\s,.(]{0,6}\b(?:(?P<number>\d{1,2})\s?(?:st|nd|rd|th)|(?P<word>first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth)|(?P<revised>rev(?:ised|\.)?|int(?:ernational|\.|l)?))\s+ed(?:ition|n|\.)?\b\.?\)?[.,;]?\s*",
    re.IGNORECASE,
)
WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
PAGES = re.compile(
    rf"[\s,;.(]{{0,6}}\b(?:pp?|pages)\b\.?\s?(?P<pages>{RANGE}(?:,\s?{RANGE})?)\)?[.,;:]?(?=\s|$|\))"
)
EXTENT = re.compile(r"[\s,;.]{0,6}\b\d{1,4}\s(?:p|pp|pages)\.?\s*$")
COLON_PAGES = re.compile(rf"(?P<year>\b{YEAR}):\s?(?P<pages>{RANGE})[.\s]*$")
NUMBER = re.compile(
    r"[\s,.;(]{0,6}\b(?:Report|Publication|Technical Report|Working Paper|Policy Paper"
    r"|NICE guideline|Guideline)\s?"
    r"(?:No\.?|Number|Nr\.?)?:?\s(?P<number>\[?[A-Z]{0,8}[-/ ]?\d[\w/.-]*\]?)\)?[.,;]?",
)
GENRE = re.compile(
    r"[\s.]{0,6}[\[(](?P<genre>(?:doctoral |master[’']?s |PhD |unpublished )*"
    r"(?:dissertation|thesis)|PhD|preprint|"
    r"white paper|fact sheet|press release|conference abstract|guideline|brochure)"
    r"(?:[,:]?\s(?P<school>[^\])]{2,80}))?[\])][.,]?\s*",
    re.IGNORECASE,
)
PUBLISHER_WORDS = (
    r"(?:Press|Publish(?:ers?|ing)|Publications?|Verlag|Springer|Elsevier|Wiley|Routledge|S[Aa][Gg][Ee]|McGraw|"
    r"Saunders|Mosby|Lippincott|Wolters|Norton|Penguin|Macmillan|Pearson|Guilford|Karger|Thieme|Blackwell|"
    r"CRC|Humana|Churchill|Livingstone|Random House|HarperCollins|Books|Prentice|Addison|"
    r"Birkhäuser|"
    r"Dekker|Plenum|Kluwer|Brill|Gruyter|Palgrave|Taylor & Francis|Houghton|Vintage|Scribner|Knopf|"
    r"Organi[sz]ation|Association|Institute|Society|Council|Department|Ministry|Office|Agency|"
    r"Academ(?:y|ies)|Foundation|Cent(?:er|re)s?\sfor|College|NICE|Government|Bank|Commission|Authority|Service)"
)
PLACE = (
    rf"(?P<place>[{UPPER}][^.:;?!\d]{{1,40}}?(?:,\s[A-Z][\w. ]{{1,20}})?"
    r"(?:\s\([A-Z][\w ,.]{1,20}\))?)"
)
IMPRINT = re.compile(
    rf"(?:^|(?<=[.?!)\]]))\s*{PLACE}:\s(?P<publisher>(?=[^\W\d])[^:;?]{{2,90}}?)[;,]?\s*(?:c|©|\()?\s?(?P<date>{DATE})?\)?[\s.,;]*$"
)
PUBLISHER = re.compile(
    rf"(?:^|(?<=[.?!)\],”\"]))\s*(?P<publisher>[{UPPER}][^.:;?!]{{0,60}}?\b{PUBLISHER_WORDS}\b[^:;?!\d]{{0,60}}?|(?=[{UPPER}]){PUBLISHER_WORDS})"
    rf"[;,.]?\s*(?:\(?(?P<date>{DATE})\)?)?[\s.,;]*$"
)
UNSTOPPED = re.compile(
    rf"(?P<publisher>\b(?:(?:MIT|Academic|CRC|Guilford|Free|[{UPPER}]\w+\sUniversity|University\sof\s[{UPPER}]\w+)\sPress"
    rf"|Springer(?:-Verlag)?|Elsevier|Wiley(?:-Blackwell)?))(?:[;,.]?\s*\(?(?P<date>{DATE})\)?)?[\s.,;]*$"
)
DATED_ONLINE = re.compile(
    rf"(?:^|(?<=[.;,]))\s*(?:[Ll]ast\s)?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Rr]eviewed|[Mm]odified)(?:\s(?:online|on))?:?\s"
    rf"(?P<date>{DATE})[\s.,;]*$"
)
YEAR_AT_END = re.compile(rf"[;,.]\s*\(?(?P<date>{DATE})\)?[\s.,;]*$")


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


def take_imprint(text: str) -> tuple[str, Imprint]:
    """Return the text without its imprint, and the imprint.

    >>> take_imprint("Sleep medicine. 2nd ed. Philadelphia: Elsevier; 2017.")[1].publisher
    'Elsevier'
    """
    imprint = Imprint()
    if match := GENRE.search(text):
        imprint = replace(imprint, genre=match["genre"], publisher=match["school"] or "")
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    text = EXTENT.sub("", text)
    if match := PAGES.search(text):
        imprint = replace(imprint, pages=match["pages"].rstrip("."))
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    elif match := COLON_PAGES.search(text):
        imprint = replace(imprint, pages=match["pages"].rstrip("."))
        text = text[: match.end("year")]
    if match := NUMBER.search(text):
        guideline = "guideline" if "guideline" in match[0].lower() else imprint.genre
        imprint = replace(imprint, number=match["number"].strip("[]"), genre=guideline)
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    if match := EDITION.search(text):
        imprint = replace(imprint, edition=_edition(match))
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    text = re.sub(r"(?<![\s.])(?:\s*+\.){2,}", ".", text).strip()
    if match := DATED_ONLINE.search(text):
        imprint = replace(imprint, date=match["date"])
        text = text[: match.start()].strip()
    return _take_publisher(text, imprint)


def _take_publisher(text: str, imprint: Imprint) -> tuple[str, Imprint]:
    for pattern in (IMPRINT, PUBLISHER, UNSTOPPED):
        match = pattern.search(text)
        if match and text[: match.start()].strip(" .,"):
            groups = match.groupdict()
            imprint = replace(
                imprint,
                place=(groups.get("place") or "").strip(),
                publisher=groups["publisher"].strip(" .,;"),
                date=groups["date"] or imprint.date,
            )
            return text[: match.start()], imprint
    if match := YEAR_AT_END.search(text):
        imprint = replace(imprint, date=match["date"])
        text = text[: match.start()]
    return text, imprint


def _edition(match: re.Match[str]) -> str:
    if match["number"]:
        return match["number"]
    if match["word"]:
        return str(WORDS.index(match["word"].lower()) + 1)
    return match[0].strip(" .,;()")
