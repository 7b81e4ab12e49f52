# ruff: noqa: E501  patterns read best on one line
"""DOIs of fields, whole; of addresses; and of texts in which a line end broke them.

Source: https://www.doi.org/the-identifier/resources/handbook
"""

from __future__ import annotations

import re

from references.model.identifiers import DOI, decoded, trimmed

WHOLE_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
BEFORE_DOI = re.compile(
    r"(?:\s*+(?:(?:https?://)?(?:(?!doi\.org)[\w-]++\.)*+doi\.org/++|\(?\s*+doi\b\s*+[:=]?\s*+"
    r"|info:doi/|urn:doi:))++",
    re.IGNORECASE,
)
AFTER_DOI = re.compile(r"(?<!\s)\s*+[\[(]\s*+doi\s*+[\])]\s*+$", re.IGNORECASE)
BROKEN = re.compile(
    r"""(?P<head>\bdoi\.org/|\bdoi\b[:\s]{0,3}|\b10\.\d{4,9}(?=/)[^\s"“”]{1,120}|\b10\.\d{0,8})[ \t]*\n[ \t]*
        (?P<tail>[^\s"“”]+)""",
    re.VERBOSE | re.IGNORECASE,
)
NEW_ENTRY = re.compile(
    r"https?:|doi\b|10\.\d{4,9}/|PM(?:C?ID|C\d)|[\[(]?\d{1,3}[.)\]]+$|arxiv|isbn", re.IGNORECASE
)


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
        return decoded(doi.rstrip(".,"))
    match = DOI.search(text)
    return decoded(trimmed(match["doi"])) if match else text.strip()


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
