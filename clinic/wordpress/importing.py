"""Imports exports of WordPress: every item of the files is made, updated, left, or named.

Each item is written in a transaction of its own with a record of it, so that an import that was
killed goes on where it stood. With `dry_run` nothing is written at all.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.models import Page, Site

from articles.importing import DocumentError
from articles.importing.wordpress import Item, Outline, local_path, read_items, read_outline
from articles.models import ArticleIndexPage

from . import addresses, report, testimonials
from .addresses import Addresses
from .filing import TAXONOMIES, Authors, Topics
from .links import address_key, with_links
from .media import Media, address_of
from .media_sources import MediaSource
from .records import ImportedItem
from .report import Report
from .slugs import Slugs
from .standing import NOT_TAKEN, standing_of
from .texts import article_text, page_text
from .writing import Entry, Writer, Written

logger = logging.getLogger(__name__)

NO_PLACE = {
    "nav_menu_item": "an entry of a menu; this site's menu is made of its pages",
    "revision": "an older version of another item",
    "customize_changeset": "a setting of the old design",
    "custom_css": "a style of the old design",
    "wp_global_styles": "a style of the old design",
    "wp_template": "a part of the old design",
    "wp_template_part": "a part of the old design",
    "wp_navigation": "a menu; this site's menu is made of its pages",
    "wp_block": "a block that several posts share; it stands in each of them",
    "oembed_cache": "a copy that the old site kept of another one",
}
TWICE = "the files hold it twice; the first one counts"
Progress = Callable[[int, int], None]
"""Takes how many items are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Options:
    """These options are what the person who imports has chosen."""

    paths: Sequence[Path]
    index: ArticleIndexPage
    media: MediaSource | None = None
    publish: bool = False
    dry_run: bool = False
    topics: Mapping[str, str] = field(default_factory=dict)
    user: AbstractUser | None = None


def import_exports(options: Options, progress: Progress = lambda done, total: None) -> Report:
    """Imports exports and returns the report.

    Raises:
        DocumentError: a file is no export, is damaged or hostile; nothing was written.
    """
    return _Import(options, read_outline(options.paths), progress).run()


class _Import:
    """This import is one run over the files."""

    def __init__(self, options: Options, outline: Outline, progress: Progress) -> None:
        self.options, self.outline, self.progress = options, outline, progress
        self.source = outline.channel.key
        self.report = Report()
        rows = ImportedItem.objects.filter(source=self.source)
        self.records = {row.key: row for row in rows.select_related("testimonial")}
        self.index = options.index
        self.home = options.index.get_parent().specific
        site = options.index.get_site() or Site.objects.get(is_default_site=True)
        self.site_name = site.site_name or outline.channel.title
        self.addresses = Addresses(site, self.report, options.dry_run)
        self.topics = Topics(options.topics, options.dry_run)
        self.authors = Authors(outline.channel)
        self.media = Media(
            outline, options.media, self.source, self.records, options.dry_run, options.user
        )
        self.slugs = Slugs()
        self.writer = Writer(self.source, self.records, options.publish, options.user)
        self.pages: dict[str, Page] = {}
        """Pages of this run by the number of their item, for those below them."""
        self.waiting: dict[str, list[Item]] = {}
        """Pages whose parent comes later, by the parent's number."""
        self.items = {
            address_key(local_path(each.link, outline.channel)): each
            for each in outline.items
            if each.link and each.kind in ("post", "page")
        }
        self.done = 0
        self.counted: set[int] = set()
        """Positions of the items that are accounted for."""

    def run(self) -> Report:
        """Imports everything."""
        for item in self.outline.items:
            if item.kind == "attachment" and item.position not in self.outline.twice:
                self._guarded(item, self._attachment)
        for item in read_items(self.options.paths, self.outline.channel):
            if item.kind != "attachment" or item.position in self.outline.twice:
                self._guarded(item, self._item)
        while self.waiting:  # their parent was left out, or they stand in a circle
            for item in self.waiting.pop(next(iter(self.waiting))):
                self._guarded(item, lambda each: self._page(each, self.home))
        if not self.options.dry_run:
            for record in self.records.values():
                if record.has_old_links and record.page_id:
                    self.writer.relink(record, self._relink)
        self._terms()
        self._people()
        return self.report

    def _guarded(self, item: Item, do: Callable[[Item], None]) -> None:
        """Does one item; what goes wrong with it is named and stops nobody else."""
        try:
            do(item)
        except DocumentError as error:
            self._leave_out(item, str(error))
        except Exception as error:  # whatever a stranger's file does, the others come along
            logger.info("an item was not imported", exc_info=True)
            words = f"a fault that nobody foresaw ({type(error).__name__}: {error})"
            if item.position in self.counted:
                self.report.ask(item.label, words)
            else:
                self._leave_out(item, words)
        self.done += 1
        self.progress(self.done, len(self.outline.items))

    def _count(self, item: Item, outcome: str) -> None:
        self.counted.add(item.position)
        self.report.count(item.kind, outcome)

    def _leave_out(self, item: Item, reason: str) -> None:
        self._count(item, report.LEFT_OUT)
        self.report.leave_out(item.label, item.kind, reason)

    def _item(self, item: Item) -> None:
        self.report.comments += item.comments
        if item.position in self.outline.twice:
            self._leave_out(item, TWICE)
        elif item.status in NOT_TAKEN and not (item.status == "auto-draft" and item.content):
            self._leave_out(item, NOT_TAKEN[item.status])
        elif item.kind == "post":
            self._post(item)
        elif item.kind == "page":
            self._page_in_order(item)
        elif testimonials.is_testimonial(item.kind):
            self._testimonial(item)
        elif not item.kind:
            self._leave_out(item, "it does not say what it is (wp:post_type is missing)")
        else:
            reason = f"this site has no place for “{item.kind}”"
            self._leave_out(item, NO_PLACE.get(item.kind, reason))

    def _attachment(self, item: Item) -> None:
        self.report.comments += item.comments
        stored = self.media.of_item(item)
        self._count(item, stored.outcome)
        if stored.outcome == report.LEFT_OUT:
            self.report.leave_out(item.label, "attachment", stored.reason)
        link = address_of(stored.record) if stored.record is not None else ""
        if stored.outcome == report.MADE and self.options.dry_run:
            link = "the file"
        if link:
            old = addresses.of_attachment(item, self.outline.channel)
            old += addresses.of_file(item, self.outline)
            self.addresses.lead(old, link, link=link, item=item.label)

    def _post(self, item: Item) -> None:
        text = article_text(item, self.outline, self.media, self.site_name)
        topics = self.topics.of(item.terms)
        author = self.authors.of(item.creator)
        entry = Entry(
            item, text, standing_of(item), self._key(item),
            tuple(each.pk for each in topics if each.pk), (author.pk,) if author else (),
        )  # fmt: skip
        self._write(entry, self.index)

    def _page_in_order(self, item: Item) -> None:
        """Writes a page after the one above it."""
        above = self.outline.by_id.get(item.parent)
        if above is not None and above.kind == "page" and above is not item:
            if above.post_id in self.pages:
                self._page(item, self.pages[above.post_id])
            else:
                self.waiting.setdefault(above.post_id, []).append(item)
                self.done -= 1  # it is counted when it is written
            return
        self._page(item, self.home)

    def _page(self, item: Item, parent: Page) -> None:
        self.authors.of(item.creator)
        text = page_text(item, self.outline, self.media, self.site_name)
        page = self._write(Entry(item, text, standing_of(item), self._key(item)), parent)
        if item.post_id:
            self.pages[item.post_id] = page if page is not None else self.home
            for below in self.waiting.pop(item.post_id, []):
                self._guarded(below, lambda each: self._page(each, self.pages[item.post_id]))

    def _write(self, entry: Entry, parent: Page) -> Page | None:
        record = self.records.get(entry.key)
        if record is not None and record.page_id is None:
            self._leave_out(entry.item, "its page was deleted here since the last import")
            return None
        if self.options.dry_run:
            written = self._planned(entry, record, parent)
        else:
            written = self._written(entry, record, parent)
        self._count(entry.item, written.outcome)
        self._tell(entry, written)
        return written.page

    def _written(self, entry: Entry, record: ImportedItem | None, parent: Page) -> Written:
        if record is None:
            slug = self.slugs.free(entry.item, entry.text.fields["title"], parent)
            return self.writer.make(entry, parent, slug, self._relink)
        return self.writer.update(entry, record, self._relink)

    def _relink(self, value: Any) -> tuple[Any, bool]:
        return with_links(value, self._link)

    def _planned(self, entry: Entry, record: ImportedItem | None, parent: Page) -> Written:
        """Returns what would become of an item."""
        if record is not None:
            return self.writer.plan(entry, record)
        slug = self.slugs.free(entry.item, entry.text.fields["title"], parent)
        page = type(self.home)(slug=slug, title=entry.text.fields["title"], live=False)
        page.url_path = f"{parent.url_path}{slug}/"
        return Written(report.MADE, page)

    def _tell(self, entry: Entry, written: Written) -> None:
        """Puts what an item needs into the report, and its old addresses to work."""
        item, page = entry.item, written.page
        url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page and page.pk else ""
        if written.outcome == report.EDITED_HERE:
            words = "It has changed on the old site too, and was edited here: left as it is here."
            self.report.ask(item.label, words, url)
        elif written.outcome != report.UNCHANGED:
            for words in dict.fromkeys(entry.text.remarks):
                self.report.ask(item.label, words, url)
            for text, reason in entry.text.left_out:
                self.report.leave_out(f"{item.label}: {text}", "text", reason)
        if written.refusal:
            self.report.ask(item.label, written.refusal, url)
        if entry.standing.reason and written.outcome == report.MADE:
            self.report.ask(item.label, entry.standing.reason, url)
        if page is not None and (entry.standing.is_public or page.live):
            old = addresses.of_item(item, self.outline.channel)
            self.addresses.lead(old, self._address(page), page=page, item=item.label)

    def _address(self, page: Page) -> str:
        if page.pk:
            return page.get_url() or page.url_path
        root = self.addresses.site.root_page.url_path
        return "/" + page.url_path.removeprefix(root)

    def _testimonial(self, item: Item) -> None:
        key = self._key(item)
        record = self.records.get(key) or ImportedItem(source=self.source, key=key)
        if record.pk and record.testimonial_id is None:
            self._leave_out(item, "it was deleted here since the last import")
            return
        quote = testimonials.quote_of(item, self.outline)
        if not quote:
            self._leave_out(item, "a testimonial without words")
            return
        outcome = testimonials.write(
            record, quote, testimonials.name_of(item), self.options.user,
            dry_run=self.options.dry_run,
        )  # fmt: skip
        self._count(item, outcome)
        self.records[key] = record
        if outcome == report.MADE:
            words = "It is a draft: nobody sees it before its patient authorizes it."
            self.report.ask(item.label, words)
            if len(quote) > testimonials.MAX_QUOTE:
                words = f"The quote is longer than {testimonials.MAX_QUOTE} characters: shorten it."
                self.report.ask(item.label, words)

    def _key(self, item: Item) -> str:
        """Returns what an item is recognised by in a later import."""
        first = self.outline.by_id.get(item.post_id) if item.post_id else None
        if first is not None and first.position == item.position:
            return f"item:{item.post_id}"[:400]
        what = "\0".join((item.post_id, item.kind, item.title, item.slug, item.link, item.date))
        return f"item:{sha256(what.encode()).hexdigest()}"

    def _link(self, address: str) -> str | None:
        """Returns how a link in a text leads here."""
        path = local_path(address, self.outline.channel)
        if not path:
            return None
        file = self.media.known(address)
        if file is not None and file.document_id:
            return f'linktype="document" id="{file.document_id}"'
        key = address_key(path)
        item = self.outline.by_id.get(key[1:]) if key.startswith("?") else self.items.get(key)
        if item is None or item.kind not in ("post", "page") or item.position in self.outline.twice:
            return None
        record = self.records.get(self._key(item))
        if record is None:
            return ""
        return f'linktype="page" id="{record.page_id}"' if record.page_id else None

    def _terms(self) -> None:
        """Makes the addresses of lists and feeds lead to those of this site."""
        channel, route = self.outline.channel, self.index.get_url() or "/"
        terms = dict(channel.terms)
        for item in self.outline.items:
            terms |= {(t.taxonomy, t.slug): t for t in item.terms if item.kind == "post"}
        for key, term in terms.items():
            if term.taxonomy not in TAXONOMIES:
                continue
            topic = self.topics.by_term.get(key)
            below = f"/topic/{topic.slug}/" if topic is not None else ""
            old = addresses.of_term(*key, channel)
            to = route.rstrip("/") + (below or "/")
            self.addresses.lead(old, to, page=self.index, route=below, item=term.name)
            if topic is not None:
                feeds = [f"{path.rstrip('/')}/feed/" for path in old if "?" not in path]
                feed = f"{below}feed/"
                self.addresses.lead(
                    feeds, f"{to}feed/", page=self.index, route=feed, item=term.name
                )
        base = addresses.base_of(channel)
        feeds = [f"{base}{feed}/" for feed in addresses.FEEDS]
        to = route.rstrip("/") + "/feed/"
        self.addresses.lead(feeds, to, page=self.index, route="/feed/", item="Feed")

    def _people(self) -> None:
        """Names the accounts that are nobody here."""
        self.report.authors = self.authors.report()
        self.report.topics = self.topics.made
        base = addresses.base_of(self.outline.channel)
        for author in self.report.authors:
            found = self.authors.found.get(author["login"])
            below = f"/author/{found.slug}/" if found is not None else ""
            to = (self.index.get_url() or "/").rstrip("/") + (below or "/")
            old = [f"{base}author/{author['login']}/"]
            self.addresses.lead(old, to, page=self.index, route=below, item=author["login"])
            if found is None:
                name = author["name"] or author["login"]
                words = (
                    f"wrote {author['items']} items and has no page here: the clinic is their "
                    "author. Make the page, then import again."
                )  # fmt: skip
                self.report.ask(name, words)
