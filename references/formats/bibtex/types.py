# ruff: noqa: E501  patterns and tables read best on one line
"""Entry types of BibTeX and BibLaTeX against the types of CSL.

Source: https://ctan.org/pkg/biblatex (manual, section 2.1). Types that BibLaTeX does not have are
`misc` or `article` with an `entrysubtype`, which is the field for that.
"""

from __future__ import annotations

from references.model.types import OTHER_WORD, csl_type

READ = {
    "article": "article-journal", "suppperiodical": "article-journal", "book": "book",
    "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "mvreference": "book", "booklet": "pamphlet",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter",
    "incollection": "chapter", "inreference": "entry", "inproceedings": "paper-conference",
    "conference": "paper-conference", "techreport": "report", "report": "report",
    "manual": "report", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "webpage": "webpage", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "bachelorsthesis": "thesis", "unpublished": "article", "preprint": "article",
    "dataset": "dataset", "software": "software", "patent": "patent", "periodical": "periodical",
    "artwork": "graphic", "image": "figure", "audio": "song", "music": "musical_score",
    "movie": "motion_picture", "video": "motion_picture", "performance": "performance",
    "jurisdiction": "legal_case", "legislation": "legislation", "legal": "regulation",
    "legadminmaterial": "regulation", "standard": "standard", "letter": "personal_communication",
    "commentary": "document", "review": "review", "misc": OTHER_WORD, "other": OTHER_WORD,
    "newspaper": "article-newspaper", "magazine": "article-magazine", "talk": "speech",
}  # fmt: skip
GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
}
WRITTEN = {
    "article-journal": "article", "book": "book", "pamphlet": "booklet", "chapter": "incollection",
    "entry": "inreference", "paper-conference": "inproceedings", "report": "report",
    "webpage": "online", "thesis": "thesis", "article": "unpublished", "dataset": "dataset",
    "software": "software", "patent": "patent", "periodical": "periodical", "graphic": "artwork",
    "figure": "image", "song": "audio", "musical_score": "music", "motion_picture": "video",
    "performance": "performance", "legal_case": "jurisdiction", "legislation": "legislation",
    "regulation": "legal", "standard": "standard", "personal_communication": "letter",
    "review": "review", "document": "misc",
}  # fmt: skip
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}


def type_of(kind: str, subtype: str) -> str:
    """Return the CSL type of an entry's type and `entrysubtype`."""
    subtype = subtype.strip().lower()
    return (
        SUBTYPES.get(subtype) or csl_type(subtype) or READ.get(kind) or csl_type(kind) or OTHER_WORD
    )


def entry_type(kind: str) -> tuple[str, str]:
    """Return the entry type and the `entrysubtype` under which a CSL type is written."""
    if kind in WRITTEN:
        return WRITTEN[kind], ""
    for word, subtype in SUBTYPES.items():
        if subtype == kind:
            return "article", word
    return "misc", kind
