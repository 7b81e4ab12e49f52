"""APA style for what is no article.

Source: Publication Manual of the APA, 7th edition, chapter 10: 10.2 (books) to 10.16 (pages), and
chapter 11 (legal references); https://apastyle.apa.org/style-grammar-guidelines/references/examples
"""

from __future__ import annotations

from references.model.pages import expand
from references.model.reference import Reference
from references.styles.apa_names import editors_of_host
from references.styles.kinds import HOSTED, TALKS, medium, publication_number
from references.styles.nlm_works import law, ordinal
from references.styles.runs import Run, closed, sentences

VERSIONED = frozenset({"software", "dataset"})
UNMARKED = frozenset({"webpage", "post-weblog", "article", "book", "report", "standard"})
"""Kinds that need no words in brackets, unless the record has words of its own."""
NAMES = {
    "dataset": "Data set",
    "software": "Computer software",
    "thesis": "Doctoral dissertation",
    "motion_picture": "Video",
    "broadcast": "Audio podcast episode",
    "speech": "Paper presentation",
}
"""What APA calls a kind that the record does not name."""


def titled(reference: Reference) -> tuple[Run, ...]:
    """Return the title of a work that stands alone, with what stands in brackets after it."""
    details = ", ".join(filter(None, (_edition(reference), _volume(reference), _number(reference))))
    kind = _kind(reference)
    behind = (f" ({details})" if details else "") + (f" [{kind}]" if kind else "")
    italic = reference.type not in HOSTED or not reference.container_title
    if not behind:
        return closed(reference.title, italic=italic)
    return (Run(reference.title, italic=italic), Run(f"{behind}."))


def source(reference: Reference) -> tuple[Run, ...]:
    """Return the book that holds a part, and the publisher, school, meeting or site."""
    if reference.type == "thesis":
        return ()  # the school stands in the brackets
    if reference.type in TALKS:
        meeting = reference.container_title or reference.event_title or reference.publisher
        return closed(", ".join(filter(None, (meeting, reference.publisher_place))))
    if reference.type in HOSTED and reference.container_title:
        host = (Run("In "), *closed(reference.container_title, italic=True))
        return sentences(host, closed(reference.publisher))
    if _is_part(reference):
        return _host(reference)
    authors = {name.literal for name in reference.author}
    names = dict.fromkeys((reference.container_title or reference.journal, reference.publisher))
    return closed(". ".join(name.rstrip(".") for name in names if name and name not in authors))


def whole_law(reference: Reference) -> str:
    """Return "Title, Pub. L. No. 104-191, 110 Stat. 1936 (1996)"."""
    return law(reference)


def _is_part(reference: Reference) -> bool:
    return reference.type.startswith("entry") or reference.type in {"chapter", "paper-conference"}


def _host(reference: Reference) -> tuple[Run, ...]:
    editors = editors_of_host(reference)
    pages = expand(reference.page).replace("-", "–")
    label = "pp." if "–" in pages or "," in pages else "p."
    details = ", ".join(
        filter(
            None,
            (_edition(reference), _volume(reference), f"{label} {pages}" if pages else ""),
        )
    )
    host = (
        Run(f"In {editors}, " if editors else "In "),
        Run(reference.container_title, italic=True),
        Run(f" ({details})." if details else "."),
    )
    return sentences(host if reference.container_title else (), closed(reference.publisher))


def _edition(reference: Reference) -> str:
    if not reference.edition:
        return ""
    if reference.type in VERSIONED:
        return f"Version {reference.edition}"
    return ordinal(f"{reference.edition} ed").replace(" ed", " ed.")


def _volume(reference: Reference) -> str:
    return f"Vol. {reference.volume}" if reference.volume else ""


def _number(reference: Reference) -> str:
    if reference.type == "thesis" and reference.number:
        return f"Publication No. {reference.number}"
    if reference.type == "article":
        return ""
    return publication_number(reference)


def _kind(reference: Reference) -> str:
    own = reference.genre if reference.genre != "guideline" else ""
    word = own or NAMES.get(reference.type) or medium(reference)
    if not word or (not own and reference.type in UNMARKED) or own == "preprint":
        return ""
    if own and reference.number and publication_number(reference).lower().startswith(own.lower()):
        return ""
    word = word[0].upper() + word[1:]
    return (
        ", ".join(filter(None, (word, reference.publisher))) if reference.type == "thesis" else word
    )
