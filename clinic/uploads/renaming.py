"""Giving private files new names, when the old ones may lie in caches that nobody can empty.

The file keeps its own name and moves into a folder that has none: `documents/diary.pdf` becomes
`documents/4f0c…/diary.pdf`, so that links to a document, which end in its name, hold.

A renaming may be cut off anywhere and begun again. The new name follows from the old one, so that
a copy that was made is found again; the row and its entry in the site history are one transaction;
and the entry says which old file is still to be deleted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db import models, transaction
from django.utils.crypto import salted_hmac
from django.utils.text import get_valid_filename
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from clinic.backup.container import digest_of

ACTION = "clinic.file_renamed"
MAX_LENGTH = 100
"""Characters, where a column says nothing."""
TOKEN_LENGTH = 16
"""Hexadecimal digits of the new folder."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """This says that a file has a new name."""

    old: str
    new: str


def private_fields() -> tuple[models.FileField, ...]:
    """Returns the fields whose files lie with the media and are for some people only."""
    return tuple(
        model._meta.get_field(name)
        for model, name in (
            (get_document_model(), "file"),
            (get_image_model(), "file"),
            (UserProfile, "avatar"),
        )
    )


def rename_all(*, only_say: bool = False) -> Iterator[Renamed]:
    """Renames what has not been renamed yet, and yields each when it is done.

    Raises:
        FileNotFoundError: a file that the database names is not there.
        ValueError: another file has the new name.
    """
    for field in private_fields():
        done = _done(field.model)
        if not only_say:
            _delete_left(field, done)
        rows = field.model._default_manager.exclude(**{field.name: ""}).exclude(
            **{f"{field.name}__isnull": True}
        )
        for pk, name in rows.order_by("pk").values_list("pk", field.name).iterator():
            if name in done.values():
                continue
            new = new_name(name, field.max_length or MAX_LENGTH)
            if only_say or _rename(field, pk, name, new):
                yield Renamed(name, new)


def new_name(name: str, max_length: int) -> str:
    """Returns the name that a file gets; the same each time, and unknown to who lacks the secret.

    "documents/diary.pdf" becomes "documents/4f0c3a6d8b1e2f07/diary.pdf".
    """
    path = PurePosixPath(name)
    token = salted_hmac(ACTION, name, algorithm="sha256").hexdigest()[:TOKEN_LENGTH]
    folder = path.parts[0]
    room = max_length - len(f"{folder}/{token}/{path.suffix}")
    return f"{folder}/{token}/{get_valid_filename(path.stem)[:room]}{path.suffix}"


def _rename(field: models.FileField, pk: Any, old: str, new: str) -> bool:
    """Copies a file, then changes its row, then deletes the old one; False when the row changed."""
    storage = field.storage
    _copy(storage, old, new)
    with transaction.atomic():
        row = field.model._default_manager.filter(pk=pk, **{field.name: old})
        if not row.update(**{field.name: new}):
            return False
        log(field.model._default_manager.get(pk=pk), ACTION, data={"old": old, "new": new})
    if not _is_used(field, old):
        storage.delete(old)
    return True


def _copy(storage: Storage, old: str, new: str) -> None:
    if not storage.exists(new):
        with storage.open(old) as file:
            saved = storage.save(new, file)
        if saved != new:
            raise ValueError(f"{new} was taken while it was written.")
    with storage.open(old) as before, storage.open(new) as after:
        if digest_of(before) != digest_of(after):
            raise ValueError(f"Another file has the name {new}.")


def _done(model: type[models.Model]) -> dict[str, str]:
    """Returns the new names by the old ones, as the site history has them."""
    entries = ModelLogEntry.objects.filter(
        action=ACTION, content_type=ContentType.objects.get_for_model(model)
    )
    return {data["old"]: data["new"] for data in entries.values_list("data", flat=True)}


def _delete_left(field: models.FileField, done: dict[str, str]) -> None:
    """Deletes old files that a run which was cut off has left."""
    for old in done:
        if field.storage.exists(old) and not _is_used(field, old):
            field.storage.delete(old)


def _is_used(field: models.FileField, name: str) -> bool:
    return bool(field.model._default_manager.filter(**{field.name: name}).exists())
