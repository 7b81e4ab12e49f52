"""What was imported from an old site, so that a second import knows it, and uploads that wait."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedItem(models.Model):
    """This record says what an item of an old site became, and how it was left by the import."""

    source = models.CharField(_("old site"), max_length=200)
    key = models.CharField(_("item"), max_length=400)
    """"item:12", "file:/wp-content/uploads/a.jpg", "term:category:sleep"."""
    digest = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    """Of what was written, or of a file's bytes as they came."""
    revision = models.BigIntegerField(_("revision"), null=True)
    """The revision that the import made; another one is somebody's edit."""
    was_published = models.BooleanField(_("published"), default=False)
    """Whether the import put it before readers."""
    has_old_links = models.BooleanField(_("has old links"), default=False)
    """Whether its text links to an item that was not imported yet."""
    page = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+")
    image = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, related_name="+")
    document = models.ForeignKey(
        "wagtaildocs.Document", models.SET_NULL, null=True, related_name="+"
    )
    testimonial = models.ForeignKey(
        "testimonials.Testimonial", models.SET_NULL, null=True, related_name="+"
    )
    topic = models.ForeignKey("articles.Topic", models.SET_NULL, null=True, related_name="+")
    imported_at = models.DateTimeField(_("imported"), auto_now=True)

    class Meta:
        app_label = "clinic"
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="item_once_a_source")]

    def __str__(self) -> str:
        """Returns the old site and the item."""
        return f"{self.source} {self.key}"


class WordpressUpload(models.Model):
    """This upload is an export that waits to be imported, or was, with the report of it."""

    name = models.CharField(_("name"), max_length=255)
    content = models.BinaryField(_("content"))
    """Emptied once it is imported."""
    publish = models.BooleanField(_("publish what was public"), default=False)
    dry_run = models.BooleanField(_("only look"), default=False)
    index = models.ForeignKey(
        "articles.ArticleIndexPage", models.CASCADE, related_name="+", verbose_name=_("into")
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    started_at = models.DateTimeField(_("begun"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    problem = models.TextField(_("problem"), blank=True)
    report = models.JSONField(_("report"), default=dict)

    class Meta:
        app_label = "clinic"
        verbose_name = _("export of WordPress")
        verbose_name_plural = _("exports of WordPress")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        """Returns the file's name."""
        return self.name
