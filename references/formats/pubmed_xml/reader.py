"""PubMed XML, as PubMed saves it and E-utilities send it."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import tostring

from references.formats.pubmed_xml.record import read_article, read_book
from references.formats.xml import parse_xml
from references.model.errors import ParseError
from references.model.reading import Reading


def read(text: str) -> tuple[Reading, ...]:
    """Read every article and book of a `PubmedArticleSet`.

    Raises:
        ParseError: the XML is broken or holds no record.
    """
    root = parse_xml(text)
    readings = tuple(
        _reading(record)
        for record in root.iter()
        if record.tag in {"PubmedArticle", "PubmedBookArticle"}
    )
    if not readings:
        raise ParseError("This XML holds no PubMed record.")
    return readings


def _reading(record: Any) -> Reading:
    reference = read_article(record) if record.tag == "PubmedArticle" else read_book(record)
    confidence = {key.lower().replace("-", "_"): 1.0 for key in reference.to_csl()}
    return Reading(reference, tostring(record, encoding="unicode"), confidence, source="pubmed-xml")
