"""What kind of input a text is."""

from __future__ import annotations

import re

from references.formats import tables
from references.model.errors import ParseError

PROBE = 20_000  # characters; a format shows at its head
JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))")
XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|Pubmed|xml>|records>|record>)")
PUBMED_XML = re.compile(r"<Pubmed|PubmedArticleSet")
RIS = re.compile(r"^[ \t]*TY[ \t]*-[ \t]*[A-Za-z]", re.MULTILINE)
NBIB = re.compile(r"^(?:PMID|FAU|DP|TI|JT|OWN|STAT)\s{0,3}- ", re.MULTILINE)
BIBTEX = re.compile(r"^[^\S\n]*+@\s*+[A-Za-z]++\s*+[{(]", re.MULTILINE)
ENDNOTE = re.compile(
    r"^[ \t]*%(?:0[ \t]+\S|[TA][ \t]+\S.*\n(?:.*\n){0,40}?[ \t]*%[A-Z][ \t])", re.MULTILINE
)
REFWORKS = re.compile(
    r"^RT[ \t]+[A-Z][^\n]*\n(?:.*\n){0,12}?(?:A1|T1|JF|YR|SR|ID)[ \t]", re.MULTILINE
)
WEB_OF_SCIENCE = re.compile(
    r"^(?:FN[ \t].*(?:Clarivate|Thomson|Web of|ISI)|PT[ \t][A-Z]\s*\n(?:AU|TI|BA|AF)[ \t])",
    re.MULTILINE,
)
WIKIPEDIA = re.compile(r"\{\{\s*(?:v?cite\s|citation\s*\|)", re.IGNORECASE)
PUBMED_TEXT = re.compile(
    r"\A(?>\s*+(?:Search results[^\n]*+\s*+)?\d{1,5}\.[ \t][^\n]++(?:\n[ \t]*+[^\s][^\n]*+){0,4}+"
    r"\n[ \t]*+\n[^\n]++(?:\n[ \t]*+[^\s][^\n]*+){0,8}+\n[ \t]*+\n)(?s:.*?)^PMID:[ \t]*+\d{1,8}\b",
    re.MULTILINE,
)
PATTERNS = (
    ("ris", RIS),
    ("bibtex", BIBTEX),
    ("nbib", NBIB),
    ("endnote", ENDNOTE),
    ("refworks", REFWORKS),
    ("web-of-science", WEB_OF_SCIENCE),
    ("wikipedia", WIKIPEDIA),
    ("pubmed-text", PUBMED_TEXT),
)
EXPORT = "Export the references as RIS, BibTeX or nbib, or paste them as text."
UNREAD = (
    (
        re.compile(
            r"\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--.*?-->\s*+)?<(?:mods:)?mods(?:Collection)?[\s>]",
            re.DOTALL,
        ),
        "a MODS file",
    ),
    (re.compile(r"\s*+(?:<\?xml[^>]*>\s*+)?<rdf:RDF"), "an RDF file, such as Zotero’s"),
    (re.compile(r"\s*+(?:<\?xml[^>]*>\s*+)?<(?:b:)?Sources[\s>]"), "Word’s own list of sources"),
    (
        re.compile(
            r"\s*+(?:<\?xml[^>]*>\s*+)?(?:<!DOCTYPE[^>]*>\s*+)?<(?:article|pmc-articleset)[\s>]"
        ),
        "an article in JATS XML",
    ),
    (re.compile(r"\s*+(?:<\?xml[^>]*>\s*+)?<TEI[\s>]"), "a TEI file"),
    (
        re.compile(
            r"\s*+(?:<\?xml[^>]*>\s*+)?(?:<marc:)?<?(?:collection|record) xmlns[^>]*MARC",
            re.IGNORECASE,
        ),
        "a MARC file",
    ),
    (re.compile(r"\s*+=LDR\s|\s*+\d{5}[acdnp][a-z]{2}[ a-z]\S{0,4}22"), "a MARC file"),
    (re.compile(r"\s*+(?:#[^\n]*\n)*cff-version\s*+:"), "a Citation File Format file"),
    (re.compile(r"\s*+(?:---[^\S\n]*+\n)?references\s*+:[^\S\n]*+\n\s*+-\s+\w+\s*+:"), "CSL-YAML"),
    (
        re.compile(r"\s*+Scopus[^\S\n]*+\n\s*+EXPORT DATE", re.IGNORECASE),
        "Scopus’ plain text export",
    ),
    (
        re.compile(
            r"\s*+(?:VN\s+Ovid Technologies"
            r"|<1>[^\S\n]*+\n\s*+(?:Unique Identifier|Accession Number|VN\b))"
        ),
        "Ovid’s export",
    ),
    (
        re.compile(r"\s*+RECORD 1[^\S\n]*+\n\s*+(?:TITLE|AUTHOR)"),
        "Embase’s plain text export",
    ),
    (
        re.compile(r"\s*+Record #1 of \d+[^\S\n]*+\n\s*+ID:"),
        "the Cochrane Library’s plain text export",
    ),
    (
        re.compile(
            r"\s*+_{20,}[^\S\n]*+\n\s*+(?:Document|Report Information)|\s*+Document 1 of \d+"
        ),
        "ProQuest’s plain text export",
    ),
    (re.compile(r"(?:.*\n){0,20}?\s*+\\bibitem\b"), "a LaTeX bibliography"),
    (re.compile(r"\s*+\(?\s*+(?:\\rtf1|\{\\rtf1)"), "an RTF document"),
)
"""Formats that are known and not read, and what an editor calls them."""


def detect(text: str) -> str:
    """Return the format's name: "text" where it is none of the files.

    Raises:
        ParseError: the format is known and cannot be read; the message says what to do instead.

    >>> detect("TY  - JOUR")
    'ris'
    """
    probe = text[:PROBE]
    for pattern, name in UNREAD:
        if pattern.match(probe):
            raise ParseError(f"This is {name}, which cannot be read here. {EXPORT}")
    if JSON.match(probe):
        return "csl-json"
    if XML.match(probe):
        return "pubmed-xml" if PUBMED_XML.search(probe) else "endnote-xml"
    for name, pattern in PATTERNS:
        if pattern.search(probe):
            return name
    return "table" if tables.is_table(probe) else "text"
