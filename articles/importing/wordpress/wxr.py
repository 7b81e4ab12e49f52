"""Reads an export of WordPress as a stream: memory holds one item, however long the file is.

WXR is RSS 2.0 with elements of WordPress's own (https://wordpress.org/documentation/article/
tools-export-screen/). A file from a stranger: declarations of types and entities are refused, depth
and sizes are bounded, nothing is fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from articles.importing.documents import DocumentError

from .export import Author, Channel, Item, Term

CHUNK = 1 << 16  # bytes
MAX_DEPTH = 64
MAX_TEXT = 32_000_000
"""Characters of one item."""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML forbids and real exports hold."""
VERSION = re.compile(r"\d+\.\d+")
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
         (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
KEPT_META = re.compile(
    r"_thumbnail_id|_wp_attach.*|_yoast_wpseo_(?:title|metadesc)|rank_math_(?:title|description)"
    r"|footnotes|.*abt.*|.*(?:client|author|name|byline|reviewer|company).*",
    re.IGNORECASE,
)
ITEM_FIELDS = {
    "title": "title", "link": "link", "dc:creator": "creator", "content:encoded": "content",
    "excerpt:encoded": "excerpt", "wp:post_id": "post_id", "wp:post_date": "date",
    "wp:post_date_gmt": "date_gmt", "pubDate": "published", "wp:post_name": "slug",
    "wp:status": "status", "wp:post_parent": "parent", "wp:post_type": "kind",
    "wp:post_password": "password", "wp:attachment_url": "attachment_url",
}  # fmt: skip
CHANNEL_FIELDS = {
    "title": "title", "link": "link", "wp:wxr_version": "version",
    "wp:base_site_url": "base_site_url", "wp:base_blog_url": "base_blog_url",
}  # fmt: skip
GROUPS = frozenset({"wp:author", "wp:category", "wp:tag", "wp:term", "wp:postmeta"})
TERM_SLUGS = {"wp:category": "wp:category_nicename", "wp:tag": "wp:tag_slug",
              "wp:term": "wp:term_slug"}  # fmt: skip
TERM_NAMES = {"wp:category": "wp:cat_name", "wp:tag": "wp:tag_name", "wp:term": "wp:term_name"}
TAXONOMIES = {"wp:category": "category", "wp:tag": "post_tag", "tag": "post_tag"}


def read_export(
    path: Path, channel: Channel, told: Callable[[int], None] = lambda count: None
) -> Iterator[Item]:
    """Yields the items of an export; fills in the channel on the way.

    Args:
        path: the file.
        channel: gets what the file says of its site.
        told: called with the number of bytes read, from time to time.

    Raises:
        DocumentError: the file is no export, is cut off, damaged or hostile. One line says where.
    """
    reader = _Reader(path.name, channel)
    try:
        with path.open("rb") as file:
            decoder, rest = _decoder(file.read(CHUNK))
            while True:
                yield from reader.feed(decoder.decode(rest))
                told(len(rest))
                if not (rest := file.read(CHUNK)):
                    break
            yield from reader.end(decoder.decode(b"", final=True))
    except FileNotFoundError:
        raise DocumentError(f"There is no file “{path}”.") from None
    except OSError as error:
        raise DocumentError(f"“{path}” cannot be read: {error.strerror}.") from None


def _decoder(start: bytes) -> tuple[codecs.IncrementalDecoder, bytes]:
    """Returns what decodes a file, by its mark or its declaration, and its start without both."""
    encoding = ""
    for mark, name in MARKS:
        while start.startswith(mark):
            start, encoding = start[len(mark) :], name
    if not encoding:
        start = start.lstrip()
        declared = DECLARED.match(start)
        encoding = declared[1].decode() if declared else "utf-8"
    try:
        factory = codecs.getincrementaldecoder(encoding)
        "".encode(encoding)  # one that is no encoding of texts
    except (LookupError, AttributeError):
        raise DocumentError(f"The file says that it is written in “{encoding}”, which nobody here "
                            "reads.") from None  # fmt: skip
    return factory("replace"), start


class _Reader:
    """This reader collects items from the parser's calls."""

    def __init__(self, name: str, channel: Channel) -> None:
        self.name = name
        self.channel = channel
        self.path: list[str] = []
        self.text: list[str] | None = None
        self.size = 0
        self.attributes: dict[str, str] = {}
        self.item: Item | None = None
        self.group: dict[str, str] = {}
        self.done: list[Item] = []
        self.count = 0
        self.is_begun = False
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.buffer_size = CHUNK
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def feed(self, text: str) -> Iterator[Item]:
        """Yields the items that a piece of the file completes."""
        text = CONTROLS.sub("", text)
        if not self.is_begun:
            text = text.lstrip().lstrip("\ufeff").lstrip()
            self.is_begun = bool(text)
        self._parse(text, final=False)
        yield from self.done
        self.done = []

    def end(self, text: str) -> Iterator[Item]:
        """Yields the last items.

        Raises:
            DocumentError: the file is empty, cut off, or no export.
        """
        yield from self.feed(text)
        if not self.is_begun:
            raise DocumentError(f"“{self.name}” is empty.")
        self._parse("", final=True)
        if not VERSION.fullmatch(self.channel.version.strip()):
            said = self.channel.version.strip()[:40]
            raise DocumentError(
                f"“{self.name}” is no export of WordPress: "
                + (f"“{said}” is no version of the format." if said else "it names no version.")
            )

    def _parse(self, text: str, *, final: bool) -> None:
        try:
            self.parser.Parse(text, final)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or "not well-formed"
            raise DocumentError(
                f"“{self.name}” is damaged in line {error.lineno}, column {error.offset}: {reason}."
                " Nothing was imported; export it anew."
            ) from None

    def _refuse(self, *_declared: object) -> None:
        raise DocumentError(
            f"“{self.name}” declares a document type or entities, which no export does: refused."
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name)
        if len(self.path) > MAX_DEPTH:
            raise DocumentError(f"“{self.name}” is nested deeper than {MAX_DEPTH} elements.")
        if len(self.path) == 1 and name != "rss":
            raise DocumentError(
                f"“{self.name}” is no export of WordPress: it begins with <{name}>."
            )
        if name == "item" and self.item is None:
            self.count += 1
            self.item, self.size = Item(self.count), 0
        elif name in GROUPS:
            self.group = {}
        self.attributes = attributes
        self.text = []

    def _characters(self, text: str) -> None:
        if self.text is None or "wp:comment" in self.path:
            return
        self.size += len(text)
        if self.size > MAX_TEXT:
            raise DocumentError(
                f"“{self.name}” holds an item of more than {MAX_TEXT // 1_000_000} million letters."
            )
        self.text.append(text)

    def _end(self, name: str) -> None:
        text = "".join(self.text or ())
        self.text = None
        self.path.pop()
        parent = self.path[-1] if self.path else ""
        if self.item is None:
            self.size = 0
        if name == "item" and self.item is not None:
            if not self.path or "item" not in self.path:
                self.done.append(self.item)
                self.item = None
        elif parent in GROUPS:
            self.group[name] = text
        elif name in GROUPS:
            self._end_group(name)
        elif self.item is not None and parent == "item":
            self._item_field(self.item, name, text)
        elif parent == "channel" and name in CHANNEL_FIELDS and self.item is None:
            setattr(self.channel, CHANNEL_FIELDS[name], text.strip())

    def _item_field(self, item: Item, name: str, text: str) -> None:
        if name == "wp:comment":
            item.comments += 1
        elif name == "category":
            self._filed_under(item, text)
        elif name in ITEM_FIELDS:
            field = ITEM_FIELDS[name]
            keeps_space = field in ("content", "excerpt", "password")
            setattr(item, field, text if keeps_space else text.strip())

    def _filed_under(self, item: Item, text: str) -> None:
        taxonomy = self.attributes.get("domain", "category")
        taxonomy = TAXONOMIES.get(taxonomy, taxonomy)
        slug = self.attributes.get("nicename") or text.strip().lower().replace(" ", "-")
        term = Term(taxonomy, slug.strip(), text.strip() or slug.strip())
        if term.slug and all(
            (term.taxonomy, term.slug) != (t.taxonomy, t.slug) for t in item.terms
        ):
            item.terms = (*item.terms, term)

    def _end_group(self, name: str) -> None:
        group = {key: value.strip() for key, value in self.group.items()}
        if name == "wp:postmeta":
            key = group.get("wp:meta_key", "")
            if self.item is not None and KEPT_META.fullmatch(key):
                self.item.meta[key] = group.get("wp:meta_value", "")
        elif name == "wp:author":
            self._author(group)
        elif self.item is None:
            self._term(name, group)

    def _author(self, group: dict[str, str]) -> None:
        login = group.get("wp:author_login", "")
        names = (group.get("wp:author_first_name", ""), group.get("wp:author_last_name", ""))
        name = group.get("wp:author_display_name", "") or " ".join(filter(None, names))
        self.channel.authors[login] = Author(login, group.get("wp:author_email", ""), name)

    def _term(self, name: str, group: dict[str, str]) -> None:
        slug = group.get(TERM_SLUGS[name], "")
        taxonomy = TAXONOMIES.get(name) or group.get("wp:term_taxonomy", "")
        if not slug:
            return
        self.channel.terms[taxonomy, slug] = Term(
            taxonomy, slug, group.get(TERM_NAMES[name]) or slug
        )
        if number := group.get("wp:term_id"):
            self.channel.term_ids[number] = (taxonomy, slug)
        if above := group.get("wp:category_parent") or group.get("wp:term_parent"):
            self.channel.parents[taxonomy, slug] = above
