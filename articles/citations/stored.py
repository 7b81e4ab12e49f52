"""Citations between stored rich text and the editor.

In the editor a citation is an immutable Draft.js entity whose text is one fixed character, so that
renumbering changes no form data; the character is not stored.
"""

from typing import Any
from xml.etree.ElementTree import Element

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)

from .element import NAME
from .markers import joined_locators, parted_locators

ENTITY_TYPE = "CITATION"
MARK = "\N{REFERENCE MARK}"
"""What stands for a citation in the editor's text."""


class CitationElementHandler(InlineEntityElementHandler):
    """This handler turns a stored citation into an entity of the editor."""

    mutability = "IMMUTABLE"

    def __init__(self) -> None:
        super().__init__(ENTITY_TYPE)

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """Returns the entity's data: the cited references, and the places in them by reference."""
        refs = attrs.get("refs", "").split()
        locators = parted_locators(refs, attrs.get("locators", ""))
        return {"refs": refs, "locators": locators} if locators else {"refs": refs}

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        """Gives the entity its one character, whatever stood in the element."""
        start = state.current_entity_ranges[-1].offset
        state.current_block.text = state.current_block.text[:start] + MARK
        state.leading_whitespace = KEEP_WHITESPACE
        super().handle_endtag(name, state, contentstate)


def citation_to_html(props: dict[str, Any]) -> Element:
    """Returns the stored element of an entity, without the editor's character."""
    refs = props.get("refs") or []
    attributes = {"refs": " ".join(refs)}
    if locators := joined_locators(refs, props.get("locators") or {}):
        attributes["locators"] = locators
    return DOM.create_element(NAME, attributes)
