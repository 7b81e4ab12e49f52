"""A document that somebody uploaded to become an article; kept as private as a draft."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_WAIT = timedelta(days=30)
"""How long a document waits for the review that makes it an article."""


class DocumentUploadQuerySet(models.QuerySet["DocumentUpload"]):
    """This query set knows which documents nobody will come back to."""

    def forgotten(self) -> Self:
        """Returns those that have waited too long."""
        return self.filter(article=None, uploaded_at__lt=timezone.now() - MAX_WAIT)


class DocumentUpload(models.Model):
    """This record keeps a document as it came, before and after it became an article.

    It lies in the database, where no address leads to it but the admin's.
    """

    name = models.CharField(_("name"), max_length=255)
    content = models.BinaryField(_("content"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    article = models.ForeignKey(
        "articles.ArticlePage", models.CASCADE, null=True, related_name="document_uploads"
    )
    """The draft that was made of it; None before."""

    objects = DocumentUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("uploaded document")
        verbose_name_plural = _("uploaded documents")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        """Returns the file's name."""
        return self.name
