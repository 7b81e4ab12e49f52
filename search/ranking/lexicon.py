"""What the index knows of stems, asked for once in each answer."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Subquery

from search.models import Posting, Term, TermVector


class Lexicon:
    """This lexicon remembers for one answer which stems there are and how common they are."""

    def __init__(self) -> None:
        self._terms: dict[str, int | None] = {}
        self._documents: dict[int, int] = {}
        self._upkeep: dict[int, tuple[int, bytes] | None] = {}

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
            for stem, key, documents in rows.values_list("stem", "pk", "held"):
                self._terms[stem] = key
                self._documents[key] = documents or 0
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

    def counted(self, term_ids: Iterable[int]) -> dict[int, int]:
        """Returns how many documents held each of these terms at the last upkeep."""
        return {term: documents for term, (documents, _) in self._kept_up(term_ids).items()}

    def meanings(self, term_ids: Iterable[int]) -> dict[int, bytes]:
        """Returns the stored vectors of those terms that have one."""
        return {term: vector for term, (_, vector) in self._kept_up(term_ids).items()}

    def _kept_up(self, term_ids: Iterable[int]) -> dict[int, tuple[int, bytes]]:
        wanted = set(term_ids)
        missing = wanted - self._upkeep.keys()
        if missing:
            self._upkeep |= dict.fromkeys(missing)
            rows = TermVector.objects.filter(pk__in=missing)
            for key, documents, vector in rows.values_list("pk", "documents", "vector"):
                self._upkeep[key] = (documents, bytes(vector))
        return {term: found for term in wanted if (found := self._upkeep[term]) is not None}
