"""The rich text editor's input: what an editor posts is converted, anything else is refused."""

import json
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

from articles.links import key_of
from articles.posted import UnreadableError, read_json

KEYED = frozenset({"LINK", "DOCUMENT"})
"""Entities that name a row by its key."""

NOTHING = ("", "null")
"""What an editor posts in which nothing was written yet."""


class CheckedRichTextArea(DraftailRichTextArea):
    """This widget reads contentstate (https://draftjs.org/docs/api-reference-content-state).

    Wagtail's own lets every exception through for what no editor sends, and keeps keys that are
    no numbers, on which the published page breaks.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Returns the text as it is stored.

        Raises:
            BadRequest: this is no contentstate.
        """
        posted = data.get(name)
        if posted is None:
            return None
        if posted in NOTHING:
            return ""
        try:
            state = read_json(posted)
            _drop_links_to_nothing(state)
            return self.converter.to_database_format(json.dumps(state))
        except (
            UnreadableError,
            ExporterException,
            ArithmeticError,
            AssertionError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:  # fmt: skip
            raise BadRequest(_("The text in “%s” cannot be read.") % name) from error


def _drop_links_to_nothing(state: Any) -> None:
    """Takes the links away whose key no row can have; their words stay."""
    entities = state.get("entityMap") or {}
    forged = {
        str(number)
        for number, entity in entities.items()
        if entity.get("type") in KEYED
        and entity["data"].get("id") is not None
        and key_of(entity["data"]["id"]) is None
    }
    for block in state["blocks"]:
        ranges = block.get("entityRanges") or []
        block["entityRanges"] = [each for each in ranges if str(each["key"]) not in forged]
