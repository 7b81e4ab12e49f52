"""Levels of certainty as rich text stores and pages show them.

`<claim-level level="good"></claim-level>` ends the sentence that it is about. In the editor it is
an immutable entity over one fixed character, as a citation is; the character is not stored.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)

from articles.citations import element
from articles.evidence.levels import LABELS, Claim, ClaimLevel, claims_in
from articles.readability.texts import ENDS_A_LINE, TAG, rich_texts

ENTITY_TYPE = "CLAIM-LEVEL"
ELEMENT = "claim-level"
MARK = "\N{IDENTICAL TO}"
"""What stands for a level in the editor's text."""

STORED = re.compile(r'<claim-level\b[^<>]*?\blevel="([\w-]*)"[^<>]*+>[^<]*</claim-level>')
STORED_PARTS = re.compile(
    r'<claim-level\b[^<>]*?\blevel="(?P<level>[\w-]*)"[^<>]*+>'
    r"|" + element.KEYS.pattern
)


class LevelElementHandler(InlineEntityElementHandler):
    """This handler turns a stored level into an entity of the editor."""

    mutability = "IMMUTABLE"

    def __init__(self) -> None:
        super().__init__(ENTITY_TYPE)

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """Returns the entity's data: the level."""
        return {"level": attrs.get("level", "")}

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        """Gives the entity its one character, whatever stood in the element."""
        start = state.current_entity_ranges[-1].offset
        state.current_block.text = state.current_block.text[:start] + MARK
        state.leading_whitespace = KEEP_WHITESPACE
        super().handle_endtag(name, state, contentstate)


def level_to_html(props: dict[str, Any]) -> Element:
    """Returns the stored element of an entity, without the editor's character."""
    level = props.get("level")
    return DOM.create_element(ELEMENT, {"level": level if level in LABELS else ""})


def render_levels(html: str) -> SafeString:
    """Returns rendered HTML in which each level is said in words; one that nobody knows goes."""
    return SafeString(STORED.sub(_shown, html))


def _shown(match: re.Match[str]) -> str:
    if match[1] not in LABELS:
        return ""
    level = ClaimLevel(match[1])
    return format_html(
        ' <span class="certainty certainty--{}"><span class="visually-hidden">{}</span>{}</span>',
        level.value,
        _("How sure we are: "),
        LABELS[level],
    )


def claims_of(body: Iterable[Mapping[str, Any]]) -> list[Claim]:
    """Returns the claims of a body as it is stored, in the order of the text."""
    found: list[Claim] = []
    for raw in body:
        for source in rich_texts(raw.get("value")):
            for line in ENDS_A_LINE.split(source):
                found += _claims_of_line(line) if f"<{ELEMENT}" in line else []
    return found


def _claims_of_line(line: str) -> list[Claim]:
    text, end = "", 0
    cites: list[tuple[int, list[str]]] = []
    levels: list[tuple[int, str]] = []
    for match in STORED_PARTS.finditer(line):
        text += unescape(TAG.sub("", line[end : match.start()]))
        end = line.find(">", match.start()) + 1
        if match["refs"] is not None:
            cites.append((len(text), match["refs"].split()))
        else:
            levels.append((len(text), match["level"]))
    return claims_in(text, cites, levels)
