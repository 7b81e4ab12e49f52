"""Where the latent semantic vectors are kept; `search.ranking.vectors` makes them."""

from django.db import models

from .document import Document
from .vocabulary import Term


class TermVector(models.Model):
    """This row is one stem's place in the space of meanings, as half-precision floats."""

    term = models.OneToOneField(Term, models.CASCADE, primary_key=True, related_name="+")
    vector = models.BinaryField()
    documents = models.PositiveIntegerField(default=0)
    """How many pages held the stem when the vectors were made."""

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        """Returns the identity of the stem."""
        return str(self.term_id)


class DocumentVector(models.Model):
    """This row is one page's place in the space of meanings, of length 1."""

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, related_name="+")
    vector = models.BinaryField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        """Returns the identity of the page."""
        return str(self.document_id)


class VectorBuild(models.Model):
    """This row says when the vectors were last made, and of how many pages."""

    built_at = models.DateTimeField(db_index=True)
    documents = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        """Returns when."""
        return f"{self.built_at:%Y-%m-%d %H:%M}"
