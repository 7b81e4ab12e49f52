"""Talks and theses: works of meetings and universities."""

from __future__ import annotations

import re

from references.free_text.works.monographs.context import Context
from references.free_text.works.monographs.hosts import take_meeting
from references.free_text.works.monographs.imprints import ABSTRACT_NUMBER
from references.free_text.works.monographs.publishers import YEAR_AT_END
from references.model.printed_dates import read_date
from references.model.reference import Reference

SCHOOL = re.compile(
    r"Universi|Universität|College|School|Institut|Escola|Faculdade|Facultad|Faculty"
    r"|Charité|Hochschule|Department"
)


def read_talk(title: str, rest: str, context: Context) -> Reference:
    """Read a paper that was presented: its meeting, date and place (APA 7, AMA 11)."""
    number = context.kind.number
    if match := ABSTRACT_NUMBER.search(rest):
        number = match["number"].strip(".,")
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    meeting, date, place = take_meeting(rest)
    meeting, imprint = _meeting_and_date(meeting)
    if not place and (match := re.search(r",\s", meeting)):
        meeting, place = meeting[: match.start()], meeting[match.end() :]
    return Reference(
        type="speech",
        title=title,
        container_title=meeting.strip(" .,;"),
        publisher_place=place.strip(" .,;"),
        issued=read_date(context.date) or read_date(date) or read_date(imprint),
        genre=context.kind.genre,
        number=number,
    )


def _meeting_and_date(text: str) -> tuple[str, str]:
    match = YEAR_AT_END.search(text)
    return (text[: match.start()], match["date"]) if match else (text, "")


def part_school(publisher: str, place: str) -> tuple[str, str]:
    """Part "University of Porto, Porto, Portugal"; a faculty stays with its university."""
    parts = publisher.split(", ")
    schools = [i for i, part in enumerate(parts) if SCHOOL.search(part)]
    if place or not schools or schools[-1] == len(parts) - 1:
        return publisher, place
    return ", ".join(parts[: schools[-1] + 1]), ", ".join(parts[schools[-1] + 1 :])
