"""The type of a work that does not call itself anything, told by its words."""

from __future__ import annotations

import re

from references.free_text.people.groups import is_group
from references.free_text.works.articles.periodicals import PREPRINT
from references.free_text.works.kinds import Kind
from references.free_text.works.monographs.context import Context
from references.free_text.works.monographs.imprints import Imprint

GUIDELINE = re.compile(
    r"\b(?:guidelines?|clinical practice|recommendations?|position statement|consensus|guía"
    r"|guia|directrices|diretrizes"
    r"|recomendaciones|recomendações|recommandations|leitlinien?|consenso)\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:report|fact sheet|white paper|technical|strategy|statistics|survey|plan|informe"
    r"|estrategia|estratégia|relatório|rapport"
    r"|bericht|encuesta|inquérito|enquête)\b",
    re.IGNORECASE,
)
PAGE = re.compile(r"\b(?:fact sheets?|statistics|data (?:&|and))(?!\w)", re.IGNORECASE)
"""Reports that are pages where they were read on the web."""
LABEL = re.compile(
    r"\b(?:prescribing information|product information|(?:summary of )?product characteristics"
    r"|package insert|drug label|ficha técnica)\b",
    re.IGNORECASE,
)
"""The title of a drug's label."""
OWN_PRESS = re.compile(r"\b(?:Press|Publish\w+|Books|Verlag)\b")
BOOKS = re.compile(
    r"StatPearls|Endotext|GeneReviews(?:®)?|LiverTox(?::[\w -]+)?|NCBI Bookshelf|PDQ[\w ]*"
)
"""Books of NLM's Bookshelf whose chapters are cited without an "In:"."""


def _literals(context: Context) -> set[str]:
    return {name.literal.strip(" .") for name in context.names if name.literal}


def type_of(title: str, container: str, imprint: Imprint, context: Context) -> str:
    """Return the CSL type of a work that stands alone."""
    if PREPRINT.fullmatch(container or imprint.publisher or "-"):
        return "article"
    if BOOKS.fullmatch(container) or imprint.publisher == "StatPearls Publishing":
        return "chapter"
    if LABEL.search(title):
        return "report"
    if context.is_page and PAGE.search(title) and not imprint.number:
        return "webpage"
    groups = bool(context.names) and all(name.literal for name in context.names)
    edited = (context.edited or not (context.names or context.has_isbn)) and is_group(
        imprint.publisher
    )
    if imprint.number or (
        (groups or edited)
        and (GUIDELINE.search(title) or REPORT.search(title))
        and (imprint.publisher or imprint.place or container in _literals(context))
    ):
        return "report"
    own = groups and imprint.place and imprint.publisher and not OWN_PRESS.search(imprint.publisher)
    if own and context.has_url and not context.is_page:
        return "report"  # an organisation's own paper, which its address leads to
    is_page = context.is_page or (context.has_url and bool(container))
    if context.has_isbn or imprint.edition or (imprint.place and not is_page):
        return "book"
    if context.has_url or is_page:
        return "report" if GUIDELINE.search(title) and groups else "webpage"
    return "book"


def label_place(body: str, kind: Kind) -> int:
    """Return where the body calls itself a drug's label; -1 where it does not."""
    if LABEL.fullmatch(kind.genre) and kind.end > 0:
        return kind.end
    match = LABEL.search(body)
    return match.start() if match else -1
