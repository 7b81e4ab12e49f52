"""Files of an old site among this one's pictures and documents: each once, checked as uploads."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from articles.importing.wordpress import Item, Outline, local_path, plain

from . import report
from .fetching import FetchError
from .media_sources import MediaSource
from .records import ImportedItem

PICTURES = frozenset({"jpg", "jpeg", "jpe", "png", "gif", "webp", "avif"})
MAX_TITLE = 200  # characters
NO_SOURCE = "no folder, zip or address was given to take files from"
NOT_THERE = "the file is not among those given"
WIDTH = "max-1600x1600"
"""The size that an old address of a picture leads to."""


@dataclass(frozen=True, slots=True)
class Stored:
    """This result says what a file became, or why it became nothing."""

    record: ImportedItem | None
    outcome: str
    reason: str = ""


@dataclass(slots=True)
class Media:
    """This media stores the files of one import."""

    outline: Outline
    source: MediaSource | None
    key: str
    records: dict[str, ImportedItem]
    dry_run: bool = False
    user: AbstractUser | None = None
    stored: dict[str, Stored] = field(default_factory=dict)
    """By path, of this run."""

    def of_item(self, item: Item) -> Stored:
        """Returns what an attachment became."""
        path = self.outline.path_of(item)
        if not path:
            return Stored(None, report.LEFT_OUT, "it names no file of the old site")
        return self._of_path(path, item)

    def image_of(self, source: str) -> int | None:
        """Returns the image that a picture of a text became; None where it is not at hand."""
        found = self._of_source(source)
        return found.record.image_id if found is not None and found.record else None

    def known(self, source: str) -> ImportedItem | None:
        """Returns the record of a file that is stored already, by any of its addresses."""
        item = self.outline.attachment("", source)
        path = self.outline.path_of(item) if item is not None else self._local(source)
        return self.records.get(f"file:{path}")

    def _local(self, source: str) -> str:
        return local_path(source, self.outline.channel).partition("?")[0]

    def _of_source(self, source: str) -> Stored | None:
        item = self.outline.attachment("", source)
        if item is not None:
            return self.of_item(item)
        path = self._local(source)
        return self._of_path(path, None) if path else None

    def _of_path(self, path: str, item: Item | None) -> Stored:
        if path not in self.stored:
            self.stored[path] = self._take(path, item)
        return self.stored[path]

    def _take(self, path: str, item: Item | None) -> Stored:
        known = self.records.get(f"file:{path}")
        if known is not None and (known.image_id or known.document_id):
            return Stored(known, report.UNCHANGED)
        if known is not None:
            return Stored(None, report.LEFT_OUT, "it was deleted here since the last import")
        if self.source is None:
            return Stored(None, report.LEFT_OUT, NO_SOURCE)
        if self.dry_run:
            has = self.source.has(path)
            return Stored(None, report.MADE if has else report.LEFT_OUT, "" if has else NOT_THERE)
        try:
            content = self.source.read(path)
        except FetchError as error:
            return Stored(None, report.LEFT_OUT, str(error))
        if not content:
            return Stored(None, report.LEFT_OUT, NOT_THERE if content is None else "it is empty")
        return self._store(path, content, item)

    def _store(self, path: str, content: bytes, item: Item | None) -> Stored:
        digest = sha256(content).hexdigest()
        record = ImportedItem(source=self.key, key=f"file:{path}"[:400], digest=digest)
        same = ImportedItem.objects.filter(digest=digest, key__startswith="file:").first()
        outcome = report.MADE
        with transaction.atomic():
            if same is not None and (same.image_id or same.document_id):
                record.image_id, record.document_id = same.image_id, same.document_id
                outcome = report.SAME_FILE
            else:
                problem = self._fill(record, path, content, item)
                if problem:
                    return Stored(None, report.LEFT_OUT, problem)
            record.save()
        self.records[record.key] = record
        return Stored(record, outcome)

    def _fill(self, record: ImportedItem, path: str, content: bytes, item: Item | None) -> str:
        """Stores a file as an upload would be; returns why it is refused, or ""."""
        name = PurePosixPath(path).name
        is_picture = name.rpartition(".")[2].lower() in PICTURES
        alt = item.meta.get("_wp_attachment_image_alt", "") if item else ""
        title = (plain(item.title) if item else "") or PurePosixPath(name).stem or "file"
        words = " ".join(filter(None, (alt, plain(item.content) if item else "")))
        model: Any = get_image_model() if is_picture else get_document_model()
        given = {"title": title[:MAX_TITLE], "collection": Collection.get_first_root_node().pk,
                 "tags": ""}  # fmt: skip
        if is_picture:
            given["description"] = (alt or words)[:250]
        make = get_image_form if is_picture else get_document_form
        form = make(model)(
            given, {"file": SimpleUploadedFile(name, content)},
            instance=model(uploaded_by_user=self.user), user=self.user,
        )  # fmt: skip
        if not form.is_valid():
            return " ".join(str(text) for texts in form.errors.values() for text in texts)
        if is_picture:
            record.image = form.save()
        else:
            record.document = form.save()
        return ""


def address_of(record: ImportedItem) -> str:
    """Returns where readers find a stored file."""
    if record.document is not None:
        return str(record.document.url)
    return str(record.image.get_rendition(WIDTH).url) if record.image is not None else ""
