"""A record of PubMed's XML as a reference.

Elements: https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/ · Data elements:
https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from references.evidence import Heading, classify
from references.formats.xml import text_of
from references.model import languages
from references.model.cleaning.references import cleaned_reference
from references.model.dates import PartialDate
from references.model.months import NUMBERS
from references.model.names import Name
from references.model.persons import tidied
from references.model.printed_dates import nlm_date, read_date
from references.model.reference import Reference

NOTES = {
    "ErratumIn": "Erratum in",
    "RetractionIn": "Retraction in",
    "ExpressionOfConcernIn": "Expression of concern in",
    "CorrectedandRepublishedIn": "Corrected and republished in",
    "UpdateIn": "Update in",
}
PREPRINT = "Preprint"
NO_TITLE = re.compile(r"\[?\s*not available\s*\]?\.?", re.IGNORECASE)
ARTICLE_NUMBER = re.compile(r"e?\d{1,9}", re.IGNORECASE)


def read_article(record: Element) -> Reference:
    """Read one `PubmedArticle`."""
    citation = record.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    issue = article.find("Journal/JournalIssue") if article is not None else None
    types = (
        [text_of(kind) for kind in article.findall("PublicationTypeList/PublicationType")]
        if article is not None
        else []
    )
    issued, date_note = _dates(article, issue, text_of(record, "PubmedData/PublicationStatus"))
    names, truncated = _authors(article)
    language = languages.tag(text_of(article, "Language"))
    identifiers = _identifiers(record, article)
    journal = text_of(citation, "MedlineJournalInfo/MedlineTA")
    kind, subjects = classify(types, _headings(citation), journal)
    read = Reference(
        type="article" if PREPRINT in types else "article-journal",
        title=_title(article),
        author=names,
        authors_truncated=truncated,
        container_title=text_of(article, "Journal/Title"),
        container_title_short=journal or text_of(article, "Journal/ISOAbbreviation"),
        issued=issued,
        volume=text_of(issue, "Volume"),
        issue=text_of(issue, "Issue"),
        page=_pages(article),
        genre="preprint" if PREPRINT in types else "",
        pmid=text_of(citation, "PMID"),
        doi=identifiers.get("doi", ""),
        pmcid=identifiers.get("pmc", ""),
        issn=text_of(article, "Journal/ISSN"),
        language="" if language == "en" else language,
        note=". ".join(filter(None, [date_note, *_notes(citation)])),
        source_kind=kind,
        subjects=subjects,
    )
    return cleaned_reference(read)


def _headings(citation: Element | None) -> list[Heading]:
    """Return the MeSH headings; one with a qualifier, or a main subject, is no mere design."""
    found = citation.findall("MeshHeadingList/MeshHeading") if citation is not None else []
    return [
        Heading(
            text_of(heading, "DescriptorName"),
            heading.find("QualifierName") is None
            and heading.find("DescriptorName[@MajorTopicYN='Y']") is None,
        )
        for heading in found
    ]


def _title(article: Element | None) -> str:
    """Return the English title; the original one where there is no other."""
    title = text_of(article, "ArticleTitle").removesuffix(".")
    if title and not NO_TITLE.fullmatch(title):
        return title
    return text_of(article, "VernacularTitle").removesuffix(".")


def name_of(author: Element) -> Name:
    """Return the name of one `Author`, with the initials that PubMed prints."""
    if group := text_of(author, "CollectiveName"):
        return Name(literal=group.removesuffix("."))
    family, suffix = text_of(author, "LastName"), text_of(author, "Suffix")
    given, initials = text_of(author, "ForeName"), text_of(author, "Initials")
    if initials and Name(family, given).initials != initials:
        given = initials  # as PubMed prints them
    return tidied(Name(family, given, suffix))


def _authors(article: Element | None) -> tuple[tuple[Name, ...], bool]:
    listed = article.find("AuthorList") if article is not None else None
    if listed is None:
        return (), False
    return tuple(map(name_of, listed.findall("Author"))), listed.attrib.get("CompleteYN") == "N"


def _pages(article: Element | None) -> str:
    pages = text_of(article, "Pagination/MedlinePgn")
    first, last = text_of(article, "Pagination/StartPage"), text_of(article, "Pagination/EndPage")
    if pages or first:
        return pages or "-".join(filter(None, (first, last if last != first else "")))
    for place in article.findall("ELocationID") if article is not None else []:
        if place.attrib.get("EIdType") == "pii" and ARTICLE_NUMBER.fullmatch(text_of(place)):
            return text_of(place)
    return ""


def date_of(element: Element | None) -> PartialDate | None:
    """Return the date of an element with a year, or with a `MedlineDate`."""
    if element is None:
        return None
    if printed := text_of(element, "MedlineDate"):
        return read_date(printed)
    year, month, day = (text_of(element, part) for part in ("Year", "Month", "Day"))
    if not year.isdigit():
        return None
    if season := text_of(element, "Season"):
        return read_date(f"{year} {season}")  # "Summer", but also "Jul-Sep"
    number = int(month) if month.isdigit() else NUMBERS.get(month.lower())
    return PartialDate(int(year), number, int(day) if number and day.isdigit() else None)


def _dates(
    article: Element | None, issue: Element | None, status: str
) -> tuple[PartialDate | None, str]:
    """Return the date that PubMed prints first, and the one that it prints after the DOI."""
    printed = date_of(issue.find("PubDate")) if issue is not None else None
    online = date_of(article.find("ArticleDate")) if article is not None else None
    model = article.attrib.get("PubModel", "") if article is not None else ""
    if status == "aheadofprint":
        return online or printed, "Online ahead of print"
    if online and model == "Print-Electronic":
        return printed or online, f"Epub {nlm_date(online)}"
    if online and model == "Electronic-Print":
        return online, f"Print {nlm_date(printed)}" if printed else ""
    if online and model == "Electronic-eCollection":
        return online, f"eCollection {nlm_date(printed)}" if printed else ""
    return printed or online, ""


def _identifiers(record: Element, article: Element | None) -> dict[str, str]:
    found = {}
    for place in article.findall("ELocationID") if article is not None else []:
        if place.attrib.get("ValidYN", "Y") == "Y":
            found[place.attrib.get("EIdType", "")] = text_of(place)
    for identifier in record.findall("PubmedData/ArticleIdList/ArticleId"):
        found.setdefault(identifier.attrib.get("IdType", ""), text_of(identifier))
    return found


def _notes(citation: Element | None) -> list[str]:
    linked = (
        citation.findall("CommentsCorrectionsList/CommentsCorrections")
        if citation is not None
        else []
    )
    return [
        f"{NOTES[kind]}: {text_of(link, 'RefSource').removesuffix('.')}"
        for link in linked
        if (kind := link.attrib.get("RefType", "")) in NOTES
    ]
