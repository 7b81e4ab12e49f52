"""NLM style, exactly as PubMed's Cite button gives it.

    Krakovski MA, Arora N. Title. Front Neurosci. 2022 Sep 16;16:1002266. doi:
    10.3389/fnins.2022.1002266. PMID: 36188471; PMCID: PMC9523267.

Source: Citing Medicine, 2nd edition, https://www.ncbi.nlm.nih.gov/books/NBK7256/ and the output
of PubMed itself, which differs from it in the order doi, Epub, PMID.
"""

from __future__ import annotations

import re

from references.model.languages import english_name
from references.model.printed_dates import nlm_date
from references.model.reference import Name, Reference
from references.styles.links import doi_url, pmc_url, pubmed_url
from references.styles.runs import Run, closed, sentences

DISCUSSION = re.compile(r"(?:discussion|author reply|quiz) [^.\s]+\.?\s*", re.IGNORECASE)
IN_A_BOOK = {"chapter", "paper-conference"}
MONOGRAPHS = {"book", "report", "thesis", "webpage", "article", "chapter", "paper-conference"}


def runs(reference: Reference) -> tuple[Run, ...]:
    """Return the reference in NLM style."""
    is_article = reference.type not in MONOGRAPHS or (
        reference.type != "chapter" and bool(reference.journal and reference.volume)
    )
    middle = _article(reference) if is_article else _monograph(reference)
    return sentences(_authors(reference), *middle, *_identifiers(reference))


def _authors(reference: Reference) -> tuple[Run, ...]:
    """Return the authors; PubMed sets its own stop after MEDLINE's author "et al."."""
    if reference.author and reference.author[-1].is_et_al:
        return (Run(f"{authors(reference)}."),)
    return closed(authors(reference))


def authors(reference: Reference) -> str:
    """Return "Smith J, Jones K Jr; World Health Organization"."""
    return people(reference.author, truncated=reference.authors_truncated)


def people(names: tuple[Name, ...], *, truncated: bool = False) -> str:
    """Return the names in NLM order, groups after a semicolon."""
    text = ""
    for name in names:
        if text:
            text += "; " if name.literal and not name.is_et_al else ", "
        text += person(name)
    return f"{text}, et al" if truncated and text else text


def person(name: Name) -> str:
    """Return "van der Hoek SA", with no commas and no full stops."""
    return name.literal or " ".join(filter(None, (name.family, name.initials, name.suffix)))


def _article(reference: Reference) -> list[tuple[Run, ...]]:
    discussion = DISCUSSION.match(reference.note)
    language = english_name(reference.language)
    place = locator(reference)
    if discussion:
        place = f"{place}; {discussion[0].strip().rstrip('.')}"
    date = nlm_date(reference.issued)
    if place:
        separator = ":" if place.startswith(":") else ";"
        date = f"{date}{separator}{place.lstrip(':')}" if date else place.lstrip(":")
    return [
        closed(reference.title),
        closed(reference.journal),
        closed(date),
        closed(language if language != "English" else ""),
    ]


def locator(reference: Reference) -> str:
    """Return "121(16):2799-807"; it begins with a colon where there is neither volume nor issue."""
    issue = f"({reference.issue})" if reference.issue else ""
    pages = f":{reference.page}" if reference.page else ""
    return f"{reference.volume}{issue}{pages}"


def _monograph(reference: Reference) -> list[tuple[Run, ...]]:
    """Return title, edition, imprint and pages (Citing Medicine, chapters 2, 5 and 25)."""
    online = " [Internet]" if reference.url else ""
    pages = f"p. {reference.page}" if reference.page else ""
    edition = f"{reference.edition} ed" if reference.edition.isdigit() else reference.edition
    cited = f"[cited {nlm_date(reference.accessed)}]" if reference.accessed else ""
    publisher = reference.publisher or ("" if reference.type in IN_A_BOOK else reference.journal)
    imprint = ": ".join(filter(None, (reference.publisher_place, publisher)))
    imprint = "; ".join(filter(None, (imprint, nlm_date(reference.issued))))
    imprint = " ".join(filter(None, (imprint, cited)))
    title = closed(reference.title + ("" if reference.type in IN_A_BOOK else online))
    if reference.type in IN_A_BOOK:
        editors = people(reference.editor)
        editors = f"{editors}, editor{'s' if len(reference.editor) > 1 else ''}" if editors else ""
        host = ". ".join(filter(None, (editors, reference.container_title + online)))
        title = sentences(title, closed(f"In: {host}") if host else ())
    number = closed(f"Report No.: {reference.number}" if reference.number else "")
    return [title, closed(ordinal(edition)), closed(imprint), closed(pages), number]


def ordinal(edition: str) -> str:
    """Return "2nd ed" for "2 ed"; anything else as it is."""
    match = re.fullmatch(r"(\d+) ed", edition)
    if not match:
        return edition
    number = int(match[1])
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')} ed"


def _identifiers(reference: Reference) -> list[tuple[Run, ...]]:
    parts: list[tuple[Run, ...]] = []
    if reference.doi:
        parts.append((Run("doi: "), Run(reference.doi, href=doi_url(reference.doi)), Run(".")))
    note = DISCUSSION.sub("", reference.note, count=1) if reference.note else ""
    parts.append((Run(note),) if note.endswith(":") else closed(note))
    record = []
    if reference.pmid:
        record += [Run("PMID: "), Run(reference.pmid, href=pubmed_url(reference.pmid))]
    if reference.pmcid:
        record += [Run("; ")] if record else []
        record += [Run("PMCID: "), Run(reference.pmcid, href=pmc_url(reference.pmcid))]
    parts.append((*record, Run(".")) if record else ())
    if reference.url and not record:
        parts.append((Run("Available from: "), Run(reference.url, href=reference.url)))
    return parts
