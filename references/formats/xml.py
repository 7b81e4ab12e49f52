"""XML from strangers, parsed without entities, external references or unbounded depth."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError as XmlError
from defusedxml.ElementTree import fromstring

from references.model.errors import ParseError

DEEPEST = 200  # nested elements; a record has some 12
ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
TAG = re.compile(r"<(/?)[A-Za-z_][^<>]*?(/?)>")


def parse_xml(text: str) -> Any:
    """Return the root element.

    Raises:
        ParseError: the XML is broken, too deep, or holds entities that a reference never needs.
    """
    if _depth(text) > DEEPEST:
        raise ParseError("This XML is nested too deeply to be a list of references.")
    try:
        return fromstring(
            ENCODING.sub("", text, count=1),
            forbid_dtd=False,
            forbid_entities=True,
            forbid_external=True,
        )
    except DefusedXmlException:
        raise ParseError(
            "This XML defines entities, which no list of references needs; it was not read."
        ) from None
    except (XmlError, ValueError) as error:
        raise ParseError(f"This XML is not complete: {error}.") from None


def text_of(element: Element | None, path: str = "") -> str:
    """Return all text inside an element, markup dropped, white space collapsed."""
    found = element.find(path) if element is not None and path else element
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in TAG.finditer(text):
        if match[1]:
            depth -= 1
        elif not match[2]:
            depth += 1
            if depth > deepest:
                deepest = depth
                if deepest > DEEPEST:
                    break
    return deepest
