"""What the instruction of one of Word's fields says: whose citation it is, of which works.

Zotero and Mendeley Desktop write CSL-JSON
(https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-citation.json),
EndNote its own XML, Word the tags of its list of sources (ECMA-376 part 1, 17.16.5.8).
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from articles.importing.works import FoundItem, locator_text, reading_of_csl
from references.formats import endnote_xml
from references.model.errors import ParseError
from references.parsing import Reading

CSL = re.compile(r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM|CSL_CITATION|Mendeley Citation)", re.IGNORECASE)
ENDNOTE = re.compile(r"\s*(?:ADDIN\s+)?EN\.CITE(?!\.DATA)", re.IGNORECASE)
ENDNOTE_DATA = re.compile(r"\s*(?:ADDIN\s+)?EN\.CITE\.DATA", re.IGNORECASE)
WORD = re.compile(r"\s*CITATION\s+\S", re.IGNORECASE)
BIBLIOGRAPHY = re.compile(
    r"\s*+(?:ADDIN\s++)?+(?:ZOTERO_BIBL|EN\.REFLIST|BIBLIOGRAPHY\b|Mendeley Bibliography"
    r"|\S{0,40}\s?CSL_BIBLIOGRAPHY|PAPERS2_BIBLIOGRAPHY|CITAVI\.BIBLIOGRAPHY|RW\.BIB)",
    re.IGNORECASE,
)
UNREAD = re.compile(
    r"\s*(?:ADDIN\s+)?(PAPERS2_CITATIONS|RW\.CITE|CITAVI\.PLACEHOLDER|ZOTERO_TEMP|REFMGR\.CITE"
    r"|EN\.CITE)",
    re.IGNORECASE,
)
LOCAL_ID = re.compile(r"ITEM-\d+", re.IGNORECASE)
TOKEN = re.compile(r'\\(?P<switch>\w)|"(?P<quoted>[^"]*)"|(?P<plain>[^\s\\"]+)')


def items_of(instruction: str, data: str, sources: Mapping[str, Reading]) -> list[FoundItem]:
    """Returns the works that a field cites; an empty list where it is no citation that is read.

    Args:
        instruction: the field's text.
        data: what its `w:fldData` holds, decoded.
        sources: Word's own list, by tag in lower case.
    """
    if CSL.match(instruction):
        return list(csl_items(_json_in(instruction) or _json_in(data)))
    if ENDNOTE.match(instruction):
        found = list(_endnote_items(instruction))
        return found or list(_endnote_items(data))
    if WORD.match(instruction):
        return list(_word_items(instruction, sources))
    return []


def _json_in(text: str) -> Any:
    start = text.find("{")
    while 0 <= start < len(text):
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
        except (ValueError, RecursionError):
            start = text.find('{"', start + 1) if start < 200 else -1
            continue
        if isinstance(value, Mapping) and "citationItems" in value:
            return value
        start = text.find("{", start + 1)
    return None


def csl_items(payload: object) -> Iterator[FoundItem]:
    """Yields the works of a CSL citation; ids that are local to one citation identify nothing."""
    listed = payload.get("citationItems") if isinstance(payload, Mapping) else None
    for item in listed if isinstance(listed, list) else []:
        if not isinstance(item, Mapping):
            continue
        data = item.get("itemData") or item.get("item")
        record = dict(data) if isinstance(data, Mapping) else {}
        local = LOCAL_ID.fullmatch(str(record.get("id", item.get("id", ""))))
        if local:
            record.pop("id", None)
        addresses = item.get("uris") or item.get("uri") or []
        addresses = [addresses] if isinstance(addresses, str) else addresses
        keys = [f"uri:{each}" for each in addresses if isinstance(each, str)]
        if not keys and not local and item.get("id") not in (None, ""):
            keys = [f"id:{item['id']}"]
        yield FoundItem(
            tuple(keys),
            reading_of_csl(record) if record else None,
            _said(item.get("prefix")),
            locator_text(_said(item.get("label")), _said(item.get("locator"))),
            _said(item.get("suffix")),
        )


def _said(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _endnote_items(text: str) -> Iterator[FoundItem]:
    start = text.find("<EndNote")
    if start < 0:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(text[start:].encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for cite in root.iter("Cite") if root is not None else ():
        record = cite.find("record")
        number = _text(cite, "RecNum")
        base = record.find(".//foreign-keys/key") if record is not None else None
        library = base.get("db-id", "") if base is not None else ""
        keys = [f"endnote:{library}:{number}"] if library and number else []
        keys += [f"endnote:{number}:{_text(cite, 'Author')}:{_text(cite, 'Year')}"]
        yield FoundItem(
            tuple(keys),
            _endnote_reading(record),
            _text(cite, "Prefix"),
            locator_text("page", _text(cite, "Pages")),
            _text(cite, "Suffix"),
        )


def _text(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _endnote_reading(record: etree._Element | None) -> Reading | None:
    if record is None:
        return None
    text = etree.tostring(record, encoding="unicode", with_tail=False)
    try:
        readings = endnote_xml.read(f"<xml><records>{text}</records></xml>")
    except ParseError:
        return None
    return readings[0] if readings and readings[0].understood else None


def _word_items(instruction: str, sources: Mapping[str, Reading]) -> Iterator[FoundItem]:
    r"""Read `CITATION Tag \p 12 \f "see" \s "and so on" \m OtherTag`."""
    switch = ""
    current: dict[str, str] = {}
    for token in [*TOKEN.finditer(instruction)][1:]:
        if token["switch"]:
            switch = token["switch"].lower()
            continue
        text = token["quoted"] if token["quoted"] is not None else token["plain"]
        if switch in ("", "m"):
            if current:
                yield _word_item(current, sources)
            current = {"tag": text}
        else:
            current[switch] = text
        switch = "-"
    if current:
        yield _word_item(current, sources)


def _word_item(said: Mapping[str, str], sources: Mapping[str, Reading]) -> FoundItem:
    tag = said["tag"].lower()
    return FoundItem(
        (f"tag:{tag}",),
        sources.get(tag),
        said.get("f", "").strip(),
        locator_text("page", said.get("p", "").strip()),
        said.get("s", "").strip(),
    )


def decoded(data: str) -> str:
    """Returns the text that a field's data holds: base64 of UTF-8 or UTF-16."""
    try:
        raw = b64decode("".join(data.split()))
    except (Error, ValueError):
        return ""
    wide = b"<\x00" in raw[:200]
    return raw.decode("utf-16-le" if wide else "utf-8", "replace").replace("\x00", "")
