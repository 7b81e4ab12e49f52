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
from references.model.reference import Reference
from references.styles.kinds import PARTS, PERIODICALS, is_edited
from references.styles.links import doi_url, pmc_url, pubmed_url
from references.styles.nlm_names import authors, editors_of
from references.styles.nlm_works import work
from references.styles.runs import Run, closed, sentences

DISCUSSION = re.compile(r"(?:discussion|author reply|quiz) [^.\s]+\.?\s*", re.IGNORECASE)


def runs(reference: Reference) -> tuple[Run, ...]:
    """Return the reference in NLM style."""
    is_article = reference.type in PERIODICALS or (
        reference.type not in PARTS and bool(reference.journal and reference.volume)
    )
    middle = _article(reference) if is_article else work(reference)
    return sentences(_authors(reference), *middle, *_identifiers(reference))


def _authors(reference: Reference) -> tuple[Run, ...]:
    """Return the authors; PubMed sets its own stop after MEDLINE's author "et al."."""
    if is_edited(reference):
        return closed(editors_of(reference))
    if reference.author and reference.author[-1].is_et_al:
        return (Run(f"{authors(reference)}."),)
    return closed(authors(reference))


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
    if reference.accessed and reference.url and not reference.pmid:
        date = f"{date} [cited {nlm_date(reference.accessed)}]".strip()
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
