"""What one pass over the exports finds: every item without its text, and where its files lie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .export import Channel, Item, local_path
from .pages_of_html import is_folder_of_html, read_folder
from .wxr import read_export

SIZED = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{13})(?=\.\w{2,5}$)")
"""What WordPress puts into the names of the sizes that it makes of a picture."""
SIZES = re.compile(r'"file";s:\d+:"([^"/\\]{1,200})"')
SHARED = "wp_block"
UPLOADS = "/wp-content/uploads/"


def host_of(address: str) -> str:
    """Returns the host of an address in lower case; empty where it has none."""
    try:
        return urlsplit(address.strip()).netloc.lower()
    except ValueError:
        return ""


def elsewhere(address: str) -> str:
    """Returns the path below the uploads of a file that another host hands out.

    >>> elsewhere("https://old.files.wordpress.com/2008/06/a.jpg?w=300")
    '/2008/06/a.jpg'
    >>> elsewhere("https://cdn.example/x/wp-content/uploads/2008/06/a.jpg")
    '2008/06/a.jpg'
    """
    try:
        path = unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""
    return path.rpartition(UPLOADS)[2]


@dataclass(slots=True)
class Outline:
    """This outline knows the items of all files, by number and by address."""

    channel: Channel = field(default_factory=Channel)
    items: list[Item] = field(default_factory=list)
    """Without texts, but for those of attachments and of blocks that several posts share."""
    by_id: dict[str, Item] = field(default_factory=dict)
    by_path: dict[str, Item] = field(default_factory=dict)
    """Attachments by the path of their file."""
    by_parent: dict[str, list[Item]] = field(default_factory=dict)
    """Attachments by the number of the item they were uploaded to, in order."""
    twice: set[int] = field(default_factory=set)
    """Positions of items that stand in the files a second time."""

    def add(self, item: Item) -> None:
        """Adds an item of the next position."""
        kept = (
            item if item.kind in ("attachment", SHARED) else replace(item, content="", excerpt="")
        )
        self.items.append(kept)
        known = self.by_id.get(item.post_id) if item.post_id else None
        if known is not None and (known.kind, known.title, known.slug, known.link) == (
            item.kind, item.title, item.slug, item.link
        ):  # fmt: skip
            self.twice.add(item.position)
            return
        if item.post_id:
            self.by_id.setdefault(item.post_id, kept)
        if item.kind == "attachment":
            self.by_parent.setdefault(item.parent, []).append(kept)
            if path := self.path_of(kept):
                self.by_path.setdefault(path, kept)

    def path_of(self, item: Item) -> str:
        """Returns where an attachment's file lies on the old site: "/wp-content/uploads/a.jpg".

        A file that another host has handed out (example.files.wordpress.com, a CDN) lies among the
        uploads by the same folder and name.
        """
        path = local_path(item.attachment_url, self.channel) if item.attachment_url else ""
        stored = item.meta.get("_wp_attached_file", "").strip() or elsewhere(item.attachment_url)
        return path or (f"{UPLOADS}{stored.lstrip('/')}" if stored else "")

    def attachment(self, number: str, address: str) -> Item | None:
        """Returns the attachment that a picture or link means, by its number or its address."""
        found = self.by_id.get(number) if number else None
        if found is not None and found.kind == "attachment":
            return found
        path = local_path(address, self.channel).partition("?")[0]
        if path:
            return self.by_path.get(path) or self.by_path.get(SIZED.sub("", path))
        path = f"{UPLOADS}{elsewhere(address).lstrip('/')}"
        found = self.by_path.get(path) or self.by_path.get(SIZED.sub("", path))
        return found if found and host_of(found.attachment_url) == host_of(address) else None

    def reusable(self, number: str) -> str:
        """Returns the content of a shared block; empty where the files lack it."""
        found = self.by_id.get(number)
        return found.content if found is not None and found.kind == SHARED else ""

    def sizes_of(self, item: Item) -> Iterator[str]:
        """Yields the paths of the smaller copies that the old site made of a picture."""
        folder = self.path_of(item).rpartition("/")[0]
        for name in SIZES.findall(item.meta.get("_wp_attachment_metadata", "")):
            yield f"{folder}/{name}"


def read_outline(paths: Iterable[Path]) -> Outline:
    """Returns the outline of exports, read whole: one that is damaged anywhere is refused here.

    Raises:
        DocumentError: a file is no export, is damaged or hostile.
    """
    outline = Outline()
    for item in read_items(paths, outline.channel):
        outline.add(item)
    return outline


def read_items(paths: Iterable[Path], channel: Channel) -> Iterator[Item]:
    """Yields the items of exports one after the other, with positions that go on.

    Raises:
        DocumentError: a file is no export, is damaged or hostile.
    """
    count = 0
    for path in paths:
        channel.version = ""
        read = read_folder if is_folder_of_html(path) else read_export
        for item in read(path, channel):
            count += 1
            item.position = count
            yield item
