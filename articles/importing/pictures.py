"""Stores a document's pictures among the site's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha1
from pathlib import PurePosixPath

from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from .drafts import ArticleDraft
from .model import Block, Picture, Quote

MAX_PICTURES = 200
MAX_TITLE = 200  # characters
ON_ANOTHER_HOST = "it is on another host; nothing is fetched from there"
NOT_AT_HAND = "the file does not hold it"
TOO_MANY = f"the document has more than {MAX_PICTURES} pictures"
REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stored:
    """This result says which image a picture became, or why it became none."""

    picture: Picture
    image: int | None
    reason: str = ""


def pictures_of(blocks: tuple[Block, ...]) -> list[Picture]:
    """Returns the pictures of a draft in order."""
    found: list[Picture] = []
    for block in blocks:
        if isinstance(block, Picture):
            found.append(block)
        elif isinstance(block, Quote):
            found += pictures_of(block.blocks)
    return found


def store_pictures(draft: ArticleDraft, user: AbstractUser | None = None) -> list[Stored]:
    """Returns what became of each picture; one that the site has already is not stored again."""
    stored: dict[str, Stored] = {}
    results = []
    for picture in pictures_of(draft.blocks):
        if picture.source not in stored:
            stored[picture.source] = _store(picture, draft.pictures, user, len(stored))
        known = stored[picture.source]
        results.append(Stored(picture, known.image, known.reason))
    return results


def _store(
    picture: Picture, contents: Mapping[str, bytes], user: AbstractUser | None, count: int
) -> Stored:
    content = contents.get(picture.source)
    if content is None:
        reason = ON_ANOTHER_HOST if REMOTE.match(picture.source) else NOT_AT_HAND
        return Stored(picture, None, reason)
    if count >= MAX_PICTURES:
        return Stored(picture, None, TOO_MANY)
    images = get_image_model()
    collection = Collection.get_first_root_node()
    name = PurePosixPath(picture.source).name
    title = (picture.alt or PurePosixPath(name).stem or "picture")[:MAX_TITLE]
    form = get_image_form(images)(
        {"title": title, "collection": collection.pk, "tags": "", "description": picture.alt[:250]},
        {"file": SimpleUploadedFile(name, content)},
        instance=images(uploaded_by_user=user),
        user=user,
    )
    if not form.is_valid():
        messages = [str(text) for texts in form.errors.values() for text in texts]
        return Stored(picture, None, " ".join(messages))
    same = images.objects.filter(file_hash=_hash(form.cleaned_data["file"])).first()
    return Stored(picture, (same or form.save()).pk)


def _hash(file: SimpleUploadedFile) -> str:
    file.seek(0)
    digest = sha1(file.read(), usedforsecurity=False).hexdigest()
    file.seek(0)
    return digest
