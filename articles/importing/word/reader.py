"""From a .docx to the document model."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lxml import etree

from articles.importing.documents import DocumentError
from articles.importing.html import read_html
from articles.importing.lossless import missing_lines
from articles.importing.model import Document, LeftOut
from articles.importing.numbering import in_order
from articles.importing.packages import pack, unpack, xml_of
from articles.importing.pandoc import WORDS_ALONE, to_html, words_alone

from .citations import CitationTaker
from .comments import comments_of
from .names import W, accept_changes, as_bytes, deleted_in, words_in
from .sources import sources_of

TEXT_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
NUMBERED = re.compile(r"(word/(?:document|footnotes|endnotes))\d{0,9}\.xml")
FURNITURE = re.compile(r"word/(header|footer)\d*\.xml")
DRAWN = re.compile(r"word/(?:diagrams/data|charts/chart)\d*\.xml")
DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
PRIVATE_MARKS = re.compile("[\ue000\ue001]")
MACROS = "macros are never taken"
OBJECTS = "an embedded object"


def read_word(content: bytes) -> Document:
    """Returns what a .docx holds.

    Raises:
        DocumentError: it is no Word document, damaged, or larger than any text is.
    """
    parts = unpack(content)
    names = {name: _main_name(parts, name) for name in TEXT_PARTS}
    if names["word/document.xml"] not in parts:
        raise DocumentError("This is no Word document. Save it as .docx and try again.")
    roots = {name: xml_of(parts[name]) for name in names.values() if name in parts}
    taker = CitationTaker(sources_of(parts), _properties(parts))
    for root in roots.values():
        _without_private_marks(root)
        taker.take_from(root)
        accept_changes(root)
    lines = [line for root in roots.values() for line in _lines(root)]
    changed = {name: as_bytes(root) for name, root in roots.items()}
    remarks: tuple[str, ...] = ()
    try:
        html = to_html(pack({**parts, **changed}), "docx")
    except DocumentError:
        if not lines:
            raise
        html, remarks = words_alone(lines), (WORDS_ALONE,)
    pictures = {
        name.removeprefix("word/"): data
        for name, data in parts.items()
        if name.startswith("word/media/")
    }
    document = read_html(html, citations=taker.citations, pictures=pictures)
    comments = comments_of(parts, roots.values())
    around = [*_around(parts), *(comment.as_left_out for comment in comments)]
    left_out = [*document.left_out, *taker.left_out, *around]
    found = replace(
        document,
        references=tuple(taker.works.readings),
        left_out=tuple(left_out),
        comments=tuple(comments),
        unmatched=tuple(taker.unmatched),
        is_page=False,
        remarks=remarks,
    )
    found = in_order(found)
    missing = [
        LeftOut(line, "it has no place in an article") for line in missing_lines(found, lines)
    ]
    return replace(found, left_out=(*found.left_out, *missing))


def _main_name(parts: dict[str, bytes], usual: str) -> str:
    """Returns the name of a main part: Word on the web numbers them ("document2.xml")."""
    if usual in parts:
        return usual
    numbered = (name for name in parts if NUMBERED.fullmatch(name))
    same = (name for name in numbered if NUMBERED.sub(r"\1.xml", name) == usual)
    return next(same, usual)


def _without_private_marks(root: etree._Element) -> None:
    for leaf in root.iter(W + "t"):
        if leaf.text:
            leaf.text = PRIVATE_MARKS.sub("", leaf.text)


def _lines(root: etree._Element) -> list[str]:
    deleted = deleted_in(root)
    found = []
    for paragraph in root.iter(W + "p"):
        inner = {each for p in paragraph.iterdescendants(W + "p") for each in p.iter()}
        found.append(words_in(paragraph, deleted | inner if inner else deleted))
    return [line for line in found if line]


def _properties(parts: dict[str, bytes]) -> dict[str, str]:
    """Returns Zotero's bookmarks with their data, which is kept in pieces among the properties."""
    if "docProps/custom.xml" not in parts:
        return {}
    pieces: dict[str, dict[int, str]] = {}
    for each in xml_of(parts["docProps/custom.xml"]):
        name, _, number = (each.get("name") or "").rpartition("_")
        if name.startswith("ZOTERO_BREF") and number.isdigit():
            pieces.setdefault(name, {})[int(number)] = "".join(each.itertext())
    return {name: "".join(text for _, text in sorted(of.items())) for name, of in pieces.items()}


def _around(parts: dict[str, bytes]) -> list[LeftOut]:
    """Returns what of the document is not its text: headers, macros, objects."""
    found: list[LeftOut] = []
    seen: Counter[str] = Counter()
    for name, content in parts.items():
        match = FURNITURE.fullmatch(name)
        if match:
            root = xml_of(content)
            text = words_in(root, deleted_in(root))
            seen[text] += 1
            if text and seen[text] == 1:
                found.append(LeftOut(text, f"page {match[1]}"))
        elif DRAWN.fullmatch(name):
            found += _drawn(xml_of(content))
        elif name.endswith("vbaProject.bin"):
            found.append(LeftOut(name, MACROS))
        elif name.startswith("word/embeddings/"):
            found.append(LeftOut(name, OBJECTS))
    return found


def _drawn(root: etree._Element) -> list[LeftOut]:
    texts = " ".join(" ".join(each.itertext()) for each in root.iter(DRAWING_TEXT))
    return [LeftOut(" ".join(texts.split()), "text of a drawing")] if texts.strip() else []
