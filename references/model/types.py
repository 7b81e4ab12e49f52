"""The kinds of work: the types of CSL 1.0.2, and what other vocabularies call them.

Source: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip
"""Every type of the vocabulary; `article` is a preprint or another unpublished article."""

OTHER_WORD = "document"
"""The type of what is none of the others."""

_WORDS: Mapping[str, str] = {
    # Crossref: https://api.crossref.org/types
    "journal article": "article-journal",
    "posted content": "article",
    "monograph": "book",
    "edited book": "book",
    "reference book": "book",
    "book set": "book",
    "proceedings": "book",
    "book chapter": "chapter",
    "book section": "chapter",
    "book part": "chapter",
    "book track": "chapter",
    "reference entry": "entry",
    "proceedings article": "paper-conference",
    "report component": "report",
    "report series": "report",
    "dissertation": "thesis",
    "peer review": "review",
    "journal": "periodical",
    "journal volume": "periodical",
    "journal issue": "periodical",
    "book series": "periodical",
    "grant": "document",
    "component": "document",
    # Zotero: https://api.zotero.org/itemTypes, and others who write the word
    "preprint": "article",
    "unpublished": "article",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "encyclopedia article": "entry-encyclopedia",
    "encyclopedia entry": "entry-encyclopedia",
    "dictionary entry": "entry-dictionary",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "blog post": "post-weblog",
    "blog": "post-weblog",
    "forum post": "post",
    "web page": "webpage",
    "website": "webpage",
    "web site": "webpage",
    "web": "webpage",
    "computer program": "software",
    "data set": "dataset",
    "data": "dataset",
    "statute": "legislation",
    "law": "legislation",
    "case": "legal_case",
    "presentation": "speech",
    "lecture": "speech",
    "film": "motion_picture",
    "movie": "motion_picture",
    "video": "motion_picture",
    "video recording": "motion_picture",
    "audio recording": "song",
    "tv broadcast": "broadcast",
    "radio broadcast": "broadcast",
    "podcast": "broadcast",
    "letter": "personal_communication",
    "email": "personal_communication",
    "artwork": "graphic",
    "image": "graphic",
    "guideline": "report",
    "technical report": "report",
    "brochure": "pamphlet",
}
_ALONE = {"article": "article-journal"}
"""Words that stand for something else where their capitals show that they are no CSL type."""


def csl_type(word: str) -> str:
    """Return the CSL type that a word stands for; "" where it stands for none.

    >>> csl_type("Newspaper Article"), csl_type("journal-article"), csl_type("Article")
    ('article-newspaper', 'article-journal', 'article-journal')
    """
    word = word.strip()
    if word in TYPES:
        return word
    plain = re.sub(r"[\s_-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word)).lower().strip()
    if plain in _ALONE:
        return _ALONE[plain]
    return _WORDS.get(plain) or _BY_WORDS.get(plain, "")


_BY_WORDS = {re.sub(r"[_-]", " ", kind): kind for kind in TYPES}
