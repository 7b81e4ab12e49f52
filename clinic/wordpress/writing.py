"""Writes an item as a page, or anew where nobody has edited it here since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from articles.importing.wordpress import Item
from articles.models import ArticleAuthor, ArticlePage, PublishingRefusedError
from home.models import StandardPage
from search.indexing.signals import page_saved

from . import report
from .records import ImportedItem
from .standing import Standing
from .texts import Text

Relink = Callable[[Any], tuple[Any, bool]]
"""Returns stored blocks with their links leading here, and whether some will only later."""


@dataclass(frozen=True, slots=True)
class Written:
    """This result says what became of an item."""

    outcome: str
    page: Page | None = None
    refusal: str = ""
    """Why it was not published although it was to be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """This entry is an item with everything that is decided about it."""

    item: Item
    text: Text
    standing: Standing
    key: str
    topics: Sequence[int] = ()
    authors: Sequence[int] = ()


@dataclass(slots=True)
class Writer:
    """This writer makes and updates pages, each in a transaction of its own."""

    source: str
    records: dict[str, ImportedItem]
    publish: bool
    user: AbstractUser | None = None

    def make(self, entry: Entry, parent: Page, slug: str, link: Relink) -> Written:
        """Makes an item's page, as a draft unless it is to be published."""
        model = ArticlePage if entry.item.kind != "page" else StandardPage
        record = ImportedItem(source=self.source, key=entry.key, digest=digest_of(entry))
        page = model(slug=slug, live=False, owner=self.user)
        record.has_old_links = _fill(page, entry, link)
        if entry.standing.at and entry.standing.at > timezone.now():
            page.go_live_at = entry.standing.at
        elif entry.standing.is_public and self.publish:
            page.first_published_at = entry.standing.at
        try:
            with transaction.atomic():
                with unindexed(model):  # publishing, or the draft, does it
                    parent.add_child(instance=page)
                _file_under(page, entry)
                self._restrict(page, entry.item)
                refusal = self._store(
                    page, record, publish=self.publish and entry.standing.is_public
                )
        except Exception:
            parent.refresh_from_db()
            raise
        self.records[entry.key] = record
        return Written(report.MADE, page, refusal)

    def plan(self, entry: Entry, record: ImportedItem) -> Written:
        """Returns what `update` would do."""
        page = Page.objects.get(pk=record.page_id)
        is_same = record.digest == digest_of(entry)
        if is_same and not (self._wants_live(entry, record) and not page.live):
            return Written(report.UNCHANGED, page)
        if page.latest_revision_id != record.revision or (record.was_published and not page.live):
            return Written(report.UNCHANGED if is_same else report.EDITED_HERE, page)
        return Written(report.UPDATED, page)

    def _wants_live(self, entry: Entry, record: ImportedItem) -> bool:
        return self.publish and entry.standing.is_public and not record.was_published

    def update(self, entry: Entry, record: ImportedItem, link: Relink) -> Written:
        """Writes an item anew that has changed on the old site, unless it was edited here."""
        planned = self.plan(entry, record)
        if planned.outcome != report.UPDATED or planned.page is None:
            return planned
        page = planned.page.specific
        wants_live = self._wants_live(entry, record)
        record.digest = digest_of(entry)
        newest = page.get_latest_revision_as_object()
        record.has_old_links = _fill(newest, entry, link)
        _file_under(newest, entry)
        if wants_live and newest.first_published_at is None:
            newest.first_published_at = entry.standing.at
        publish = wants_live or (page.live and entry.standing.is_public)
        with transaction.atomic():
            refusal = self._store(newest, record, publish=publish)
        return Written(report.UPDATED, newest, refusal)

    def relink(self, record: ImportedItem, link: Relink) -> None:
        """Writes a page's links anew once every page is there."""
        page = Page.objects.get(pk=record.page_id).specific
        if page.latest_revision_id != record.revision:
            record.has_old_links = False  # somebody has edited it: the redirects serve its readers
            record.save(update_fields=["has_old_links"])
            return
        revision = page.latest_revision
        blocks, record.has_old_links = link(json.loads(revision.content["body"]))
        page.body = blocks
        with transaction.atomic():
            content = {**revision.content, "body": json.dumps(blocks)}
            Revision.objects.filter(pk=revision.pk).update(content=content)
            type(page).objects.filter(pk=page.pk).update(body=page.body)
            ReferenceIndex.create_or_update_for_object(page)
            record.save(update_fields=["has_old_links"])

    def _store(self, page: Page, record: ImportedItem, *, publish: bool) -> str:
        """Saves a revision, publishes it if it is to be, and notes both."""
        with unindexed(type(page)) if publish else nullcontext():
            revision = page.save_revision(user=self.user, clean=False)
        record.page, record.revision = page, revision.pk
        refusal = ""
        if publish:
            try:
                with transaction.atomic():
                    revision.publish(user=self.user)
                record.was_published = True
            except PublishingRefusedError as refused:
                refusal = str(refused)
        record.save()
        return refusal

    def _restrict(self, page: Page, item: Item) -> None:
        """Keeps what asked for a password or a sign-in behind one, should somebody publish it."""
        if item.password:
            PageViewRestriction.objects.create(
                page=page,
                restriction_type=PageViewRestriction.PASSWORD,
                password=item.password[:255],
            )
        elif item.status == "private":
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )


@contextmanager
def unindexed(model: type[Page]) -> Iterator[None]:
    """Spares a save its indexes, since another one follows at once that brings them up to date.

    It works on the whole process: imports run in one of their own, or in that of the jobs.
    """
    name = f"search-{model.__name__}"
    is_connected = post_save.disconnect(post_save_signal_handler, sender=model)
    is_searched = post_save.disconnect(sender=model, dispatch_uid=name)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        if is_connected:
            post_save.connect(post_save_signal_handler, sender=model)
        if is_searched:
            post_save.connect(page_saved, sender=model, dispatch_uid=name)


def _fill(page: Any, entry: Entry, link: Relink) -> bool:
    """Sets a page's fields; returns whether links wait for pages that come later."""
    waits = False
    for name, value in entry.text.fields.items():
        if name == "body":
            value, waits = link(value)  # noqa: PLW2901  the same value, led here
        setattr(page, name, value)
    if isinstance(page, ArticlePage):
        page.published_date = entry.standing.date or page.published_date
        if page.updated_date and page.updated_date < page.published_date:
            page.updated_date = None
        page.article_authors = [ArticleAuthor(clinician_id=key) for key in entry.authors]
    return waits


def _file_under(page: Page, entry: Entry) -> None:
    """Gives an article its topics, which a page without a key cannot have."""
    if isinstance(page, ArticlePage):
        page.topics.set(entry.topics)


def digest_of(entry: Entry) -> str:
    """Returns what tells whether an item would be written as it was."""
    filed = (entry.text.digest, entry.topics, entry.authors, str(entry.standing.date))
    return Text({"entry": [str(each) for each in filed]}, [], []).digest
