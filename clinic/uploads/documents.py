"""Documents: what their ending says is what they are, and nothing in them runs.

They are sent as downloads with a policy of their own, so that no browser shows one as a page of
this site; this module keeps out what would harm the reader's machine after the download.
"""

import zipfile
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from clinic.uploads.names import plain_name
from clinic.uploads.verdicts import ACTIVE, BROKEN, FINE, LOCKED
from heavy_work import BusyError, TooHeavyError, alone, read_apart

ZIPPED = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
"""Formats that are ZIP archives, and a file that each must hold."""
STARTS = {"pdf": b"%PDF-", "rtf": b"{\\rtf"}
"""The first bytes of the others (ISO 32000-2, 7.5.2; RTF 1.9.1)."""
TEXTS = frozenset({"csv", "txt"})
MAX_UNPACKED = 200 * 1024 * 1024
"""Bytes of all files in an archive."""
MAX_FILES = 2_000
MAX_DIRECTORY = 1024 * 1024
"""Bytes of an archive's list of files: some five thousand, which a forged count cannot hide."""
MACROS = ("vbaproject.bin", "vbadata.xml", "basic/")
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php")


class CheckedDocumentForm(BaseDocumentForm):
    """This form takes documents that are what they say they are."""

    def clean_file(self) -> Any:
        """Returns the file under a plain name, or the stored one when none was sent."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        file.name = plain_name(file.name, "document")
        examine(file)
        return file


def examine(file: Any) -> None:
    """Refuses a file that is too large, is something else than it says, or holds programs.

    Raises:
        ValidationError: with the reason, for the person who uploads.
    """
    if file.size > settings.MAX_DOCUMENT:
        largest = filesizeformat(settings.MAX_DOCUMENT)
        raise ValidationError(_("This file is larger than %(largest)s.") % {"largest": largest})
    ending = file.name.rpartition(".")[2].lower()
    file.seek(0)
    try:
        if ending in ZIPPED:
            _examine_archive(file, ending)
        elif ending in STARTS:
            _examine_binary(file.read(), ending)
        elif ending in TEXTS:
            _examine_text(file.read())
    finally:
        file.seek(0)


class ShortReads(BytesIO):
    """This file refuses to be read by more than an archive's list of files may be long."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Returns bytes.

        Raises:
            ValidationError: these are too many at once.
        """
        left = self.getbuffer().nbytes - self.tell()
        if min(left, size if size is not None and size >= 0 else left) > MAX_DIRECTORY:
            raise ValidationError(_("This file unpacks to far more than a document holds."))
        return super().read(size)


def _examine_archive(file: Any, ending: str) -> None:
    try:
        with zipfile.ZipFile(ShortReads(file.read())) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise _otherwise(ending) from None
    names = [entry.filename.lower() for entry in entries]
    if ZIPPED[ending] not in names:
        raise _otherwise(ending)
    if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise ValidationError(_("This file unpacks to far more than a document holds."))
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names):
        raise ValidationError(_("This file holds paths that lead out of it."))
    if any(macro in name for name in names for macro in MACROS):
        raise ValidationError(_("This file holds macros. Save it without them."))


def _examine_binary(content: bytes, ending: str) -> None:
    if not content.startswith(STARTS[ending]):
        raise _otherwise(ending)
    if ending == "pdf":
        _examine_pdf(content)


PDF_REFUSALS = {
    ACTIVE: _("This PDF holds scripts or other files. Print it to a new PDF."),
    BROKEN: _("This PDF is broken. Print it to a new PDF."),
    LOCKED: _("This PDF needs a password, so that nobody could read it. Save it without one."),
}


def _examine_pdf(content: bytes) -> None:
    try:
        with alone():
            found = read_apart("clinic.uploads.pdf:examine", content)
    except BusyError:
        raise ValidationError(
            _("Other files are being examined. Try again in a moment."), code="busy"
        ) from None
    except TooHeavyError:
        raise ValidationError(
            _("This PDF takes too long to examine. Print it to a new PDF, or in parts.")
        ) from None
    if found != FINE:
        raise ValidationError(PDF_REFUSALS[found])


def _examine_text(content: bytes) -> None:
    start = content[:1024].lstrip().lower()
    if b"\0" in content or start.startswith(MARKUP):
        raise ValidationError(_("This is no plain text."))


def _otherwise(ending: str) -> ValidationError:
    return ValidationError(_("This file is no .%(ending)s document.") % {"ending": ending})
