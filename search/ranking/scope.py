"""Which documents phrases and minus words leave over."""

from django.db.models import Count

from search.models import Document, Posting
from search.queries.parsing import Query
from search.queries.words import STOP

from .lexical import Scope
from .lexicon import Lexicon

MAX_PHRASE_DOCUMENTS = 3_000
"""Documents holding all words of a phrase whose text is looked at."""


def scope_of(query: Query, lexicon: Lexicon) -> Scope:
    """Returns the scope of a query; without phrases and minus words, no query is made."""
    only = None
    for phrase in query.phrases:
        holding = documents_with(phrase, lexicon)
        only = holding if only is None else only & holding
    words = [stems[0] for stems in query.excluded if len(stems) == 1]
    phrases = [stems for stems in query.excluded if len(stems) > 1]
    return Scope(
        only=only,
        without_terms=frozenset(lexicon.terms(words).values()),
        without_documents=frozenset[int]().union(
            *(documents_with(stems, lexicon) for stems in phrases)
        ),
    )


def documents_with(stems: tuple[str, ...], lexicon: Lexicon) -> frozenset[int]:
    """Returns the documents in which these stems stand side by side."""
    wanted = set(stems) - {STOP}
    terms = lexicon.terms(wanted)
    if len(terms) < len(wanted):
        return frozenset()
    holding = (
        Posting.objects.filter(term_id__in=terms.values())
        .values("document_id")
        .annotate(held=Count("*"))
        .filter(held=len(terms))
        .order_by("document_id")
        .values_list("document_id", flat=True)[:MAX_PHRASE_DOCUMENTS]
    )
    found = Document.objects.filter(pk__in=list(holding), stems__contains=f" {' '.join(stems)} ")
    return frozenset(found.values_list("pk", flat=True))
