"""Builds an article page from a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from articles.blocks import ReferenceValue
from articles.models import (
    ArticleAuthor,
    ArticleIndexPage,
    ArticlePage,
    ImportedDocument,
    PublishingRefusedError,
)

from .authors import Authors, authors_named
from .comments import placed
from .drafts import ArticleDraft
from .model import Paragraph, Run
from .pictures import Stored, store_pictures
from .stream import StreamWriter

MAX_TITLE = 255


class NotAnIndexError(ValueError):
    """This error says that there is no list of articles to put the article in."""


@dataclass(frozen=True, slots=True)
class Imported:
    """This result is the page, and whether it was there already."""

    page: ArticlePage
    is_new: bool
    pictures: list[Stored] = field(default_factory=list)
    remarks: tuple[str, ...] = ()
    """What its writer should check, in whole sentences."""


def import_draft(
    draft: ArticleDraft,
    content: str | bytes,
    *,
    parent: ArticleIndexPage,
    publish: bool = False,
    again: bool = False,
    user: AbstractUser | None = None,
) -> Imported:
    """Writes the draft as an article below `parent`; the same document gives the same page.

    Args:
        draft: what was read from `content`.
        content: the document, by which it is recognised the next time.
        parent: the index page.
        publish: publish at once instead of saving a draft; not while it is unclear who wrote it.
        again: write a second page although this document was imported before.
        user: who imports, for the page's history.
    """
    digest = digest_of(content)
    known = ImportedDocument.objects.filter(digest=digest).select_related("article").first()
    if known and not again:
        return Imported(known.article, is_new=False)
    authors = authors_named(draft.byline)
    remarks = [*draft.remarks, *(_question(name) for name in authors.unknown)]
    pictures = store_pictures(draft, user)
    with transaction.atomic():
        page = _page(draft, authors, pictures, user)
        parent.add_child(instance=page)
        revision = page.save_revision(user=user, clean=False)
        ImportedDocument.objects.create(article=page, digest=digest)
    if publish and not authors.unknown:
        try:
            with transaction.atomic():
                revision.publish(user=user)
        except PublishingRefusedError as refusal:
            remarks.append(str(refusal))
        page.refresh_from_db()
    return Imported(page, True, pictures, tuple(remarks))


def digest_of(content: str | bytes) -> str:
    """Returns what a document is recognised by; the white space of a text does not count."""
    raw = content if isinstance(content, bytes) else " ".join(content.split()).encode()
    return sha256(raw).hexdigest()


def _question(name: str) -> str:
    return (
        f"“{name}” has no page here, so that the byline stands in the text and the article stays a "
        "draft. Choose its authors, or make the page."
    )


def _page(
    draft: ArticleDraft, authors: Authors, pictures: Sequence[Stored], user: AbstractUser | None
) -> ArticlePage:
    keys = [str(uuid4()) for _ in draft.references]
    body = body_blocks(draft, keys, authors, pictures)
    comments = placed(draft.comments, body, user) if user else []
    page = ArticlePage(
        title=draft.title[:MAX_TITLE],
        live=False,
        published_date=draft.published_date or timezone.localdate(),
        body=body,
        references=reference_blocks(draft, keys),
    )
    page.article_authors = [ArticleAuthor(clinician=each) for each in authors.pages]
    page.wagtail_admin_comments = comments
    return page


def reference_blocks(draft: ArticleDraft, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Returns the draft's references as a stream stores them, under these keys."""
    return [
        {
            "type": "reference",
            "id": key,
            "value": dict(
                ReferenceValue.from_reference(reading.reference, reading.original, reading.remark)
            ),
        }
        for key, reading in zip(keys, draft.references, strict=True)
    ]


def body_blocks(
    draft: ArticleDraft,
    keys: Sequence[str],
    authors: Authors | None = None,
    pictures: Sequence[Stored] = (),
) -> list[dict[str, Any]]:
    """Returns the draft's body as a stream stores it, citing the references with these keys.

    Args:
        draft: the article.
        keys: of its references, in order.
        authors: whom the byline names; one without a page stays in the text.
        pictures: what became of the draft's; None where none is stored.
    """
    images = {each.picture.source: each.image for each in pictures if each.image is not None}
    writer = StreamWriter(keys, images, marks_places=authors is None)
    blocks = draft.blocks
    if authors is not None and authors.unknown:
        line = draft.opening or f"By {draft.byline}"
        blocks = (Paragraph((Run(line),)), *blocks)
    return writer.write(blocks, draft.notes)
