"""A whole pasted article as the editor inserts it."""

from typing import Any
from uuid import uuid4

from articles.blocks import NotedBodyBlock
from articles.importing import ArticleDraft
from articles.importing.pages import body_blocks

from .reference_rows import row_of


def document_of(draft: ArticleDraft) -> dict[str, Any]:
    """Returns title, date, blocks as contentstate and references with their new keys."""
    keys = [str(uuid4()) for _ in draft.references]
    body = NotedBodyBlock()
    return {
        "title": draft.title,
        "byline": draft.byline,
        "date": draft.published_date.isoformat() if draft.published_date else "",
        "blocks": body.get_form_state(body.to_python(body_blocks(draft, keys))),
        "references": [
            {"id": key, **row_of(reading)}
            for key, reading in zip(keys, draft.references, strict=True)
        ],
        "left_out": [item.text for item in draft.left_out],
        "unmatched": [item.marker for item in draft.unmatched],
        "citations": len(draft.citations),
    }
