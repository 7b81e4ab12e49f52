"""Pictures of the people who are quoted, kept in private storage."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.forms import FileInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from testimonials.pictures import WIDTH, prepared
from testimonials.storage import picture_name, private_storage


class TestimonialPicture(models.Model):
    """This picture shows somebody who is quoted; another picture is another row.

    It has no drafts: each autosave would store another copy. Its file never changes, since the
    patient authorized this one.
    """

    title = models.CharField(_("title"), max_length=120, help_text=_("For the clinic’s own use."))
    file = models.FileField(
        _("picture"), storage=private_storage, upload_to=picture_name, max_length=200
    )
    alt_text = models.CharField(
        _("what it shows"), max_length=160, help_text=_("For people who do not see it.")
    )
    digest = models.CharField(max_length=64, editable=False)

    panels = [
        FieldPanel("title"),
        FieldPanel("file", widget=FileInput),  # the other one would link to the file
        FieldPanel("alt_text"),
    ]

    class Meta:
        verbose_name = _("picture of a patient")
        verbose_name_plural = _("pictures of patients")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        """Returns the title."""
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the picture, once made anew without what cameras hide in it.

        Raises:
            ValidationError: the file is no picture.
        """
        if self._state.adding:
            content = self._made()
            self.digest = hashlib.sha256(content.read()).hexdigest()
            content.seek(0)
            self.file = content
            super().save(*args, **kwargs)
        else:
            super().save(update_fields=["title", "alt_text"])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Deletes the picture with its file."""
        name = self.file.name
        deleted = super().delete(*args, **kwargs)
        self.file.storage.delete(name)
        return deleted

    def clean(self) -> None:
        """Refuses what is no picture, and another file for a picture that is stored."""
        super().clean()
        if not self.file or self.file._committed:
            return
        if not self._state.adding:
            message = _("Add another picture instead: this one was authorized.")
            raise ValidationError({"file": message})
        self._made()

    def _made(self) -> ContentFile:
        """Returns the picture made anew: once a file, so that saving it holds up no other writer.

        Raises:
            ValidationError: the file is no picture.
        """
        source, content = getattr(self, "_made_of", (None, None))
        if content is None or source is not self.file.file:
            content = prepared(self.file)
            self._made_of = (self.file.file, content)
        content.seek(0)
        return content

    @property
    def url(self) -> str:
        """The address of the view that shows it while it may be shown."""
        return reverse("testimonials:picture", args=[self.pk, self.digest[:16]])

    @property
    def width(self) -> int:
        """Pixels on each side."""
        return WIDTH
