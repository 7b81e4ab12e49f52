"""How many records each style prints so that they are read back as what was printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from references.model.reference import Reference
from references.parsing import parse_one
from references.styles import STYLES, Style, render


def records(directory: Path) -> tuple[Reference, ...]:
    """Read the CSL-JSON records of a directory."""
    return tuple(
        Reference.from_csl(item)
        for file in sorted(directory.glob("*.csl.json"))
        for item in json.loads(file.read_text(encoding="utf-8"))
    )


def misread(references: Iterable[Reference], style: Style) -> Iterator[tuple[str, str]]:
    """Return what was printed and what its reading prints, where the two differ."""
    for reference in references:
        printed = render(reference, style)
        again = render(parse_one(printed).reference, style)
        if again != printed:
            yield printed, again


def table(references: Sequence[Reference]) -> Iterator[str]:
    """Return one line for each style."""
    for style in STYLES:
        wrong = len(tuple(misread(references, style)))
        yield f"printed in {style}, read back: {1 - wrong / len(references):.4f}"
