"""Which page uses which stem how often."""

from django.db import models

from .document import Document
from .vocabulary import Term


class Posting(models.Model):
    """This row says how often, weighted by field, one page uses one stem.

    It repeats the page's length, so that a question is answered from one index alone. Nothing in
    it depends on any other page: saving a page costs the same at ten pages and at ten thousand.

    The foreign keys are not checked by the database: the rows are derived, are only ever written
    together with their document, and `check_search` compares them.
    """

    pk = models.CompositePrimaryKey("document_id", "term_id")
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    term = models.ForeignKey(
        Term, models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    frequency = models.FloatField()
    length = models.FloatField()

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [
            models.Index(fields=["term", "document", "frequency", "length"], name="posting_by_term")
        ]

    def __str__(self) -> str:
        """Returns both ends."""
        return f"{self.term_id} in {self.document_id}"
