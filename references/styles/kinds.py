"""What the styles have to know of CSL's types: which are alike, and what each is called.

Types: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
"""

from __future__ import annotations

from collections.abc import Mapping

from references.model.reference import Reference

PERIODICALS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}
)
DAILY = frozenset({"article-magazine", "article-newspaper"})
PARTS = frozenset(
    {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
)
"""Works inside a book."""
PAGES = frozenset({"webpage", "post", "post-weblog"})
HOSTED = frozenset({"broadcast", "song"})
"""Episodes, which may have a series and a publisher."""
LAWS = frozenset({"legislation", "bill", "regulation", "legal_case", "hearing", "treaty"})
TALKS = frozenset({"speech", "performance", "event"})
MEDIA: Mapping[str, str] = {
    "dataset": "data set",
    "software": "computer program",
    "motion_picture": "video",
    "broadcast": "broadcast",
    "song": "sound recording",
    "interview": "interview",
    "personal_communication": "letter",
    "map": "map",
    "graphic": "picture",
    "figure": "picture",
    "musical_score": "score",
    "manuscript": "manuscript",
    "pamphlet": "pamphlet",
    "thesis": "dissertation",
    "speech": "paper presentation",
    "performance": "performance",
    "patent": "patent",
    "post-weblog": "blog post",
    "post": "post",
}
"""What stands in brackets after the title where a record does not say it in its own words."""


def medium(reference: Reference) -> str:
    """Return what kind of work this is, in the record's own words first; "" for plain books."""
    own = reference.genre if reference.genre != "guideline" else ""
    return own or MEDIA.get(reference.type, "")


def is_edited(reference: Reference) -> bool:
    """Whether the editors stand where authors do: a whole book that nobody signs."""
    return not reference.author and bool(reference.editor) and reference.type not in PARTS


def publication_number(reference: Reference) -> str:
    """Return "Report No. 12", "NICE guideline NG222" or "" as the kind of work has it."""
    number = reference.number
    if not number:
        return ""
    if (
        reference.genre
        and reference.type in {"report", "standard"}
        and "insert" not in reference.genre
    ):
        return f"{reference.genre[0].upper()}{reference.genre[1:]} {number}"
    if reference.type in {"webpage", "dataset"}:
        return f"Identifier {number}"
    if reference.type == "standard":
        return number
    if reference.type == "thesis":
        return f"Publication No. {number}"
    return (
        f"Report No. {number}"
        if reference.type in {"report", "book", "article"}
        else f"No. {number}"
    )
