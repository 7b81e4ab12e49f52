"""Which documents were imported, so that the same one is not imported twice by mistake."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedDocument(models.Model):
    """This record says that a document became an article."""

    article = models.ForeignKey(
        "articles.ArticlePage", models.CASCADE, related_name="imported_documents"
    )
    digest = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)

    class Meta:
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")
        ordering = ["-imported_at", "-pk"]

    def __str__(self) -> str:
        """Returns the article's title."""
        return str(self.article)
