"""APA style, 7th edition.

    Pollack, C. E., & Gross, C. P. (2015). Title. *Cancer*, *121*(16), 2799–2807.
    https://doi.org/10.1002/cncr.29409

Source: https://apastyle.apa.org/style-grammar-guidelines/references/examples
"""

from __future__ import annotations

from references.model.pages import expand, is_article_number
from references.model.reference import Name, Reference
from references.styles.ama import SUPPLEMENT
from references.styles.dates import apa_date
from references.styles.links import doi_url
from references.styles.nlm import ordinal
from references.styles.runs import Run, closed, sentences

MOST_NAMED = 20  # authors; more are cut to the first 19, an ellipsis and the last


def runs(reference: Reference) -> tuple[Run, ...]:
    """Return the reference in APA style."""
    is_article = reference.type == "article-journal"
    year = str(reference.issued.year) if reference.issued else "n.d."
    dated = year if reference.type not in {"webpage", "report"} else apa_date(reference.issued)
    names = authors(reference)
    title = (
        closed(reference.title)
        if is_article or reference.type in {"chapter", "paper-conference"}
        else _work(reference)
    )
    date = (Run(f"({dated})."),)
    head = sentences(closed(names), date, title) if names else sentences(title, date)
    body = _journal(reference) if is_article else _source(reference)
    return sentences(head, body, _link(reference))


def authors(reference: Reference) -> str:
    """Return "Pollack, C. E., Soulos, P. R., & Gross, C. P."."""
    names = [name for name in reference.author if not name.is_et_al]
    if reference.authors_truncated or len(names) < len(reference.author):
        return ", ".join([*map(person, names), "et al."]) if names else ""
    if len(names) > MOST_NAMED:
        return ", ".join(map(person, names[:19])) + f", … {person(names[-1])}"
    return _and(list(map(person, names)), "&", comma=True)


def person(name: Name) -> str:
    """Return "King, M. L., Jr."."""
    if name.literal:
        return name.literal
    suffix = f"{name.suffix}." if name.suffix in {"Jr", "Sr"} else name.suffix
    return ", ".join(filter(None, (name.family, _dotted(name), suffix)))


def _dotted(name: Name) -> str:
    return " ".join(f"{letter}." for letter in name.initials)


def _and(names: list[str], word: str, *, comma: bool) -> str:
    if len(names) < 2:
        return "".join(names)
    joint = f", {word} " if comma or len(names) > 2 else f" {word} "
    return ", ".join(names[:-1]) + joint + names[-1]


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


def _work(reference: Reference) -> tuple[Run, ...]:
    """Return the title of a work that stands alone, with its edition or number."""
    details = (
        [ordinal(f"{reference.edition} ed").replace(" ed", " ed.")] if reference.edition else []
    )
    if reference.number:
        details.append(f"Report No. {reference.number}")
    bracket = f" ({', '.join(details)})." if details else ""
    if not bracket:
        return closed(reference.title, italic=True)
    return (Run(reference.title, italic=True), Run(bracket))


def _source(reference: Reference) -> tuple[Run, ...]:
    """Return the book that holds a chapter, and the publisher or site."""
    publisher = reference.publisher or reference.journal
    if reference.type not in {"chapter", "paper-conference"}:
        same = any(name.literal == publisher for name in reference.author)
        return () if same else closed(publisher)
    editors = _and(
        [f"{_dotted(n)} {n.family or n.literal}".strip() for n in reference.editor],
        "&",
        comma=False,
    )
    label = "Eds." if len(reference.editor) > 1 else "Ed."
    editors = f"{editors} ({label}), " if editors else ""
    pages = expand(reference.page).replace("-", "–")
    edition = ordinal(f"{reference.edition} ed").replace(" ed", " ed.") if reference.edition else ""
    details = ", ".join(filter(None, (edition, f"pp. {pages}" if pages else "")))
    host = (
        Run(f"In {editors}"),
        Run(reference.container_title, italic=True),
        Run(f" ({details})." if details else "."),
    )
    return sentences(host if reference.container_title else (), closed(reference.publisher))


def _link(reference: Reference) -> tuple[Run, ...]:
    url = doi_url(reference.doi) if reference.doi else reference.url
    return (Run(url, href=url),) if url else ()
