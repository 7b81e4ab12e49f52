"""What the index knows of stems, asked for once in each answer."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Subquery

from search.models import Posting, Term


class Lexicon:
    """This lexicon remembers for one answer which stems there are and how common they are."""

    def __init__(self) -> None:
        self._terms: dict[str, int | None] = {}
        self._documents: dict[int, int] = {}

    def terms(self, stems: Iterable[str]) -> dict[str, int]:
        """Returns the identities of those stems that pages hold."""
        wanted = set(stems)
        missing = wanted - self._terms.keys()
        if missing:
            self._terms |= dict.fromkeys(missing)
            held = Subquery(
                Posting.objects.filter(term_id=OuterRef("pk"))
                .order_by()
                .values("term_id")
                .annotate(held=Count("*"))
                .values("held")
            )
            rows = Term.objects.filter(stem__in=missing).annotate(held=held)
            for stem, term, documents in rows.values_list("stem", "pk", "held"):
                self._terms[stem] = term
                self._documents[term] = documents or 0
        found = {stem: term for stem in wanted if (term := self._terms[stem]) is not None}
        used = self.documents(found.values())
        return {stem: term for stem, term in found.items() if term in used}

    def documents(self, term_ids: Iterable[int]) -> dict[int, int]:
        """Returns how many documents hold each of these terms; those in none are left out."""
        wanted = set(term_ids)
        missing = wanted - self._documents.keys()
        if missing:
            self._documents |= dict.fromkeys(missing, 0)
            rows = Posting.objects.filter(term_id__in=missing).values("term_id").order_by()
            self._documents |= dict(rows.values_list("term_id").annotate(held=Count("*")))
        return {term: held for term in wanted if (held := self._documents[term])}
