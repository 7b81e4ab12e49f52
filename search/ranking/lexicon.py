"""What the index knows of stems, asked for once in each answer."""

from collections.abc import Iterable

from search.models import Posting, Term, TermVector
from search.ranking.statements import one_of, rows_of, table


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
            among, values = one_of(sorted(missing))
            statement = (
                "SELECT stem, id,"  # noqa: S608
                f" (SELECT COUNT(*) FROM {table(Posting)} WHERE term_id = term.id)"
                f" FROM {table(Term)} AS term WHERE stem {among}"
            )
            for stem, key, documents in rows_of(statement, values):
                self._terms[stem] = key
                self._documents[key] = documents
        found = {stem: term for stem in wanted if (term := self._terms[stem]) is not None}
        used = self.documents(found.values())
        return {stem: term for stem, term in found.items() if term in used}

    def documents(self, term_ids: Iterable[int]) -> dict[int, int]:
        """Returns how many documents hold each of these terms; those in none are left out."""
        wanted = set(term_ids)
        missing = wanted - self._documents.keys()
        if missing:
            self._documents |= dict.fromkeys(missing, 0)
            among, values = one_of(sorted(missing))
            statement = (
                f"SELECT term_id, COUNT(*) FROM {table(Posting)}"  # noqa: S608
                f" WHERE term_id {among} GROUP BY term_id"
            )
            self._documents |= dict(rows_of(statement, values))
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
            among, values = one_of(sorted(missing))
            statement = (
                f"SELECT term_id, documents, vector FROM {table(TermVector)}"  # noqa: S608
                f" WHERE term_id {among}"
            )
            for term, documents, vector in rows_of(statement, values):
                self._upkeep[term] = (documents, bytes(vector))
        return {term: found for term in wanted if (found := self._upkeep[term]) is not None}
