"""AMA style, 11th edition.

    Pollack CE, Soulos PR, Gross CP. Title. *Cancer*. 2015;121(16):2799-2807. doi:10.1002/cncr.29409

Source: AMA Manual of Style, 11th edition, chapter 3, https://doi.org/10.1093/jama/9780190246556.003.0003
"""

from __future__ import annotations

import re

from references.model.pages import expand
from references.model.reference import Name, Reference
from references.styles.ama_works import work
from references.styles.dates import american_date
from references.styles.kinds import DAILY, PARTS, PERIODICALS, is_edited
from references.styles.links import doi_url
from references.styles.nlm_names import people, person
from references.styles.runs import Run, closed, sentences

ALL_NAMED = 6  # authors; more are cut to the first three and "et al" (3.7)
SUPPLEMENT = re.compile(r"(\S*?)\s*\b(Suppl\b.*|Pt\b.*)", re.IGNORECASE)


def runs(reference: Reference) -> tuple[Run, ...]:
    """Return the reference in AMA style."""
    is_article = reference.type in PERIODICALS or (
        reference.type not in PARTS and bool(reference.journal and reference.volume)
    )
    body = _article(reference) if is_article else work(reference, _editors(reference))
    return sentences(closed(_heads(reference)), *body, _link(reference))


def _heads(reference: Reference) -> str:
    if is_edited(reference):
        return _editors(reference)
    return _authors(reference.author, reference)


def _editors(reference: Reference) -> str:
    names = _authors(reference.editor, Reference())
    return f"{names}, ed{'s' if len(reference.editor) > 1 else ''}" if names else ""


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
    issued = reference.issued
    date = str(issued.year) if issued else ""
    if reference.type in DAILY and not volume:
        date = american_date(issued)  # 3.13.1
    elif issued and not (place or pages):
        date = f"Published online {american_date(issued)}"
    if place:
        date = ";".join(filter(None, (date, place)))
    return [
        closed(reference.title),
        closed(reference.journal, italic=True),
        closed(":".join(filter(None, (date, pages)))),
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
