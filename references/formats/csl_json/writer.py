"""CSL-JSON, the JSON of the Citation Style Language.

Source: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from references.formats.csl_json.reader import NOTE_KEY
from references.model.reference import Reference
from references.model.remarks import marked


def dumps(references: Iterable[Reference]) -> str:
    """Return the references as a JSON list; an item without a key gets its position as `id`."""
    items = []
    for position, reference in enumerate(references, 1):
        item = {"id": reference.id or f"ref-{position}", **reference.to_csl()}
        if marked(reference.note) != reference.note:
            item["custom"] = {**item.get("custom", {}), NOTE_KEY: True}
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=2)
