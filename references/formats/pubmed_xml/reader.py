"""PubMed XML, as PubMed saves it and E-utilities send it."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import tostring

from references.formats.pubmed_xml.book import read_book
from references.formats.pubmed_xml.record import read_article
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.record import MAX_LEFTOVER
from references.formats.xml import parse_xml, text_of
from references.model.errors import ParseError
from references.model.reading import Leftover, Reading

LEFT = {
    ".//Abstract": "abstract",
    ".//OtherAbstract": "other abstract",
    ".//KeywordList": "keywords",
    ".//MeshHeadingList": "MeSH headings",
    ".//GrantList": "grants",
    ".//CoiStatement": "conflict of interest",
    ".//InvestigatorList": "investigators",
    ".//DataBankList": "data banks",
    ".//Sections": "sections",
}
"""What a record holds and a reference does not, by what an editor calls it."""


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every article and book of a `PubmedArticleSet`.

    Raises:
        ParseError: the XML is broken or holds no record.
    """
    root = parse_xml(text)
    records = [e for e in root.iter() if e.tag in {"PubmedArticle", "PubmedBookArticle"}]
    if not records:
        raise ParseError("This XML holds no PubMed record.")
    return read_bounded(records, _reading, limit)


def _reading(record: Any) -> Reading:
    reference = read_article(record) if record.tag == "PubmedArticle" else read_book(record)
    confidence = {key.lower().replace("-", "_"): 1.0 for key in reference.to_csl()}
    return Reading(
        reference,
        tostring(record, encoding="unicode"),
        confidence,
        tuple(_leftover(record, reference.title)),
        source="pubmed-xml",
    )


def _leftover(record: Any, title: str) -> list[Leftover]:
    left = [
        Leftover(name, words[:MAX_LEFTOVER])
        for path, name in LEFT.items()
        for element in record.findall(path)
        if (words := text_of(element))
    ]
    original = text_of(record, ".//VernacularTitle").removesuffix(".")
    if original and original != title:
        left.append(Leftover("title in the original language", original))
    languages = [text_of(element) for element in record.findall(".//Language")]
    left += [Leftover("further language", word) for word in languages[1:]]
    return left
