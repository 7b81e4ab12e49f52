"""References written out for readers, in the styles of the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from references.model.reference import Reference
from references.styles import ama, apa, nlm, vancouver
from references.styles.runs import Run, to_html, to_text

__all__ = ["STYLES", "Output", "Style", "render"]

Style = Literal["nlm", "ama", "apa", "vancouver"]
Output = Literal["text", "html"]

STYLES: Mapping[Style, Callable[[Reference], tuple[Run, ...]]] = {
    "nlm": nlm.runs,
    "ama": ama.runs,
    "apa": apa.runs,
    "vancouver": vancouver.runs,
}


def render(reference: Reference, style: Style = "nlm", output: Output = "text") -> str:
    """Return one reference in a style, as plain text or as HTML in which all is escaped.

    Raises:
        KeyError: no such style.
    """
    runs = STYLES[style](reference)
    return to_html(runs) if output == "html" else to_text(runs)
