"""Reads .odt: the citations of Zotero and Mendeley here, the rest by pandoc.

Format: https://docs.oasis-open.org/office/OpenDocument/v1.3/. LibreOffice keeps a citation between
two marks, whose name holds CSL-JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from .documents import DocumentError
from .html import read_html
from .lossless import missing_lines
from .model import Citation, Comment, Document, LeftOut, Unmatched
from .numbering import in_order
from .packages import pack, unpack, xml_of
from .pandoc import WORDS_ALONE, to_html, words_alone
from .word.instructions import items_of
from .works import Works

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
PRINTED_LIST = "printed list of references: the citations hold it as data"
NO_PLACE = "it has no place in an article"
NO_DATA = "its field holds no reference"
SPACES = {TEXT + "s": " ", TEXT + "tab": " ", TEXT + "line-break": " "}


def read_open_document(content: bytes) -> Document:
    """Returns what an .odt holds.

    Raises:
        DocumentError: it is no such document, damaged, or larger than any text is.
    """
    parts = unpack(content)
    if "content.xml" not in parts:
        raise DocumentError("The document is damaged: its text is missing.")
    root = xml_of(parts["content.xml"])
    taker = _Taker()
    taker.take_from(root)
    lines = list(_lines(root))
    remarks: tuple[str, ...] = ()
    try:
        html = to_html(pack({**parts, "content.xml": etree.tostring(root)}), "odt")
    except DocumentError:
        if not lines:
            raise
        html, remarks = words_alone(lines), (WORDS_ALONE,)
    pictures = {name: data for name, data in parts.items() if name.startswith("Pictures/")}
    document = read_html(html, citations=taker.citations, pictures=pictures)
    found = in_order(
        replace(
            document,
            references=tuple(taker.works.readings),
            left_out=(
                *document.left_out,
                *taker.left_out,
                *(comment.as_left_out for comment in taker.comments),
            ),
            comments=tuple(taker.comments),
            unmatched=tuple(taker.unmatched),
            is_page=False,
            remarks=remarks,
        )
    )
    missing = [LeftOut(line, NO_PLACE) for line in missing_lines(found, lines)]
    return replace(found, left_out=(*found.left_out, *missing))


class _Taker:
    """This taker puts marks in the places of citations and takes printed lists out."""

    def __init__(self) -> None:
        self.works = Works()
        self.citations: dict[int, Citation] = {}
        self.left_out: list[LeftOut] = []
        self.comments: list[Comment] = []
        self.unmatched: list[Unmatched] = []

    def take_from(self, root: etree._Element) -> None:
        for note in list(root.iter(OFFICE + "annotation")):
            author = note.findtext(DUBLIN_CORE + "creator") or ""
            lines = ["".join(each.itertext()) for each in note.iter(TEXT + "p")]
            words = " ".join(" ".join(lines).split())
            paragraph = next(note.iterancestors(TEXT + "p", TEXT + "h"), None)
            _remove(note)
            beside = "" if paragraph is None else " ".join("".join(paragraph.itertext()).split())
            if words:
                self.comments.append(Comment(words, author, beside))
        for section in [*root.iter(TEXT + "section", TEXT + "bibliography")]:
            name = section.get(TEXT + "name") or ""
            if section.tag == TEXT + "bibliography" or _is_list(name):
                lines = [" ".join("".join(p.itertext()).split()) for p in section.iter(TEXT + "p")]
                self.left_out += [LeftOut(line, PRINTED_LIST) for line in lines if line]
                _remove(section)
        for start in list(root.iter(TEXT + "reference-mark-start")):
            self._mark(root, start)

    def _mark(self, root: etree._Element, start: etree._Element) -> None:
        name = start.get(TEXT + "name") or ""
        if "citationItems" not in name:
            return
        places = list(_between(root, start, name))
        marker = " ".join("".join(getattr(owner, kind) or "" for owner, kind in places).split())
        items = items_of(name[name.index("ZOTERO_ITEM") if "ZOTERO_ITEM" in name else 0 :], "", {})
        items = items or items_of(f"CSL_CITATION {name[name.index('{') :]}", "", {})
        citation, unknown = self.works.citation(marker, items)
        if unknown or citation is None:
            self.unmatched.append(Unmatched(marker, "", NO_DATA))
        if citation is None:
            return
        number = len(self.citations) + 1
        self.citations[number] = citation
        for owner, kind in places:
            setattr(owner, kind, "")
        start.tail = f"\ue000{number}\ue001"


def _is_list(name: str) -> bool:
    return any(
        each in name for each in ("ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "Mendeley Bibliography")
    )


def _between(root: etree._Element, start: etree._Element, name: str) -> Iterator[tuple[Any, str]]:
    """Yields where text stands between a mark and its end: elements with "text" or "tail"."""
    inside = False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            is_end = element.tag == TEXT + "reference-mark-end"
            if inside and is_end and element.get(TEXT + "name") == name:
                return
            if inside and element.text:
                yield element, "text"
        elif element is start:
            inside = True
            yield element, "tail"
        elif inside and element.tail:
            yield element, "tail"


def _lines(root: etree._Element) -> Iterator[str]:
    body = root.find(OFFICE + "body")
    for paragraph in body.iter(TEXT + "p", TEXT + "h") if body is not None else ():
        if any(each.tag == TEXT + "tracked-changes" for each in paragraph.iterancestors()):
            continue
        pieces = list(_pieces(paragraph))
        if text := " ".join("".join(pieces).split()):
            yield text


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in SPACES:
            yield " "
        elif child.tag not in (TEXT + "note", TEXT + "p", TEXT + "h"):
            yield from _pieces(child)
        yield child.tail or ""


def _remove(element: etree._Element) -> None:
    """Removes an element; the text after it stays."""
    parent, tail = element.getparent(), element.tail or ""
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
