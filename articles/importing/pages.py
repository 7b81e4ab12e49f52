"""Builds an article page from a draft."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.blocks import ReferenceValue
from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage, ImportedDocument

from .drafts import ArticleDraft, Passage


class NotAnIndexError(ValueError):
    """This error says that there is no list of articles to put the article in."""


@dataclass(frozen=True, slots=True)
class Imported:
    """This result is the page, and whether it was there already."""

    page: ArticlePage
    is_new: bool


def import_draft(
    draft: ArticleDraft,
    text: str,
    *,
    parent: ArticleIndexPage,
    publish: bool = False,
    again: bool = False,
    user: AbstractUser | None = None,
) -> Imported:
    """Writes the draft as an article below `parent`; the same text gives the same page.

    Args:
        draft: what was read from `text`.
        text: the document, by which it is recognised the next time.
        parent: the index page.
        publish: publish at once instead of saving a draft.
        again: write a second page although this text was imported before.
        user: who imports, for the page's history.
    """
    digest = sha256(" ".join(text.split()).encode()).hexdigest()
    known = ImportedDocument.objects.filter(digest=digest).select_related("article").first()
    if known and not again:
        return Imported(known.article, is_new=False)
    with transaction.atomic():
        page = _page(draft)
        parent.add_child(instance=page)
        revision = page.save_revision(user=user, clean=False)
        if publish:
            revision.publish(user=user)
            page.refresh_from_db()
        ImportedDocument.objects.create(article=page, digest=digest)
    return Imported(page, is_new=True)


def _page(draft: ArticleDraft) -> ArticlePage:
    keys = [str(uuid4()) for _ in draft.references]
    references = [
        {
            "type": "reference",
            "id": key,
            "value": dict(
                ReferenceValue.from_reference(reading.reference, reading.original, reading.remark)
            ),
        }
        for key, reading in zip(keys, draft.references, strict=True)
    ]
    page = ArticlePage(
        title=draft.title,
        live=False,
        published_date=draft.published_date or timezone.localdate(),
        body=body_blocks(draft, keys),
        references=references,
    )
    clinicians = ArticleAuthor._meta.get_field("clinician").related_model
    author = clinicians.objects.filter(title__iexact=draft.byline).first()
    if author:
        page.article_authors = [ArticleAuthor(clinician=author)]
    return page


def body_blocks(draft: ArticleDraft, keys: list[str]) -> list[dict[str, Any]]:
    """Returns the draft's body as a stream stores it, citing the references with these keys."""
    blocks: list[dict[str, Any]] = []
    for section in draft.sections:
        if section.heading:
            blocks.append({"type": "heading", "value": {"text": section.heading, "level": "2"}})
        running = "".join(_block_html(block, keys) for block in section.blocks)
        if running:
            blocks.append({"type": "paragraph", "value": running})
    return [{**block, "id": str(uuid4())} for block in blocks]


def _block_html(block: tuple[Passage, ...], keys: list[str]) -> SafeString:
    rows = [_passage_html(passage, keys) for passage in block]
    if len(rows) == 1:
        return format_html("<p>{}</p>", rows[0])
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((row,) for row in rows)))


def _passage_html(passage: Passage, keys: list[str]) -> SafeString:
    return format_html_join(
        "",
        "{}",
        (
            (piece,)
            if isinstance(piece, str)
            else (_citation_html([keys[number - 1] for number in piece.numbers]),)
            for piece in passage.pieces
        ),
    )


def _citation_html(refs: list[str]) -> SafeString:
    return format_html('<cite-ref refs="{}"></cite-ref>', " ".join(refs))
