"""The words that the site's own pages use."""

from django.db import models


class Term(models.Model):
    """This row is one stem; it has no weight, which would depend on all other pages."""

    stem = models.CharField(max_length=40, unique=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        """Returns the stem."""
        return self.stem


class VocabularyWord(models.Model):
    """This row is one word as pages write it, for the repair of spelling.

    A word is added with the page that brings it. The upkeep job takes it away once no page
    holds its stem.
    """

    word = models.CharField(max_length=40, unique=True)
    term = models.ForeignKey(Term, models.CASCADE, related_name="words")
    letters = models.PositiveSmallIntegerField()
    """How many letters the word has."""

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["letters", "word", "term"], name="word_by_letters")]

    def __str__(self) -> str:
        """Returns the word."""
        return self.word
