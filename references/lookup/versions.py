"""Newer versions of a work: what a preprint became, what a review was updated by.

Crossref: `relation` (https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/).
PubMed: CommentsCorrections "UpdateIn" and "CorrectedandRepublishedIn"
(https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cc), where a preprint's record too names its
article. DataCite: `relatedIdentifiers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from references.formats.xml import text_of
from references.model.dois import bare_doi, is_doi

CROSSREF_RELATIONS = ("is-preprint-of", "is-replaced-by")
DATACITE_RELATIONS = frozenset({"IsPreprintOf", "IsVersionOf", "IsObsoletedBy"})
"""arXiv says `IsVersionOf` of the article; repositories say it of all versions of one data set,
whose DOI has their own prefix."""
PUBMED_LINKS = frozenset({"UpdateIn", "RepublishedIn", "CorrectedandRepublishedIn"})
PUBMED_DOI = "doi: "


def crossref_versions(message: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the identifiers of what a work was published as, in Crossref's relations."""
    given = message.get("relation")
    relations = given if isinstance(given, Mapping) else {}
    found = []
    for name in CROSSREF_RELATIONS:
        entries = relations.get(name)
        found += [
            _identifier(str(entry.get("id-type", "")), entry.get("id"))
            for entry in (entries if isinstance(entries, list) else ())
            if isinstance(entry, Mapping)
        ]
    own = f"doi:{str(message.get('DOI', '')).lower()}"
    return tuple(dict.fromkeys(name for name in found if name and name != own))


def datacite_versions(attributes: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the identifiers of what a work was published as, in DataCite's relations."""
    entries = attributes.get("relatedIdentifiers")
    found = [
        _identifier(str(entry.get("relatedIdentifierType", "")), entry.get("relatedIdentifier"))
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, Mapping) and entry.get("relationType") in DATACITE_RELATIONS
    ]
    prefix = f"doi:{str(attributes.get('doi') or '').lower()}".partition("/")[0]
    return tuple(dict.fromkeys(n for n in found if n and n.partition("/")[0] != prefix))


def pubmed_versions(record: Element) -> tuple[str, ...]:
    """Return the identifiers of the articles that PubMed links as updates of a record."""
    links = record.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
    found = []
    for link in links:
        if link.attrib.get("RefType") not in PUBMED_LINKS:
            continue
        source = text_of(link, "RefSource")
        doi = source.partition(PUBMED_DOI)[2].split(" ")[0].rstrip(".")
        found += [_identifier("pmid", text_of(link, "PMID")), _identifier("doi", doi)]
    return tuple(dict.fromkeys(filter(None, found)))


def _identifier(kind: str, value: object) -> str:
    text = str(value or "").strip()
    if kind.lower() == "doi" and is_doi(doi := bare_doi(text)):
        return f"doi:{doi.lower()}"
    return f"pmid:{text}" if kind.lower() in {"pmid", "pubmed"} and text.isdigit() else ""
