"""Names of Word's elements, and the words of a part."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TEXTS = {
    W + "t": None, MATH_TEXT: None, W + "tab": " ", W + "br": "\n", W + "cr": "\n",
    W + "noBreakHyphen": "-", W + "ptab": " ",
}  # fmt: skip
"""Elements that are text: what each stands for, None for its own content."""
DELETED = (W + "del", W + "moveFrom", MC + "Fallback")

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
PREFIXES = {
    "w": W[1:-1], "mc": MC[1:-1], "a": f"{DRAWING}main", "pic": f"{DRAWING}picture",
    "wp": f"{DRAWING}wordprocessingDrawing", "m": MATH_TEXT[1:].partition("}")[0],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}  # fmt: skip
"""Pandoc finds elements by the prefixes that the root declares."""
WRAPPERS = tuple(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo"))


def deleted_in(root: etree._Element) -> set[etree._Element]:
    """Returns the elements that tracked changes have deleted, and doubles for old readers."""
    return {inner for element in root.iter(*DELETED) for inner in element.iter()}


def leaf_text(element: etree._Element) -> str:
    """Returns the text of one leaf."""
    fixed = TEXTS[element.tag]
    return (element.text or "") if fixed is None else fixed


def leaves_of(element: etree._Element, deleted: set[etree._Element]) -> Iterator[etree._Element]:
    """Yields the leaves of text inside an element that are still there."""
    for leaf in element.iter(*TEXTS):
        if leaf not in deleted and not (leaf.tag == W + "tab" and leaf.getparent().tag != W + "r"):
            yield leaf


def paragraph_of(element: etree._Element) -> etree._Element | None:
    """Returns the paragraph that an element stands in."""
    return next((each for each in element.iterancestors(W + "p")), None)


def words_in(element: etree._Element, deleted: set[etree._Element]) -> str:
    """Returns the text inside an element, white space collapsed."""
    return " ".join("".join(map(leaf_text, leaves_of(element, deleted))).split())


def text_run(text: str) -> etree._Element:
    """Returns a run of plain text."""
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "t").text = text
    return run


def accept_changes(root: etree._Element) -> None:
    """Takes out what tracked changes have deleted, and what wraps text without giving it form."""
    for element in [*root.iter(W + "del", W + "moveFrom")]:
        if len(element) and element.getparent() is not None:
            element.getparent().remove(element)
    for element in [*root.iter(*WRAPPERS)]:
        parent = element.getparent()
        if len(element) and parent is not None:
            for child in list(element):
                if child.tag not in (W + "smartTagPr", W + "customXmlPr"):
                    element.addprevious(child)
            parent.remove(element)


def as_bytes(root: etree._Element) -> bytes:
    """Returns a part with all its names declared where pandoc looks for them."""
    kept = [*PREFIXES, *(prefix for prefix in root.nsmap if prefix)]
    etree.cleanup_namespaces(root, top_nsmap=PREFIXES, keep_ns_prefixes=kept)
    return etree.tostring(root)
