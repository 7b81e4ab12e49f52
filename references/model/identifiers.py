# ruff: noqa: E501  patterns and tables read best on one line
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
    rf"""(?:\b(?:https?://)?(?:www\.|dx\.)?doi\.org/(?:doi:)?\s*
          |\bdoi\b\s*[:=]?\s*(?:https?://(?:dx\.)?doi\.org/)?(?:doi:\s*)?
          |\(doi:?\s*)?
        \b(?P<doi>10\.\d{{4,9}}(?:\.\d+)*(?:/|%2[Ff])(?:[^\s"“”<>|]|{SICI})+)""",
    re.VERBOSE | re.IGNORECASE,
)
PMID = re.compile(
    r"""(?:
        (?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/
            |ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?
            |europepmc\.org/(?:article|abstract)/MED/)
      | \b(?:PubMed\s+)?PMID\s*[:=\#]?\s*
      | \bPubMed(?:\s+ID)?\s*[:=\#]\s*
    )(?P<pmid>\d{1,8})\b/?""",
    re.VERBOSE | re.IGNORECASE,
)
PMCID = re.compile(
    r"""(?:
        (?:https?://)?(?:www\.)?(?:ncbi\.nlm\.nih\.gov/(?:labs/)?pmc/articles/
            |pmc\.ncbi\.nlm\.nih\.gov/articles/
            |europepmc\.org/(?:article|articles|abstract)/(?:PMC/)?)
      | \b(?:(?:PubMed\s+Central\s+)?PMCID|PubMed\s+Central)\s*[:=]?\s*
    )?\b(?:PMC\s?){1,2}(?P<pmcid>\d{3,9})\b/?""",
    re.VERBOSE | re.IGNORECASE,
)
ISBN = re.compile(
    r"\bISBN(?:[- ]?1[03])?\s*[:=]?\s*(?P<isbn>(?:97[89][\s\-–]?)?(?:\d[\s\-–]?){9}[\dXx])\b",
    re.IGNORECASE,
)
ARXIV = re.compile(
    r"""(?:\barXiv\s*:\s*|(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf|html)/)
        (?P<arxiv>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?""",
    re.VERBOSE | re.IGNORECASE,
)
URL = re.compile(rf"(?:https?://|\bwww\.)(?:[^\s<>\"“”]|{SICI})+", re.IGNORECASE)
RESOLVER = re.compile(r"doi\.org/|ncbi\.nlm\.nih\.gov|europepmc\.org|arxiv\.org", re.IGNORECASE)
NATURE = re.compile(r"nature\.com/articles/(?P<suffix>[a-z0-9][\w.-]+)", re.IGNORECASE)
PATH_AFTER_DOI = re.compile(
    r"(?:/(?:full|abstract|abs|pdf|epdf|pdfft|meta|html|fulltext|summary|references|pdf/.*)|"
    r"\.(?:full(?:\.pdf)?|pdf|abstract)|v\d+(?:\.full(?:\.pdf)?)?|[?#&].*)+$",
    re.IGNORECASE,
)
PLAIN = {
    "pmcid": ("pmc", PMCID),
    "pmid": ("m", PMID),
    "isbn": ("isbn", ISBN),
    "arxiv": ("arxiv", ARXIV),
}
"""The pattern of each identifier, after letters without which it need not be tried."""

VERSION = re.compile(
    r"(?P<doi>10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{5,8}|10\.48550/arxiv\.\d{4}\.\d{4,5})v\d+",
    re.IGNORECASE,
)
"""A preprint's DOI with its version, which the DOI system does not know."""
WHOLE_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
BEFORE_DOI = re.compile(
    r"(?:\s*(?:https?://)?(?:[\w-]+\.)*doi\.org/+|\s*\(?\s*doi\b\s*[:=]?\s*|\s*info:doi/|\s*urn:doi:)+",
    re.IGNORECASE,
)
AFTER_DOI = re.compile(r"\s*[\[(]\s*doi\s*[\])]\s*$", re.IGNORECASE)
BROKEN = re.compile(
    r"""(?P<head>\bdoi\.org/|\bdoi\b[:\s]{0,3}|\b10\.\d{4,9}(?=/)[^\s"“”]{1,120}|\b10\.\d{0,8})[ \t]*\n[ \t]*
        (?P<tail>[^\s"“”]+)""",
    re.VERBOSE | re.IGNORECASE,
)
NEW_ENTRY = re.compile(
    r"https?:|doi\b|10\.\d{4,9}/|PM(?:C?ID|C\d)|[\[(]?\d{1,3}[.)\]]+$|arxiv|isbn", re.IGNORECASE
)

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
        if not address.lower().startswith("http") and "." not in address[4:]:
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
        doi = match["doi"] if resolver else PATH_AFTER_DOI.sub("", match["doi"])
        return "doi", _decoded(trimmed(doi))
    if match := NATURE.search(address):
        return "doi", f"10.1038/{match['suffix'].removesuffix('.pdf')}"
    return "url", address


def _dois(text: str) -> list[Found]:
    found = []
    for match in DOI.finditer(text):
        doi = trimmed(match["doi"])
        end = match.start("doi") + len(doi)
        found.append(Found("doi", _decoded(doi), match.start(), end))
    return found


def _decoded(doi: str) -> str:
    """Return a DOI without percent signs and without a preprint's version."""
    if re.search(r"%[0-9A-Fa-f]{2}", doi):
        doi = unquote(doi)
    version = VERSION.fullmatch(doi)
    return version["doi"] if version else doi


def _plain(text: str) -> list[Found]:
    lower = text.lower()
    return [
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
    return digits


def bare_doi(text: str) -> str:
    """Return the DOI that a field holds, whole, without a resolver's address or a label.

    A field holds nothing else, so brackets, "<", ">", ";" and "#" belong to it. White space that
    a line end left inside is taken out; a second DOI is left to the caller.

    >>> bare_doi("http://dx.doi.org/10.1002/cncr.29409")
    '10.1002/cncr.29409'
    """
    text = AFTER_DOI.sub("", text.strip())
    before = BEFORE_DOI.match(text)
    rest = text[before.end() :] if before else text
    rest = re.sub(r"^(10\.\d{4,9}(?:\.\d+)*)%2f", r"\1/", rest, flags=re.IGNORECASE)
    pieces = rest.split()
    if pieces and WHOLE_DOI.fullmatch(f"{pieces[0]}x"):
        doi = pieces[0]
        for piece in pieces[1:]:
            if not (doi[-1] in "/-._(:;" or piece[0] in "/-._):;"):
                break
            doi += piece
        return _decoded(doi.rstrip(".,"))
    match = DOI.search(text)
    return _decoded(trimmed(match["doi"])) if match else text.strip()


def is_doi(text: str) -> bool:
    """Whether a text has the form of a DOI."""
    return bool(WHOLE_DOI.fullmatch(text))


def doi_in_address(address: str) -> str:
    """Return the DOI that a resolver's address stands for, or "".

    >>> doi_in_address("https://doi.org/10.1002/cncr.29409")
    '10.1002/cncr.29409'
    """
    match = re.match(r"\s*(?:https?://)?(?:dx\.|www\.)?doi\.org/", address, re.IGNORECASE)
    return bare_doi(address[match.end() :]) if match else ""


def mend_dois(text: str) -> str:
    """Return the text with the DOIs whole that a line end broke.

    What follows belongs to the DOI after a slash, hyphen or resolver's address, and else where it
    begins like the middle of one; a new entry's number or name does not.
    """
    if "10." not in text and "doi.org" not in text.lower():
        return text
    return BROKEN.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    head, tail = match["head"], match["tail"]
    if "10." not in head:  # a label or a resolver's address alone
        return f"{head}{tail}" if re.match(r"10\.\d{4,9}/", tail) else match[0]
    if "/" not in head:  # "10." and the registrant on the next line
        return f"{head}{tail}" if re.match(r"10\.\d{4,9}/\S", f"{head}{tail}") else match[0]
    if NEW_ENTRY.match(tail) or not re.search(r"\d", f"{tail}{head[-1] == '/' or ''}"):
        return f"{head}{tail}" if head.endswith("/") and tail[0].islower() else match[0]
    last = head[-1]
    whole = last in "/-_" or tail[0] in "./-_:;"
    if not whole and not _stands_alone(match):
        middle = re.match(r"[\da-z(]", tail) and not re.match(r"\d{7,8}\W*$|(?:19|20)\d\d\W", tail)
        whole = bool(middle) and (
            (last in ".:;(" and "." in tail.rstrip(".,;"))
            or (last.isdigit() and bool(re.fullmatch(r"\d{2,6}[.,;]*", tail)))
        )
        whole = whole or (last in ".(" and bool(re.match(r"(?:19|20)\d\d[.-]\d", tail)))
    return f"{head}{tail}" if whole else match[0]


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether nothing but a label stands before the DOI on its line: then it is one of a list."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not re.sub(r"(?i)https?://|dx\.|doi(?:\.org)?|[\W\d_]", "", before)


def trimmed(text: str) -> str:
    """Return an identifier or address without the punctuation of the sentence around it.

    A closing bracket stays where it closes one that was opened inside.
    """
    while text:
        last = text[-1]
        opened = PAIRS.get(last)
        unbalanced = opened and text.count(last) > text.count(opened)
        if last in ".,;:'’*†‡" or unbalanced:
            text = text[:-1]
        else:
            break
    return text
