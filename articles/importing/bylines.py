"""Reads who wrote a document, and when."""

import re
from dataclasses import dataclass
from datetime import date, datetime

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DATE = re.compile(
    rf"(?:(?P<month>{MONTHS})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}))"
    rf"|(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{MONTHS})\.?,? (?P<year2>\d{{4}}))"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:(?:written|reviewed and written|posted|authored) )?by[: ]+", re.IGNORECASE)
DATE_WORDS = re.compile(
    r"(?<![\s,|·•–—-])[\s,|·•–—-]*+\b"
    r"(?:(?:last )?(?:published|posted|updated|written)(?: on)?|on|date)?[:\s]*+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """This byline says who and when; either can be missing, not both."""

    author: str
    published_date: date | None


def read_byline(text: str) -> Byline | None:
    """Returns the byline of a line, or None where it is none.

    >>> read_byline("Written by Example Clinic on September 22, 2023").author
    'Example Clinic'
    """
    found = DATE.search(text)
    published = _date(found) if found else None
    rest = DATE_WORDS.sub("", text[: found.start()]) if found and published else text
    match = BYLINE.match(rest.strip())
    author = rest.strip()[match.end() :].strip(" ,|·•–—-") if match else ""
    if match and author and len(author) <= 200:
        return Byline(author, published)
    after = text[found.end() :].strip(" .,|") if found else text
    if published and not rest.strip(" ,|·•–—-") and not after:
        return Byline("", published)
    return None


def _date(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    try:
        if parts["iso"]:
            return date.fromisoformat(parts["iso"])
        month = (parts["month"] or parts["month2"])[:3]
        day, year = parts["day"] or parts["day2"], parts["year"] or parts["year2"]
        return datetime.strptime(f"{day} {month} {year}", "%d %b %Y").date()  # noqa: DTZ007
    except ValueError:
        return None
