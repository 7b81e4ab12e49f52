"""The codes of RIS's TY field against the types of CSL."""

from __future__ import annotations

from references.model.types import OTHER_WORD, csl_type

READ = {
    "ABST": "article-journal", "ADVS": "broadcast", "AGGR": "dataset", "ANCIENT": "classic",
    "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CHART": "figure", "CLSWK": "classic", "COMP": "software",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset",
    "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "EQUA": "figure", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report",
    "GRNT": "document", "GRANT": "document", "HEAR": "hearing", "ICOMM": "personal_communication",
    "INPR": "article-journal", "INTV": "interview", "JFULL": "article-journal",
    "JOUR": "article-journal", "LEGAL": "regulation", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "webpage",
    "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "POD": "broadcast", "PODC": "broadcast", "POST": "post",
    "PREPRINT": "article", "RPRT": "report", "SER": "periodical", "SLIDE": "speech",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "UNBILL": "bill", "UNPB": "article", "UNPD": "article", "VIDEO": "motion_picture",
    "WEB": "webpage",
}  # fmt: skip

WRITTEN = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "article": "UNPB", "bill": "BILL", "book": "BOOK", "broadcast": "ADVS", "chapter": "CHAP",
    "classic": "CLSWK", "dataset": "DATA", "document": "GEN", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "interview": "INTV", "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT",
    "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "periodical": "SER",
    "personal_communication": "PCOMM", "post": "POST", "post-weblog": "BLOG",
    "regulation": "LEGAL", "report": "RPRT", "software": "COMP", "song": "SOUND",
    "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
"""The code of each type that has one of its own; the others are written as GEN or their kin."""

NEAREST = {
    "entry": "ENCYC", "collection": "SER", "review": "JOUR", "review-book": "JOUR",
    "event": "GEN", "performance": "GEN", "treaty": "GEN",
}  # fmt: skip


def type_of(code: str) -> str:
    """Return the CSL type of a code, or of the word that some programs write instead."""
    return READ.get(code.strip().upper()) or csl_type(code) or OTHER_WORD
