"""Identifiers, alone, labelled or inside a link.

DOI: https://www.doi.org/the-identifier/resources/handbook · PMID and PMCID:
https://www.ncbi.nlm.nih.gov/pmc/pmctopmid/ · ISBN: ISO 2108 · arXiv:
https://info.arxiv.org/help/arxiv_identifier.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from references.model.isbn import is_valid_isbn

SICI = r"<[^<>\s]{1,80}>(?=\d\.\d\.[A-Za-z]{2};\d)"
"""The item part of a Serial Item and Contribution Identifier (ANSI/NISO Z39.56) inside a DOI."""
DOI = re.compile(
    rf"""(?:\b(?:https?://)?(?:www\.|dx\.)?doi\.org/(?:doi:)?\s*+
          |\bdoi\b\s*+[:=]?\s*+(?:https?://(?:dx\.)?doi\.org/)?(?:doi:\s*+)?
          |\(doi:?\s*+)?
        \b(?P<doi>10\.\d{{4,9}}(?:\.\d+)*(?:/|%2[Ff])(?:[^\s"“”<>|]|{SICI})+)""",
    re.VERBOSE | re.IGNORECASE,
)
PMID = re.compile(
    r"""(?:
        (?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/
            |ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?
            |europepmc\.org/(?:article|abstract)/MED/)
      | \b(?:PubMed\s++)?PMID\s*+[:=\#]?\s*+
      | \bPubMed(?:\s++ID)?\s*+[:=\#]\s*+
    )(?P<pmid>\d{1,8})\b/?""",
    re.VERBOSE | re.IGNORECASE,
)
PMCID = re.compile(
    r"""(?:
        (?:https?://)?(?:www\.)?(?:ncbi\.nlm\.nih\.gov/(?:labs/)?pmc/articles/
            |pmc\.ncbi\.nlm\.nih\.gov/articles/
            |europepmc\.org/(?:article|articles|abstract)/(?:PMC/)?)
      | \b(?:(?:PubMed\s++Central\s++)?PMCID|PubMed\s++Central)\s*+[:=]?\s*+
    )?\b(?:PMC\s?){1,2}(?P<pmcid>\d{3,9})\b/?""",
    re.VERBOSE | re.IGNORECASE,
)
ISBN = re.compile(
    r"\bISBN(?:[- ]?1[03])?\s*+[:=]?\s*+(?P<isbn>(?:97[89][\s\-–]?)?(?:\d[\s\-–]?){9}[\dXx])\b",
    re.IGNORECASE,
)
ISSN = re.compile(
    r"\b(?:[ep]-?)?ISSN(?:-L)?\s?(?:\((?:online|print|electronic)\))?\s*+[:=]?\s*+"
    r"(?P<issn>\d{4}[-–]\d{3}[\dXx])\b",
    re.IGNORECASE,
)
ARXIV = re.compile(
    r"""(?:\barXiv\s*+:\s*+|(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf|html)/)
        (?P<arxiv>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?""",
    re.VERBOSE | re.IGNORECASE,
)
URL = re.compile(
    rf"(?:https?://|\bwww\.|(?<![\w@./-])(?:[a-z0-9-]{{1,40}}\.){{1,4}}(?:com|org|gov|net|edu|int"
    rf"|info|io|uk|ca|au|de|fr|es|br|pt|eu|ie|nz|ch|nl|mx)/)(?:[^\s<>\"“”]|{SICI})+",
    re.IGNORECASE,
)
"""An address, with or without its scheme: "mayoclinic.org/diseases-conditions/insomnia"."""
RESOLVER = re.compile(r"doi\.org/|ncbi\.nlm\.nih\.gov|europepmc\.org|arxiv\.org", re.IGNORECASE)
NATURE = re.compile(r"nature\.com/articles/(?P<suffix>[a-z0-9][\w.-]+)", re.IGNORECASE)
MAX_DOI = 1_000  # characters of an address after "10."; a longer one leads nowhere
PATH_AFTER_DOI = re.compile(
    r"(?:/(?:full|abstract|abs|pdf|epdf|pdfft|meta|html|fulltext|summary|references|pdf/.*)|"
    r"\.(?:full(?:\.pdf)?|pdf|abstract)|v\d+(?:\.full(?:\.pdf)?)?|[?#&].*)+$",
    re.IGNORECASE,
)
BARE_PMID = re.compile(r"(?<=\d)\b\.?\s(?P<pmid>\d{7,8})$")
"""The BMJ's pages print DOI and PMID without labels, one after the other."""
PLAIN = {
    "pmcid": ("pmc", PMCID),
    "pmid": ("m", PMID),
    "isbn": ("isbn", ISBN),
    "issn": ("issn", ISSN),
    "arxiv": ("arxiv", ARXIV),
}
"""The pattern of each identifier, after letters without which it need not be tried."""

VERSION = re.compile(
    r"(?P<doi>10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{5,8}|10\.48550/arxiv\.\d{4}\.\d{4,5})v\d+",
    re.IGNORECASE,
)
"""A preprint's DOI with its version, which the DOI system does not know."""
PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier, the field it belongs to, and where it stood in the text.

    `link` is the publisher's address that carried it; a resolver's says nothing more.
    """

    field: str
    value: str
    start: int
    end: int
    link: str = ""


def find_identifiers(text: str) -> tuple[Found, ...]:
    """Return every identifier and link in the text, in the order in which they stand.

    >>> find_identifiers("PMID: 36188471;")[0].value
    '36188471'
    """
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for finder in (_links, _dois, _plain):
        for item in finder(text):
            if all(item.end <= start or item.start >= end for start, end in taken):
                found.append(item)
                taken.append((item.start, item.end))
    return tuple(sorted(found, key=lambda item: item.start))


def _links(text: str) -> list[Found]:
    """Return the addresses, as the identifier that they carry where they carry one."""
    found = []
    for match in URL.finditer(text):
        address = trimmed(match[0])
        if address.lower().startswith("www.") and "." not in address[4:]:
            continue
        field, value = _carried(address)
        link = "" if field == "url" or RESOLVER.search(address) else address
        found.append(Found(field, value, match.start(), match.start() + len(address), link))
    return found


def _carried(address: str) -> tuple[str, str]:
    for field, pattern in (("pmcid", PMCID), ("pmid", PMID), ("arxiv", ARXIV)):
        if match := pattern.search(address):
            return field, _value(field, match[field])
    if match := DOI.search(unquote(address)):
        resolver = re.search(r"doi\.org/", address, re.IGNORECASE)
        doi = match["doi"]
        if not resolver and len(doi) <= MAX_DOI:
            doi = PATH_AFTER_DOI.sub("", doi)
        return "doi", decoded(trimmed(doi))
    if match := NATURE.search(address):
        return "doi", f"10.1038/{match['suffix'].removesuffix('.pdf')}"
    return "url", address


def _dois(text: str) -> list[Found]:
    found = []
    for match in DOI.finditer(text):
        doi = trimmed(match["doi"])
        end = match.start("doi") + len(doi)
        found.append(Found("doi", decoded(doi), match.start(), end))
    return found


def decoded(doi: str) -> str:
    """Return a DOI without percent signs and without a preprint's version."""
    if re.search(r"%[0-9A-Fa-f]{2}", doi):
        doi = unquote(doi)
    version = VERSION.fullmatch(doi)
    return version["doi"] if version else doi


def _plain(text: str) -> list[Found]:
    lower = text.lower()
    bare = BARE_PMID.search(text)
    found = [Found("pmid", bare["pmid"], bare.start("pmid"), bare.end())] if bare else []
    return found + [
        Found(field, _value(field, match[field]), match.start(), match.end())
        for field, (mark, pattern) in PLAIN.items()
        if mark in lower
        for match in pattern.finditer(text)
        if field != "isbn" or is_valid_isbn(match["isbn"])
    ]


def _value(field: str, digits: str) -> str:
    if field == "pmcid":
        return f"PMC{digits}"
    if field == "isbn":
        return re.sub(r"[\s\-–]", "", digits).upper()
    return digits.replace("–", "-")


def trimmed(text: str) -> str:
    """Return an identifier or address without the punctuation of the sentence around it.

    A closing bracket stays where it closes one that was opened inside.
    """
    counts = {mark: text.count(mark) for pair in PAIRS.items() for mark in pair}
    end = len(text)
    while end:
        last = text[end - 1]
        opened = PAIRS.get(last)
        if last not in ".,;:'’*†‡" and not (opened and counts[last] > counts[opened]):
            break
        if last in counts:
            counts[last] -= 1
        end -= 1
    return text[:end]
