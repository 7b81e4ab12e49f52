"""The kinds of work that an editor chooses from: the types of CSL, those most cited first.

A file may bring any type of the vocabulary; all of them are choices, so that what came in is kept
and can be saved (docs/adr/0059).
"""

from django.utils.translation import gettext_lazy as _

from references.model.types import TYPES

CITED_TYPES = [
    ("article-journal", _("Journal article")),
    ("article", _("Preprint")),
    ("book", _("Book")),
    ("chapter", _("Chapter")),
    ("webpage", _("Web page, trial registration")),
    ("report", _("Report, package insert")),
    ("guideline", _("Guideline")),
    ("paper-conference", _("Conference paper")),
    ("thesis", _("Thesis")),
    ("dataset", _("Data set")),
    ("article-newspaper", _("Newspaper article")),
    ("article-magazine", _("Magazine article")),
    ("document", _("Document")),
    ("software", _("Software")),
    ("legislation", _("Law")),
    ("regulation", _("Regulation")),
    ("standard", _("Standard")),
    ("motion_picture", _("Video")),
    ("broadcast", _("Broadcast, podcast")),
    ("speech", _("Talk")),
    ("post-weblog", _("Blog post")),
    ("entry-encyclopedia", _("Encyclopaedia entry")),
    ("patent", _("Patent")),
]
"""The kinds that a health article cites."""

OTHER_LABELS = {
    "bill": _("Bill"),
    "classic": _("Classical work"),
    "collection": _("Collection"),
    "entry": _("Entry"),
    "entry-dictionary": _("Dictionary entry"),
    "event": _("Event"),
    "figure": _("Figure"),
    "graphic": _("Picture"),
    "hearing": _("Hearing"),
    "interview": _("Interview"),
    "legal_case": _("Court case"),
    "manuscript": _("Manuscript"),
    "map": _("Map"),
    "musical_score": _("Musical score"),
    "pamphlet": _("Pamphlet"),
    "performance": _("Performance"),
    "periodical": _("Periodical"),
    "personal_communication": _("Personal communication"),
    "post": _("Post"),
    "review": _("Review"),
    "review-book": _("Book review"),
    "song": _("Sound recording"),
    "treaty": _("Treaty"),
}

_CITED = {name for name, _label in CITED_TYPES}
REFERENCE_TYPES = [
    *CITED_TYPES,
    (
        _("Other kinds"),
        [(name, OTHER_LABELS.get(name, name)) for name in TYPES if name not in _CITED],
    ),
]
"""Every type of the vocabulary, and the guideline, which CSL counts among the reports."""
