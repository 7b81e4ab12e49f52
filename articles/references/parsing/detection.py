"""What kind of input a text is."""

from __future__ import annotations

import re

PROBE = 20_000  # characters; a format shows at its head
JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))")
XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|PubmedArticle|PubmedBook|xml>|records>|record>)")
RIS = re.compile(r"^[ \t]*TY[ \t]*-[ \t]*[A-Z]", re.MULTILINE)
NBIB = re.compile(r"^(?:PMID|FAU|DP|TI|JT|OWN|STAT)\s{0,3}- ", re.MULTILINE)
BIBTEX = re.compile(r"^[^\S\n]*+@\s*+[A-Za-z]++\s*+[{(]", re.MULTILINE)


def detect(text: str) -> str:
    """Return the format's name: "text" where it is none of the files.

    >>> detect("TY  - JOUR")
    'ris'
    """
    probe = text[:PROBE]
    if JSON.match(probe):
        return "csl-json"
    if XML.match(probe):
        return "pubmed-xml" if "<Pubmed" in probe or "PubmedArticleSet" in probe else "endnote-xml"
    for name, pattern in (("ris", RIS), ("bibtex", BIBTEX), ("nbib", NBIB)):
        if pattern.search(probe):
            return name
    return "text"
