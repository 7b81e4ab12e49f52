"""Readings of pasted references as the editor shows them."""

from typing import Any

from articles.blocks.reference_values import block_value
from references.model.reference import Reference
from references.parsing import Reading
from references.styles import render

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
        **reference_row(reading.reference, reading.original),
        "doubtful": doubtful,
        "notes": [
            *reading.notes,
            *(f"Not understood: {item.text}" for item in reading.leftover),
        ],
    }


def reference_row(reference: Reference, original: str = "") -> dict[str, Any]:
    """Returns a reference as block state, with its NLM form and whether to look it up."""
    value = {name: text for name, text in block_value(reference, original).items() if text}
    return {
        "value": value,
        "text": render(reference, style="nlm") or original,
        "look_up": bool(reference.doi or reference.pmid or reference.pmcid or reference.title),
    }
