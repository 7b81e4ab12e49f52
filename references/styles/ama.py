"""AMA style, 11th edition.

    Pollack CE, Soulos PR, Gross CP. Title. *Cancer*. 2015;121(16):2799-2807. doi:10.1002/cncr.29409

Source: AMA Manual of Style, 11th edition, chapter 3, https://doi.org/10.1093/jama/9780190246556.003.0003
"""

from __future__ import annotations

import re

from references.model.pages import expand
from references.model.reference import Name, Reference
from references.styles.dates import american_date
from references.styles.links import doi_url
from references.styles.nlm import ordinal, people, person
from references.styles.runs import Run, closed, sentences

ALL_NAMED = 6  # authors; more are cut to the first three and "et al" (3.7)
SUPPLEMENT = re.compile(r"(\S*?)\s*\b(Suppl\b.*|Pt\b.*)", re.IGNORECASE)


def runs(reference: Reference) -> tuple[Run, ...]:
    """Return the reference in AMA style."""
    body = {
        "article-journal": _article,
        "article": _preprint,
        "chapter": _chapter,
        "paper-conference": _chapter,
        "webpage": _webpage,
    }.get(reference.type, _book)
    return sentences(
        closed(_authors(reference.author, reference)), *body(reference), _link(reference)
    )


def _authors(names: tuple[Name, ...], reference: Reference) -> str:
    named = tuple(name for name in names if not name.is_et_al)
    if len(named) > ALL_NAMED:
        return ", ".join(map(person, named[:3])) + ", et al"
    return people(named, truncated=reference.authors_truncated or len(named) < len(names))


def _article(reference: Reference) -> list[tuple[Run, ...]]:
    volume, issue = reference.volume, reference.issue
    supplement = SUPPLEMENT.fullmatch(volume)
    if supplement and not issue:
        volume, issue = supplement[1], supplement[2]
    issue = issue.replace("Suppl", "suppl").replace("Pt", "pt")
    place = f"{volume}({issue})" if issue else volume
    pages = expand(reference.page)
    place = ":".join(filter(None, (place, pages)))
    year = str(reference.issued.year) if reference.issued else ""
    if not place:
        year = f"Published online {american_date(reference.issued)}" if reference.issued else ""
    return [
        closed(reference.title),
        closed(reference.journal, italic=True),
        closed(";".join(filter(None, (year, place)))),
    ]


def _preprint(reference: Reference) -> list[tuple[Run, ...]]:
    posted = american_date(reference.issued)
    return [
        closed(reference.title),
        closed(reference.journal or reference.publisher, italic=True),
        closed(f"Preprint posted online {posted}" if posted else "Preprint"),
    ]


def _book(reference: Reference) -> list[tuple[Run, ...]]:
    return [closed(reference.title, italic=True), *_imprint(reference, "")]


def _chapter(reference: Reference) -> list[tuple[Run, ...]]:
    editors = _authors(reference.editor, Reference())
    editors = f"{editors}, ed{'s' if len(reference.editor) > 1 else ''}. " if editors else ""
    host = (Run(f"In: {editors}"), *closed(reference.container_title, italic=True))
    return [
        closed(reference.title),
        host if reference.container_title else (),
        *_imprint(reference, expand(reference.page)),
    ]


def _imprint(reference: Reference, pages: str) -> list[tuple[Run, ...]]:
    edition = f"{reference.edition} ed" if reference.edition.isdigit() else reference.edition
    year = str(reference.issued.year) if reference.issued else ""
    imprint = "; ".join(filter(None, (reference.publisher, year)))
    return [closed(ordinal(edition)), closed(":".join(filter(None, (imprint, pages))))]


def _webpage(reference: Reference) -> list[tuple[Run, ...]]:
    published = american_date(reference.issued)
    return [
        closed(reference.title),
        closed(reference.journal or reference.publisher),
        closed(f"Published {published}" if published else ""),
    ]


def _link(reference: Reference) -> tuple[Run, ...]:
    """Return the DOI, which ends without a full stop, or the address with its date (3.15.3)."""
    if reference.doi:
        return (Run("doi:"), Run(reference.doi, href=doi_url(reference.doi)))
    if not reference.url:
        return ()
    accessed = american_date(reference.accessed)
    return sentences(
        closed(f"Accessed {accessed}" if accessed else ""),
        (Run(reference.url, href=reference.url),),
    )
