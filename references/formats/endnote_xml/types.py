# ruff: noqa: E501  patterns and tables read best on one line
"""EndNote's reference types, by name and number, for the types of CSL.

Numbers: EndNote's own export; a type that EndNote lacks is written under its nearest, and CSL's
word beside it in `custom1`.
"""

from __future__ import annotations

WRITTEN = {
    "article-journal": ("Journal Article", 17), "article-magazine": ("Magazine Article", 19),
    "article-newspaper": ("Newspaper Article", 23), "article": ("Unpublished Work", 34),
    "bill": ("Bill", 4), "book": ("Book", 6), "chapter": ("Book Section", 5),
    "classic": ("Classical Work", 49), "dataset": ("Dataset", 59), "document": ("Generic", 13),
    "entry-dictionary": ("Dictionary", 52), "entry-encyclopedia": ("Encyclopedia", 53),
    "figure": ("Figure", 37), "graphic": ("Artwork", 2), "hearing": ("Hearing", 14),
    "interview": ("Interview", 64), "legal_case": ("Case", 7), "legislation": ("Statute", 31),
    "manuscript": ("Manuscript", 36), "map": ("Map", 20), "motion_picture": ("Film or Broadcast", 21),
    "musical_score": ("Music", 61), "pamphlet": ("Pamphlet", 24),
    "paper-conference": ("Conference Paper", 47), "patent": ("Patent", 25),
    "periodical": ("Serial", 57), "personal_communication": ("Personal Communication", 26),
    "post-weblog": ("Blog", 56), "regulation": ("Legal Rule or Regulation", 50),
    "report": ("Report", 27), "software": ("Computer Program", 9), "standard": ("Standard", 58),
    "thesis": ("Thesis", 32), "webpage": ("Web Page", 12),
}  # fmt: skip
