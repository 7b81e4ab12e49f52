"""NLM style for what is no article: books, their parts, reports, theses, media, laws.

Source: Citing Medicine, 2nd edition: chapters 2 (books), 3 and 6 (conferences), 4 (reports),
5 (theses), 8 (newspapers), 10 (legal materials, after the Bluebook), 17 (audiovisuals),
20 to 22 and 24 (programs, databases), 25 and 26 (sites, blogs). Preprints as PubMed prints them.
"""

from __future__ import annotations

import re

from references.model.printed_dates import nlm_date
from references.model.reference import Reference
from references.styles.kinds import HOSTED, LAWS, PARTS, TALKS, medium
from references.styles.nlm_names import editors_of
from references.styles.runs import Run, closed, sentences


def work(reference: Reference) -> list[tuple[Run, ...]]:
    """Return title, host, edition, imprint, pages and number."""
    if reference.type in LAWS:
        return [closed(law(reference))]
    if reference.type == "article":
        return _preprint(reference)
    if reference.type in TALKS:
        return _talk(reference)
    pages = f"p. {reference.page}" if reference.page else ""
    edition = f"{reference.edition} ed" if reference.edition.isdigit() else reference.edition
    if edition and reference.type in {"software", "dataset"}:
        edition = f"Version {reference.edition}"
    return [
        _title(reference),
        closed(ordinal(edition)),
        closed(f"Vol. {reference.volume}" if reference.volume else ""),
        closed(_imprint(reference)),
        closed(pages),
        closed(_number(reference)),
    ]


def _title(reference: Reference) -> tuple[Run, ...]:
    online = " [Internet]" if reference.url else ""
    kind = medium(reference)
    mark = f" [{kind[0].lower()}{kind[1:]}]" if kind and reference.type != "webpage" else online
    if reference.type in HOSTED and reference.container_title and reference.publisher:
        show = closed(f"In: {reference.container_title}")
        return sentences(closed(f"{reference.title}{mark}"), show)
    if reference.type not in PARTS:
        return closed(f"{reference.title}{mark}")
    host = ". ".join(
        filter(
            None,
            (
                editors_of(reference),
                reference.container_title and reference.container_title + online,
            ),
        )
    )
    return sentences(closed(reference.title), closed(f"In: {host}") if host else ())


def _imprint(reference: Reference) -> str:
    publisher = reference.publisher or (
        "" if reference.type in PARTS else reference.container_title
    )
    cited = f"[cited {nlm_date(reference.accessed)}]" if reference.accessed else ""
    imprint = ": ".join(filter(None, (reference.publisher_place, publisher)))
    imprint = "; ".join(filter(None, (imprint, nlm_date(reference.issued))))
    return " ".join(filter(None, (imprint, cited)))


def _number(reference: Reference) -> str:
    if not reference.number:
        return ""
    if reference.type in {"webpage", "dataset"}:
        return f"Identifier: {reference.number}"
    if reference.type == "standard":
        return reference.number
    label = "Report" if reference.type in {"report", "book"} else "Publication"
    return f"{label} No.: {reference.number}"


def _preprint(reference: Reference) -> list[tuple[Run, ...]]:
    server = reference.journal or reference.publisher
    number = f":{reference.number}" if reference.number else ""
    return [
        closed(reference.title),
        closed(f"{server} [Preprint]" if server else "[Preprint]"),
        closed(f"{nlm_date(reference.issued)}{number}".lstrip(":")),
    ]


def _talk(reference: Reference) -> list[tuple[Run, ...]]:
    """Return a paper that was presented (Citing Medicine, chapter 6, "Paper presented at")."""
    meeting = reference.container_title or reference.event_title or reference.publisher
    held = "; ".join(filter(None, (meeting, nlm_date(reference.issued), reference.publisher_place)))
    return [closed(reference.title), closed(f"Paper presented at: {held}" if held else "")]


def law(reference: Reference) -> str:
    """Return "Title, Pub. L. No. 104-191, 110 Stat. 1936 (1996)", as the Bluebook has it."""
    number = reference.number
    if re.fullmatch(r"\d{2,3}-\d{1,4}", number):
        number = f"Pub. L. No. {number}"
    parts = ", ".join(filter(None, (reference.title, number, reference.container_title)))
    year = str(reference.issued.year) if reference.issued else ""
    return f"{parts} ({year})" if year and f"({year})" not in parts else parts


def ordinal(edition: str) -> str:
    """Return "2nd ed" for "2 ed"; anything else as it is."""
    match = re.fullmatch(r"(\d+) ed", edition)
    if not match:
        return edition
    number = int(match[1])
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')} ed"
