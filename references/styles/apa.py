"""APA style, 7th edition.

    Pollack, C. E., & Gross, C. P. (2015). Title. *Cancer*, *121*(16), 2799–2807.
    https://doi.org/10.1002/cncr.29409

Source: https://apastyle.apa.org/style-grammar-guidelines/references/examples and the Publication
Manual of the APA, 7th edition, chapters 9 and 10.
"""

from __future__ import annotations

from references.model.pages import expand, is_article_number
from references.model.reference import Reference
from references.styles.ama import SUPPLEMENT
from references.styles.apa_names import authors, editors_as_authors
from references.styles.apa_works import source, titled, whole_law
from references.styles.dates import apa_date
from references.styles.kinds import DAILY, LAWS, PAGES, PARTS, PERIODICALS, is_edited
from references.styles.links import doi_url
from references.styles.runs import Run, closed, sentences

DATED = (
    DAILY
    | PAGES
    | {"report", "motion_picture", "broadcast", "song", "speech", "interview"}
    | {
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
    }
)
"""Kinds whose whole date is printed (9.14)."""


def runs(reference: Reference) -> tuple[Run, ...]:
    """Return the reference in APA style."""
    if reference.type in LAWS:
        return sentences(closed(whole_law(reference)), _link(reference))
    is_article = reference.type in PERIODICALS or (
        reference.type not in PARTS and bool(reference.journal and reference.volume)
    )
    year = str(reference.issued.year) if reference.issued else "n.d."
    dated = apa_date(reference.issued) if reference.type in DATED else year
    names = editors_as_authors(reference) if is_edited(reference) else authors(reference)
    plain = is_article or reference.type in PARTS
    title = closed(reference.title) if plain else titled(reference)
    date = (Run(f"({dated})."),)
    head = sentences(closed(names), date, title) if names else sentences(title, date)
    body = _journal(reference) if is_article else source(reference)
    return sentences(head, body, _link(reference))


def _journal(reference: Reference) -> tuple[Run, ...]:
    volume, issue = reference.volume, reference.issue
    supplement = SUPPLEMENT.fullmatch(volume)
    if supplement and not issue:
        volume, issue = supplement[1], supplement[2]
    issue = issue.replace("Suppl ", "Suppl. ").replace("Pt ", "Pt. ")
    pages = expand(reference.page).replace("-", "–")
    if is_article_number(reference.page):
        pages = f"Article {reference.page}"
    parts = [Run(reference.container_title or reference.journal, italic=True)]
    if volume or issue:
        parts += [Run(", "), Run(volume, italic=True), Run(f"({issue})" if issue else "")]
    if pages:
        parts.append(Run(f", {pages}"))
    return (*parts, Run(".")) if parts[0].text else ()


def _link(reference: Reference) -> tuple[Run, ...]:
    url = doi_url(reference.doi) if reference.doi else reference.url
    return (Run(url, href=url),) if url else ()
