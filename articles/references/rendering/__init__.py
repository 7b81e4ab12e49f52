"""References written out: styles for readers, formats for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from articles.references.rendering import ama, apa, bibtex, csl_json, nbib, nlm, ris
from articles.references.rendering.runs import Run, to_html, to_text
from articles.references.types import Reference

__all__ = ["FORMATS", "STYLES", "Format", "Output", "Style", "export", "render"]

Style = Literal["nlm", "ama", "apa"]
Output = Literal["text", "html"]
Format = Literal["ris", "bibtex", "nbib", "csl-json"]

STYLES: Mapping[Style, Callable[[Reference], tuple[Run, ...]]] = {
    "nlm": nlm.runs,
    "ama": ama.runs,
    "apa": apa.runs,
}
FORMATS: Mapping[Format, Callable[[Iterable[Reference]], str]] = {
    "ris": ris.dumps,
    "bibtex": bibtex.dumps,
    "nbib": nbib.dumps,
    "csl-json": csl_json.dumps,
}


def render(reference: Reference, style: Style = "nlm", output: Output = "text") -> str:
    """Return one reference in a style, as plain text or as HTML in which all is escaped.

    Raises:
        KeyError: no such style.
    """
    runs = STYLES[style](reference)
    return to_html(runs) if output == "html" else to_text(runs)


def export(references: Iterable[Reference], format: Format = "csl-json") -> str:  # noqa: A002
    """Return references as a file that other programs read.

    Raises:
        KeyError: no such format.
    """
    return FORMATS[format](references)
