"""AMA style for what is no article.

Source: AMA Manual of Style, 11th edition: 3.12 (books), 3.13 (newspapers, reports, theses, legal
works, package inserts, presentations), 3.14 (unpublished), 3.15 (electronic: sites, databases,
software, podcasts, video, preprints), https://doi.org/10.1093/jama/9780190246556.003.0003
"""

from __future__ import annotations

from references.model.pages import expand
from references.model.reference import Reference
from references.styles.dates import american_date
from references.styles.kinds import LAWS, PAGES, PARTS, TALKS, medium, publication_number
from references.styles.nlm_works import law, ordinal
from references.styles.runs import Run, closed

DATED = frozenset({"motion_picture", "broadcast", "song", "interview", "personal_communication"})
PRINTED_KINDS = frozenset({"thesis", "report", "dataset", "software", "broadcast"})


def work(reference: Reference, editors: str) -> list[tuple[Run, ...]]:
    """Return what stands between the authors and the link.

    Args:
        reference: the work.
        editors: its editors as they are printed, or "".
    """
    if reference.type in LAWS:
        return [closed(law(reference).replace("Pub. L. No.", "Pub L No.").replace("Stat.", "Stat"))]
    if reference.type == "article":
        return _preprint(reference)
    if reference.type in PARTS:
        return _part(reference, editors)
    if reference.type in TALKS:
        return _talk(reference)
    if reference.type in PAGES or reference.type in DATED:
        return _page(reference)
    kind = medium(reference) if reference.type in PRINTED_KINDS else ""
    guideline = reference.type == "report" and reference.number
    version = reference.type in {"software", "dataset"}
    edition = reference.edition if version else _edition(reference)
    return [
        closed(reference.title, italic=not version),
        closed(f"Version {edition}" if version and edition else ordinal(edition)),
        closed(f"Vol {reference.volume}" if reference.volume else ""),
        closed(f"{kind[0].upper()}{kind[1:]}" if kind and not guideline else ""),
        closed(_imprint(reference, expand(reference.page))),
        closed(publication_number(reference)),
    ]


def _edition(reference: Reference) -> str:
    return f"{reference.edition} ed" if reference.edition.isdigit() else reference.edition


def _imprint(reference: Reference, pages: str) -> str:
    year = str(reference.issued.year) if reference.issued else ""
    publisher = reference.publisher or (
        reference.container_title if reference.type not in PARTS else ""
    )
    return ":".join(filter(None, ("; ".join(filter(None, (publisher, year))), pages)))


def _part(reference: Reference, editors: str) -> list[tuple[Run, ...]]:
    host = (
        Run(f"In: {editors}. " if editors else "In: "),
        *closed(reference.container_title, italic=True),
    )
    return [
        closed(reference.title),
        host if reference.container_title else (),
        closed(ordinal(_edition(reference))),
        closed(f"Vol {reference.volume}" if reference.volume else ""),
        closed(_imprint(reference, expand(reference.page))),
    ]


def _preprint(reference: Reference) -> list[tuple[Run, ...]]:
    posted = american_date(reference.issued)
    return [
        closed(reference.title),
        closed(reference.journal or reference.publisher, italic=True),
        closed(f"Preprint posted online {posted}" if posted else "Preprint"),
    ]


def _page(reference: Reference) -> list[tuple[Run, ...]]:
    date = american_date(reference.issued)
    label = "Published " if reference.type in PAGES else ""
    number = reference.number if reference.type in PAGES else ""
    register = f"{reference.container_title} identifier: {number}" if number else ""
    site = register or reference.journal
    publisher = reference.publisher if reference.publisher != site else ""
    return [
        closed(reference.title),
        closed(site.strip() if site else ""),
        closed(publisher),
        closed(f"{label}{date}" if date else ""),
    ]


def _talk(reference: Reference) -> list[tuple[Run, ...]]:
    meeting = reference.container_title or reference.event_title or reference.publisher
    date = american_date(reference.issued)
    held = "; ".join(filter(None, (meeting, date, reference.publisher_place)))
    return [closed(reference.title), closed(f"Paper presented at: {held}" if held else "")]
