"""The element that a citation is in stored rich text.

`<cite-ref refs="UUID UUID" locators="23|"></cite-ref>`: the identifiers are those of the reference
blocks; numbers are never stored (docs/adr/0004).
"""

import re
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

NAME = "cite-ref"
ELEMENT = re.compile(
    rf'<{NAME}\b(?P<tag>[^<>]*?\brefs="(?P<refs>[^"<>]*)"[^<>]*+)>(?:(?!<{NAME}\b).)*?</{NAME}>',
    re.DOTALL,
)
KEYS = re.compile(rf'<{NAME}\b[^<>]*?\brefs="(?P<refs>[^"<>]*)"')
LOCATORS = re.compile(r'\blocators="(?P<locators>[^"<>]*)"')


def element_of(keys: Iterable[str]) -> SafeString:
    """Returns the element that cites these references."""
    return format_html(f'<{NAME} refs="{{}}"></{NAME}>', " ".join(keys))


def has_citation(html: str) -> bool:
    """Returns whether anything is cited in stored rich text."""
    return f"<{NAME}" in html
