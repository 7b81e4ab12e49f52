"""Walks a tree of HTML and makes blocks of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import html

from articles.importing.inline_text import flat, tidy
from articles.importing.model import (
    Block,
    Citation,
    Heading,
    Inline,
    Inlines,
    LeftOut,
    Listing,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
)

from .context import Context, refused_address
from .embedded import embedded_picture
from .lists import (
    LooseItem,
    google_level,
    number_of,
    take_drawn_label,
    with_lists,
    word_level,
)
from .tables import is_frame, read_table
from .tree import style_of, tag_of, words_of

MARK = re.compile("\ue000(\\d{1,6})\ue001")
"""Stands in the text for a citation that was read from the document's own data."""
NEVER_TEXT = frozenset({"script", "style", "template", "head", "meta", "link", "title", "base"})
NO_PLACE = {
    "svg": "a drawing", "iframe": "an embedded page", "object": "an embedded object",
    "embed": "an embedded object", "video": "a video", "audio": "a sound", "canvas": "a drawing",
    "applet": "an embedded object", "form": "a form", "button": "a button", "select": "a form",
    "input": "a form", "textarea": "a form", "noscript": "for browsers without JavaScript",
    "del": "struck out", "s": "struck out", "strike": "struck out", "map": "a map of links",
}  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "colgroup",
})  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LINE_SPACE = re.compile(r"[ \t\r\n\f]+")


class Walker:
    """This walker keeps what a whole document shares; each part is written by a `Part`."""

    def __init__(
        self,
        notes: dict[html.HtmlElement, int],
        citations: dict[int, Citation],
        left_out: list[LeftOut],
        pictures: dict[str, bytes],
    ) -> None:
        self.notes = notes
        self.citations = citations
        self.left_out = left_out
        self.pictures = pictures

    def blocks_of(self, element: html.HtmlElement) -> tuple[Block, ...]:
        """Returns the blocks of an element's content."""
        part = Part(self)
        part.children(element, Context())
        return part.finish()

    def leave_out(self, text: str, reason: str) -> None:
        """Names a piece that does not become part of the document."""
        if text:
            self.left_out.append(LeftOut(text, reason))

    def inlines_of(self, text: str, context: Context) -> list[Inline]:
        """Returns text as runs, with the citations that marks in it stand for."""
        pieces: list[Inline] = []
        end = 0
        for match in MARK.finditer(text) if self.citations else ():
            citation = self.citations.get(int(match[1]))
            if citation is not None:
                pieces += [Run(text[end : match.start()], context.marks, context.link), citation]
                end = match.end()
        pieces.append(Run(text[end:], context.marks, context.link))
        return [piece for piece in pieces if not isinstance(piece, Run) or piece.text]


class Part:
    """This part collects the blocks of one element: a body, a cell, an item, a quotation."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.blocks: list[Block | LooseItem] = []
        self.inlines: list[Inline] = []
        self.pictures: list[Picture] = []

    def finish(self) -> tuple[Block, ...]:
        """Returns the blocks; pictures stand after the text they stood in."""
        self.flush()
        return with_lists(self.blocks)

    def flush(self) -> None:
        """Ends the paragraph that is being written."""
        if inlines := tidy(self.inlines):
            self.blocks.append(Paragraph(inlines))
        self.inlines = []
        self.blocks += self.pictures
        self.pictures = []

    def add(self, block: Block | LooseItem) -> None:
        """Adds a block after the paragraph before it."""
        self.flush()
        self.blocks.append(block)

    def children(self, element: html.HtmlElement, context: Context) -> None:
        """Reads everything inside an element."""
        self.text(element.text, context)
        for child in element:
            self.element(child, context)
            self.text(child.tail, context)

    def text(self, text: str | None, context: Context) -> None:
        """Reads a piece of text."""
        if text:
            seen = text if context.preformatted else LINE_SPACE.sub(" ", text)
            self.inlines += self.walker.inlines_of(seen, context)

    def element(self, element: html.HtmlElement, context: Context) -> None:
        """Reads one element by its name; an unknown one is what it holds."""
        tag = tag_of(element)
        if not tag or tag in NEVER_TEXT:
            return
        if tag in NO_PLACE or self._is_hidden(element):
            self._leave_out(element, NO_PLACE.get(tag, "hidden text"))
        elif tag in HEADINGS:
            self._heading(element, HEADINGS[tag], context)
        elif read := READERS.get(tag):
            read(self, element, context)
        elif tag in BLOCKS:
            self.flush()
            self.children(element, context.inside(element))
            self.flush()
        else:
            self.children(element, context.inside(element))

    def inner(self, element: html.HtmlElement, context: Context) -> tuple[Block, ...]:
        """Returns the blocks inside an element."""
        part = Part(self.walker)
        part.children(element, context)
        return part.finish()

    def running(self, element: html.HtmlElement, context: Context) -> Inlines:
        """Returns an element as running text; its pictures come after the block that holds it."""
        blocks = self.inner(element, context)
        self.pictures += [block for block in blocks if isinstance(block, Picture)]
        return tidy(flat(block for block in blocks if not isinstance(block, Picture)))

    def _leave_out(self, element: html.HtmlElement, reason: str) -> None:
        text = words_of(element) or element.get("src") or element.get("data") or ""
        self.walker.leave_out(text[:MAX_TEXT], reason)

    def _is_hidden(self, element: html.HtmlElement) -> bool:
        if element.get("hidden") is not None:
            return True
        if not element.get("style"):
            return False
        style = style_of(element)
        return style.get("display") == "none" or style.get("mso-hide") == "all"

    def _heading(self, element: html.HtmlElement, level: int, context: Context) -> None:
        inlines = tidy(
            inline if not isinstance(inline, Run) else Run(inline.text.replace("\n", " "))
            for inline in self.running(element, context)
        )
        pictures, self.pictures = self.pictures, []
        if inlines:
            self.add(Heading(level, inlines))
        self.pictures += pictures

    def _paragraph(self, element: html.HtmlElement, context: Context) -> None:
        self.flush()
        level = word_level(element)
        if level:
            number = number_of(take_drawn_label(element))
            blocks = self.inner(element, context.inside(element))
            self.add(LooseItem(level, number is not None, blocks, number or 1))
            return
        if {"MsoTitle", "title"} & set((element.get("class") or "").split()):
            self._heading(element, 1, context)
            return
        self.children(element, context.inside(element))
        self.flush()

    def _list(self, element: html.HtmlElement, context: Context) -> None:
        ordered = tag_of(element) == "ol"
        items: list[list[Block]] = []
        for child in element:
            if tag_of(child) == "li" or not items:
                items.append(list(self.inner(child, context.inside(child))))
                if tag_of(child) in ("ol", "ul"):  # a list straight inside a list
                    items[-1] = list(self._list_alone(child, context))
            elif tag_of(child) in ("ol", "ul"):
                items[-1] += self._list_alone(child, context)
            else:
                items[-1] += self._alone(child, context)
            self._loose_text(child.tail, context, items)
        kept, pictures = _without_pictures(items)
        depth = google_level(element)
        self.flush()
        if depth and self.blocks:
            self.blocks += [LooseItem(depth + 1, ordered, item) for item in kept]
        elif "lst-kix" in (element.get("class") or ""):
            self.blocks += [LooseItem(1, ordered, item, _start(element)) for item in kept]
        elif kept:
            self.blocks.append(Listing(ordered, kept, _start(element)))
        self.blocks += pictures

    def _loose_text(self, text: str | None, context: Context, items: list[list[Block]]) -> None:
        if text and text.strip():
            items[-1].append(Paragraph(tidy([Run(LINE_SPACE.sub(" ", text), context.marks)])))

    def _list_alone(self, element: html.HtmlElement, context: Context) -> tuple[Block, ...]:
        part = Part(self.walker)
        part._list(element, context)
        return part.finish()

    def _alone(self, element: html.HtmlElement, context: Context) -> tuple[Block, ...]:
        part = Part(self.walker)
        part.element(element, context)
        return part.finish()

    def _quote(self, element: html.HtmlElement, context: Context) -> None:
        blocks = self.inner(element, context)
        if blocks:
            self.add(Quote(blocks))

    def _table(self, element: html.HtmlElement, context: Context) -> None:
        self.flush()
        if is_frame(element):
            self.children(element, context)
            self.flush()
            return
        caption_element = next((each for each in element if tag_of(each) == "caption"), None)
        caption = self.running(caption_element, context) if caption_element is not None else ()
        table = read_table(element, lambda cell: self.running(cell, context))
        pictures, self.pictures = self.pictures, []
        self.add(type(table)(table.headings, table.rows, caption, table.row_headers))
        self.pictures += pictures

    def _image(self, element: html.HtmlElement, context: Context) -> None:
        source = (element.get("src") or "").strip()
        alt = " ".join((element.get("alt") or "").split())
        if source.lower().startswith("data:"):
            source = embedded_picture(source, self.walker.pictures)
            if not source:
                self.walker.leave_out(alt or "a picture", "a picture in a form that is not read")
                return
        self.pictures.append(Picture(source[:MAX_TEXT], alt))

    def _figure(self, element: html.HtmlElement, context: Context) -> None:
        self.flush()
        captions = list(element.iter("figcaption"))
        caption = tidy(flat(Paragraph(self.running(each, context)) for each in captions))
        for each in captions:
            each.drop_tree()
        part = Part(self.walker)
        part.children(element, context)
        blocks = list(part.finish())
        for place, block in enumerate(blocks):
            if isinstance(block, Picture):
                blocks[place] = Picture(block.source, block.alt, caption)
                break
        else:
            blocks += [Paragraph(caption)] if caption else []
        self.blocks += blocks

    def _break(self, element: html.HtmlElement, context: Context) -> None:
        self.inlines.append(Run("\n", context.marks, context.link))

    def _rule(self, element: html.HtmlElement, context: Context) -> None:
        self.flush()

    def _quoted(self, element: html.HtmlElement, context: Context) -> None:
        self.text("“", context)
        self.children(element, context.inside(element))
        self.text("”", context)

    def _link(self, element: html.HtmlElement, context: Context) -> None:
        if element in self.walker.notes:
            label = words_of(element)
            self.inlines.append(NoteMark(self.walker.notes[element], label.strip("[]() ")))
            return
        self.walker.leave_out(refused_address(element.get("href") or ""), "a link's address")
        self.children(element, context.inside(element))

    def _term(self, element: html.HtmlElement, context: Context) -> None:
        self.flush()
        bold = Context(context.marks | {"bold"}, context.link)
        self.children(element, bold)
        self.flush()


def _without_pictures(
    items: list[list[Block]],
) -> tuple[tuple[tuple[Block, ...], ...], list[Picture]]:
    """Returns the items, and the pictures that come after the list: an item holds text alone."""
    pictures = [block for item in items for block in item if isinstance(block, Picture)]
    kept = (tuple(block for block in item if not isinstance(block, Picture)) for item in items)
    return tuple(item for item in kept if item), pictures


def _start(element: html.HtmlElement) -> int:
    value = (element.get("start") or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


MAX_TEXT = 20_000
READERS: dict[str, Callable[[Part, html.HtmlElement, Context], None]] = {
    "p": Part._paragraph,
    "ul": Part._list,
    "ol": Part._list,
    "dir": Part._list,
    "blockquote": Part._quote,
    "table": Part._table,
    "img": Part._image,
    "figure": Part._figure,
    "br": Part._break,
    "hr": Part._rule,
    "q": Part._quoted,
    "a": Part._link,
    "dt": Part._term,
}
