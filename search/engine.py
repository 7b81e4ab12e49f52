"""The search itself: from what was typed to the results, in a bounded number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wagtail.models import Site

from search.indexing.indexed_document import key_of
from search.models import Document
from search.queries.expansion import units_of
from search.queries.parsing import Query, read_query
from search.queries.spelling import repairs
from search.queries.synonyms import thesaurus, tokens_of
from search.ranking import Candidate, Lexicon, rank
from search.ranking.asked import all_stems, on_site
from search.results.crisis import Panel, panel_for
from search.results.facets import Facet, facets_of
from search.results.filters import Filters, filter_values_of
from search.results.fitting import fitting_pages
from search.results.short_answers import Found, facts_asked

MAX_TITLE = 60
"""Characters of a title that is made of stop words only."""

MAX_NAMED = 5

RELATED_UP_TO = 100
"""Pages without any of the words are results only down to this rank."""


@dataclass(frozen=True, slots=True)
class Answer:
    """This answer is everything that the page of results shows, but for the passages."""

    typed: Query
    query: Query
    """As it was looked up: with repaired words."""
    candidates: tuple[Candidate, ...] = ()
    facets: tuple[Facet, ...] = ()
    repairs: Mapping[str, str] = field(default_factory=dict)
    """What the repaired words were turned into."""
    facts: tuple[Found, ...] = ()
    """The facts of the clinic that were asked for."""
    crisis: Panel | None = None
    """The numbers that come first when the query speaks of danger."""

    @property
    def holding_words(self) -> int:
        """How many results hold a word; the others are only related."""
        return sum(candidate.holds_words for candidate in self.candidates)

    @property
    def related(self) -> int:
        """How many results hold none of the words."""
        return len(self.candidates) - self.holding_words


def answer(
    typed: str, filters: Filters | None = None, *, literal: bool = False, site: Site | None = None
) -> Answer:
    """Returns the answer to what was typed; `literal` keeps its spelling.

    Without a site, all sites' pages are results.
    """
    filters = filters or Filters()
    asked = read_query(typed)
    named = _pages_named(asked)
    says_nothing = asked.is_blank  # and so there is nothing to repair: asked once
    crisis = panel_for(asked) if says_nothing else None
    asked_facts = facts_asked(asked) if says_nothing else []
    if says_nothing and not asked_facts and not crisis:
        return _titled(asked, named, filters, site)
    lexicon = Lexicon()
    units = units_of(asked)
    lexicon.terms({*asked.stems, *all_stems(units)})  # what is asked for below, at once
    units = on_site(units, lexicon)
    repaired = {} if literal else repairs(asked, lexicon, units)
    query = asked.repaired(repaired)
    ranked = rank(query, lexicon, None if repaired else units)
    ranked = [
        candidate
        for position, candidate in enumerate(ranked)
        if candidate.holds_words or position < RELATED_UP_TO
    ]
    crisis = crisis if says_nothing else panel_for(asked, query)
    if crisis and crisis.is_statement:
        ranked = fitting_pages(crisis, lexicon)
    asked_facts = asked_facts if says_nothing else facts_asked(query)
    asked_facts = [] if crisis else asked_facts
    ranked = _lifted(ranked, [found.page_id for found in asked_facts if found.page_id] + named)
    facts = filter_values_of([candidate.document_id for candidate in ranked], site)
    return Answer(
        typed=asked,
        query=query,
        candidates=tuple(
            candidate
            for candidate in ranked
            if candidate.document_id in facts and filters.matches(facts[candidate.document_id])
        ),
        facets=facets_of(facts.values(), filters),
        repairs=repaired,
        facts=tuple(asked_facts),
        crisis=crisis,
    )


def _pages_named(asked: Query) -> list[int]:
    """Returns the pages whose titles are stop words only and mean what was typed: "About us"."""
    key = key_of(asked.text)
    keys = [*thesaurus().titles.get(tuple(tokens_of(asked.text)), ())]
    keys += [key] if asked.is_blank and 0 < len(key) <= MAX_TITLE else []
    found = Document.objects.filter(title_key__in=keys).values_list("pk", flat=True)
    return list(found[:MAX_NAMED]) if keys else []


def _titled(asked: Query, named: list[int], filters: Filters, site: Site | None) -> Answer:
    facts = filter_values_of(named, site)
    candidates = tuple(
        Candidate(pk, 1.0, holds_words=True)
        for pk in named
        if pk in facts and filters.matches(facts[pk])
    )
    return Answer(asked, asked, candidates)


def _lifted(ranked: list[Candidate], first: Sequence[int]) -> list[Candidate]:
    """Returns the candidates with the pages first that say more of a fact that was asked for."""
    best = ranked[0].score if ranked else 1.0
    lifted = [Candidate(page, best + 1.0, holds_words=True) for page in dict.fromkeys(first)]
    return lifted + [one for one in ranked if one.document_id not in first]
