"""Takes the citations out of a part of Word's and puts marks in their places."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping

from lxml import etree

from articles.importing.model import Citation, LeftOut, Unmatched
from articles.importing.works import FoundItem, Works
from references.parsing import Reading

from .fields import Field, each_field
from .instructions import (
    BIBLIOGRAPHY,
    CSL,
    ENDNOTE,
    ENDNOTE_DATA,
    UNREAD,
    WORD,
    csl_items,
    decoded,
    items_of,
)
from .names import W, deleted_in, leaf_text, leaves_of, paragraph_of, text_run, words_in

MENDELEY = re.compile(r"MENDELEY_CITATION_v\d+_(.+)", re.DOTALL)
MENDELEY_LIST = "MENDELEY_BIBLIOGRAPHY"
PRINTED_LIST = "printed list of references: the citations hold it as data"
NO_DATA = "its field holds no reference"
OTHER_PROGRAM = "it was made by a program whose fields are not read"
ZOTERO_BOOKMARK = "ZOTERO_BREF"
ZOTERO_LIST_BOOKMARK = "CSL_BIBLIOGRAPHY"


class CitationTaker:
    """This taker keeps the citations of all parts of a document."""

    def __init__(self, sources: Mapping[str, Reading], properties: Mapping[str, str]) -> None:
        self.sources = sources
        self.properties = properties
        self.works = Works()
        self.citations: dict[int, Citation] = {}
        self.left_out: list[LeftOut] = []
        self.unmatched: list[Unmatched] = []
        self._deleted: set[etree._Element] = set()

    def take_from(self, root: etree._Element) -> None:
        """Changes a part: marks for citations, nothing for printed lists of references."""
        self._deleted = deleted_in(root)
        for control in list(root.iter(W + "sdt")):
            if control not in self._deleted:
                self._control(control)
        each_field(root, self._deleted, self._field)
        self._bookmarks(root)

    def _control(self, control: etree._Element) -> None:
        """Content controls: Mendeley Cite's citations, and lists of references."""
        properties = control.find(W + "sdtPr")
        content = control.find(W + "sdtContent")
        if properties is None or content is None:
            return
        tag = properties.find(W + "tag")
        value = (tag.get(W + "val") or "") if tag is not None else ""
        if match := MENDELEY.match(value):
            self._mendeley(content, match[1])
        elif value.startswith(MENDELEY_LIST) or _is_list(properties):
            lines = [words_in(each, self._deleted) for each in content.iter(W + "p")] or [
                words_in(content, self._deleted)
            ]
            self.left_out += [LeftOut(line, PRINTED_LIST) for line in lines if line]
            parent = control.getparent()
            if parent is not None:
                parent.remove(control)

    def _mendeley(self, content: etree._Element, encoded: str) -> None:
        try:
            payload = json.loads(b64decode(encoded + "=" * (-len(encoded) % 4)))
        except (Error, ValueError, RecursionError):
            payload = None
        leaves = list(leaves_of(content, self._deleted))
        marker = " ".join("".join(map(leaf_text, leaves)).split())
        mark = self._mark(marker, list(csl_items(payload)), content)
        if mark is None:
            return
        for leaf in leaves:
            leaf.getparent().remove(leaf)
        paragraph = next(content.iter(W + "p"), None)
        (content if paragraph is None else paragraph).append(mark)

    def _field(self, found: Field) -> None:
        instruction = found.text
        if ENDNOTE_DATA.match(instruction):
            found.take_out()
        elif BIBLIOGRAPHY.match(instruction) or ZOTERO_LIST_BOOKMARK in instruction:
            self.left_out += [LeftOut(line, PRINTED_LIST) for line in found.lines()]
            found.take_out()
            if found.begin.tag == W + "fldSimple":
                found.begin.set(W + "instr", "")
        elif any(kind.match(instruction) for kind in (CSL, ENDNOTE, WORD)):
            data = decoded("".join(found.data))
            self._put(found, items_of(instruction, data, self.sources))
        elif UNREAD.match(instruction):
            self._cannot(found.result, found.begin, OTHER_PROGRAM)

    def _put(self, found: Field, items: list[FoundItem]) -> None:
        mark = self._mark(found.result, items, found.begin)
        if mark is None:
            return
        begin = found.begin
        place = begin if begin.tag == W + "fldSimple" else begin.getparent()
        place.addprevious(mark)
        found.take_out()
        if begin.tag == W + "fldSimple" and begin.getparent() is not None:
            begin.getparent().remove(begin)

    def _bookmarks(self, root: etree._Element) -> None:
        """Zotero's other way: bookmarks, with the data among the document's properties."""
        for start in list(root.iter(W + "bookmarkStart")):
            data = self.properties.get(start.get(W + "name") or "", "")
            if start in self._deleted or not data:
                continue
            found = Field(start, [data])
            inside = False
            for element in root.iter(W + "bookmarkStart", W + "bookmarkEnd", W + "t"):
                if element is start:
                    inside = True
                elif element.tag == W + "bookmarkEnd" and element.get(W + "id") == start.get(
                    W + "id"
                ):
                    break
                elif inside and element.tag == W + "t" and element not in self._deleted:
                    found.leaves.append(element)
            self._bookmarked(found, data)

    def _bookmarked(self, found: Field, data: str) -> None:
        if ZOTERO_LIST_BOOKMARK in data or BIBLIOGRAPHY.match(data):
            self.left_out += [LeftOut(line, PRINTED_LIST) for line in found.lines()]
            found.take_out()
        elif "citationItems" in data:
            items = items_of(f"ADDIN ZOTERO_ITEM {data}", "", {})
            mark = self._mark(found.result, items, found.begin)
            if mark is not None:
                found.begin.addnext(mark)
                found.take_out()

    def _mark(
        self, marker: str, items: list[FoundItem], place: etree._Element
    ) -> etree._Element | None:
        """Returns the run that stands for a citation; None where its text has to stay."""
        citation, unknown = self.works.citation(marker, items)
        if unknown or not items:
            self._cannot(marker, place, NO_DATA)
        if citation is None:
            return None
        number = len(self.citations) + 1
        self.citations[number] = citation
        return text_run(f"\ue000{number}\ue001")

    def _cannot(self, marker: str, place: etree._Element, reason: str) -> None:
        if marker:
            paragraph = paragraph_of(place)
            words = words_in(paragraph, self._deleted) if paragraph is not None else ""
            self.unmatched.append(Unmatched(marker, words[:120], reason))


def _is_list(properties: etree._Element) -> bool:
    gallery = properties.find(f"{W}docPartObj/{W}docPartGallery")
    named = gallery is not None and gallery.get(W + "val") == "Bibliographies"
    return named or properties.find(W + "bibliography") is not None
