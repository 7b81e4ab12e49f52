"""Readings of pasted references as the editor shows them."""

from typing import Any

from articles.blocks.reference_values import block_value
from references.model.reference import Reference
from references.parsing import Leftover, Reading
from references.styles import render

MAX_SHOWN = 200
"""Characters of a text that was not understood."""
DOUBTFUL_BELOW = 0.8
"""Confidence under which a field is marked for a second look."""


def row_of(reading: Reading) -> dict[str, Any]:
    """Returns one row of the review table.

    `value` is the state of a reference block, `doubtful` names its fields that deserve a look,
    `look_up` says whether a service of record could tell more.
    """
    doubtful = [
        name
        for name, confidence in reading.confidence.items()
        if confidence < DOUBTFUL_BELOW and getattr(reading.reference, name, None)
    ]
    return {
        **reference_row(reading.reference, reading.original, reading.remark),
        "doubtful": doubtful,
        "notes": [
            *reading.notes,
            *(_left_over(item) for item in reading.leftover),
            *([f"Kept as a private remark: {_cut(reading.remark)}"] if reading.remark else []),
        ],
    }


def _left_over(item: Leftover) -> str:
    return f"Not understood ({item.name}): {_cut(item.text)}"


def _cut(text: str) -> str:
    """Returns the head of a long text; all of it stays in the text as pasted."""
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def reference_row(reference: Reference, original: str = "", remark: str = "") -> dict[str, Any]:
    """Returns a reference as block state, with its NLM form and whether to look it up."""
    value = {name: text for name, text in block_value(reference, original, remark).items() if text}
    return {
        "value": value,
        "text": render(reference, style="nlm") or original,
        "look_up": bool(
            reference.doi
            or reference.pmid
            or reference.pmcid
            or reference.isbn
            or reference.title
            or reference.number
        ),
    }
