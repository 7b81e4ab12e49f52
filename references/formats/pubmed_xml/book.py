"""A book of PubMed's XML, or a chapter of one, as a reference.

Elements: https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/ (PubmedBookArticle)
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from references.evidence import SourceKind, classify
from references.formats.pubmed_xml.record import date_of, name_of
from references.formats.xml import text_of
from references.model import languages
from references.model.cleaning.references import cleaned_reference
from references.model.printed_dates import nlm_date
from references.model.reference import Reference

STUDIES_IN_BOOKS = frozenset({SourceKind.GUIDELINE, SourceKind.SYSTEMATIC_REVIEW})
"""Kinds of report that the Bookshelf keeps as books."""
BOOKSHELF = "https://www.ncbi.nlm.nih.gov/books/{}/"


def read_book(record: Element) -> Reference:
    """Read one `PubmedBookArticle`: a book, or a chapter of one."""
    document = record.find("BookDocument")
    book = document.find("Book") if document is not None else None
    title, book_title = text_of(document, "ArticleTitle"), text_of(book, "BookTitle")
    names = (
        tuple(name_of(author) for author in document.findall("AuthorList/Author"))
        if document is not None
        else ()
    )
    makers = (
        tuple(name_of(author) for author in book.findall("AuthorList/Author"))
        if book is not None
        else ()
    )
    chapter = bool(title and title != book_title)
    identifiers = _book_identifiers(record, document, book)
    shelf = identifiers.get("bookaccession", "")
    pages = text_of(document, "Pagination/MedlinePgn") or "-".join(
        dict.fromkeys(
            filter(
                None,
                (text_of(document, f"Pagination/{end}Page") for end in ("Start", "End")),
            )
        )
    )
    language = languages.tag(text_of(document, "Language"))
    found = document.findall("PublicationType") if document is not None else []
    kind, _subjects = classify(map(text_of, found))
    read = Reference(
        type="chapter" if chapter else "book",
        title=(title or book_title or text_of(document, "VernacularTitle")).removesuffix("."),
        author=names or ((), makers)[not chapter],
        editor=makers if chapter else (),
        container_title=book_title if chapter else "",
        collection_title=text_of(book, "CollectionTitle"),
        issued=date_of(book.find("PubDate")) if book is not None else None,
        volume=text_of(book, "Volume"),
        page=pages,
        number=text_of(book, "ReportNumber"),
        edition=text_of(book, "Edition"),
        publisher=text_of(book, "Publisher/PublisherName"),
        publisher_place=text_of(book, "Publisher/PublisherLocation"),
        doi=identifiers.get("doi", ""),
        isbn=re.sub(r"[\s-]", "", text_of(book, "Isbn")),
        pmid=text_of(document, "PMID"),
        pmcid=identifiers.get("pmc", ""),
        url=BOOKSHELF.format(shelf) if shelf else "",
        language="" if language == "en" else language,
        note=_updated(document),
        source_kind=kind if kind in STUDIES_IN_BOOKS else SourceKind.BOOK,
    )
    return cleaned_reference(read)


def _book_identifiers(
    record: Element, document: Element | None, book: Element | None
) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in (document, book):
        for place in part.findall("ELocationID") if part is not None else []:
            found.setdefault(place.attrib.get("EIdType", ""), text_of(place))
    lists = [
        *(document.findall("ArticleIdList/ArticleId") if document is not None else []),
        *record.findall("PubmedBookData/ArticleIdList/ArticleId"),
    ]
    for identifier in lists:
        found.setdefault(identifier.attrib.get("IdType", ""), text_of(identifier))
    return found


def _updated(document: Element | None) -> str:
    """Return when a chapter was last changed, as the Bookshelf's own citation says it."""
    changed = date_of(document.find("DateRevised")) if document is not None else None
    changed = changed or (
        date_of(document.find("ContributionDate")) if document is not None else None
    )
    return f"Updated {nlm_date(changed)}" if changed else ""
