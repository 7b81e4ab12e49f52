"""The demo texts' short forms, turned into what Wagtail stores.

A text is rich-text HTML whose paragraphs are parted by blank lines. `[@12345678 @23456789]` cites
the works with these PMIDs, `<a page="slug">` links to a page of the demo.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from articles.citations.element import element_of

CITATION = re.compile(r"\s*\[((?:@\w+\s*)+)\]")
PAGE_LINK = re.compile(r'<a page="([\w-]+)">')
BLOCK_ELEMENT = ("<ul", "<ol", "<p")


def citation_key(slug: str, identifier: str) -> str:
    """Returns the key of a reference on a demo page: the same at every load."""
    return str(uuid5(NAMESPACE_URL, f"{slug}/{identifier}"))


def list_items(values: Iterable[Any]) -> list[dict[str, Any]]:
    """Returns the stored form of a ListBlock: without an id, an item would be taken for a value."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


@dataclass(frozen=True, slots=True)
class Shelf:
    """This shelf holds what a body refers to by name: primary keys of objects loaded before."""

    pictures: Mapping[str, int]
    documents: Mapping[str, int]
    testimonials: Mapping[str, int]
    pages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BodyBuilder:
    """This builder turns the `[[body]]` tables of one demo page into stream data."""

    slug: str
    shelf: Shelf

    def stream(self, tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Returns one block for each table.

        Raises:
            KeyError: a table has no known kind, or names something that the demo does not have.
        """
        blocks = []
        for number, table in enumerate(tables):
            (kind, content), *_ = table.items()
            block_type, value = _BUILDERS[kind](self, content)
            key = str(uuid5(NAMESPACE_URL, f"{self.slug}/body/{number}"))
            blocks.append({"type": block_type, "value": value, "id": key})
        return blocks

    def rich_text(self, text: str) -> str:
        """Returns stored rich text."""
        text = CITATION.sub(self._citation, text.strip())
        text = PAGE_LINK.sub(
            lambda match: f'<a linktype="page" id="{self.shelf.pages[match[1]]}">', text
        )
        parts = (part.strip() for part in re.split(r"\n\s*\n", text))
        return "".join(
            part if part.startswith(BLOCK_ELEMENT) else f"<p>{part}</p>" for part in parts
        )

    def picture(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the value of an ImageBlock."""
        alt_text = content.get("alt", "")
        return {
            "image": self.shelf.pictures[content["file"]],
            "alt_text": alt_text,
            "decorative": not alt_text,
        }

    def _citation(self, match: re.Match[str]) -> str:
        keys = (citation_key(self.slug, word.strip("@")) for word in match[1].split())
        return element_of(keys)

    def _items(self, texts: list[str]) -> list[dict[str, Any]]:
        return list_items(self.rich_text(text) for text in texts)

    def _table(self, content: Mapping[str, Any]) -> dict[str, Any]:
        rows = [{"values": [self.rich_text(cell) for cell in row]} for row in content["rows"]]
        columns = [{"type": "text", "heading": heading} for heading in content["columns"]]
        return {
            "table": {"columns": columns, "rows": rows, "caption": content["caption"]},
            "row_headers": content.get("row_headers", True),
            "source": content.get("source", ""),
        }

    def _files(self, files: list[Mapping[str, str]]) -> list[dict[str, Any]]:
        return list_items(
            {"document": self.shelf.documents[file["file"]], "title": file["title"]}
            for file in files
        )


Built = tuple[str, Any]


def _testimonials(builder: BodyBuilder, content: list[str]) -> Built:
    items = list_items(builder.shelf.testimonials[name] for name in content)
    return "testimonials", {"title": "What our patients say about us", "testimonials": items}


_BUILDERS: dict[str, Callable[[BodyBuilder, Any], Built]] = {
    "paragraph": lambda b, c: ("paragraph", b.rich_text(c)),
    "heading": lambda b, c: ("heading", {"text": c, "level": "2"}),
    "heading3": lambda b, c: ("heading", {"text": c, "level": "3"}),
    "heading4": lambda b, c: ("heading", {"text": c, "level": "4"}),
    "key_points": lambda b, c: ("key_points", {"title": "Key points", "points": b._items(c)}),
    "pull_quote": lambda b, c: ("pull_quote", {"quote": c, "attribution": ""}),
    "callout": lambda b, c: (
        "callout",
        {"level": c["level"], "text": b.rich_text(c["text"])},
    ),
    "steps": lambda b, c: ("steps", {"title": c["title"], "steps": b._items(c["steps"])}),
    "question": lambda b, c: (
        "question",
        {"question": c["question"], "answer": b.rich_text(c["answer"])},
    ),
    "image": lambda b, c: (
        "image",
        {"image": b.picture(c), "caption": c.get("caption", ""), "credit": c.get("credit", "")},
    ),
    "video": lambda b, c: (
        "video",
        {**c, "poster": b.picture(c["poster"]), "transcript": b.rich_text(c["transcript"])},
    ),
    "table": lambda b, c: ("table", b._table(c)),
    "downloads": lambda b, c: (
        "downloads",
        {"title": c["title"], "files": b._files(c["files"])},
    ),
    "testimonials": _testimonials,
    "show": lambda b, c: (c, None),
}
