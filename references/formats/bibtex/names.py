"""The `author` and `editor` values of BibTeX.

Source: https://www.ctan.org/pkg/tamethebeast (section 11, "The author format").
"""

from __future__ import annotations

from references.formats.bibtex.latex import from_latex
from references.model.names import Name


def names(value: str) -> tuple[tuple[Name, ...], bool]:
    """Read an `author` value, and whether it ends in "and others"."""
    parts = _split(value, " and ")
    truncated = bool(parts) and parts[-1].strip() == "others"
    people = [_name(part.strip()) for part in (parts[:-1] if truncated else parts) if part.strip()]
    return tuple(people), truncated


def _split(value: str, separator: str) -> list[str]:
    """Split at a separator that stands outside all braces."""
    parts, depth, start, i = [], 0, 0, 0
    while i < len(value):
        if value[i] == "\\":
            i += 2
            continue
        depth += (value[i] == "{") - (value[i] == "}")
        if depth == 0 and value[i : i + len(separator)].lower() == separator:
            parts.append(value[start:i])
            start = i = i + len(separator)
            continue
        i += 1
    return [*parts, value[start:]] if value else []


def _name(text: str) -> Name:
    """Read "von Last, Jr, First", "First von Last" or "{A group}"."""
    if (
        text.startswith("{")
        and text.endswith("}")
        and len(_split(text, ",")) == 1
        and len(_split(text, " ")) == 1
    ):
        return Name(literal=from_latex(text))
    parts = [from_latex(part).strip() for part in _split(text, ",")]
    if len(parts) > 2:
        return Name(parts[0], parts[2], parts[1])
    if len(parts) == 2:
        return Name(parts[0], parts[1])
    words = [from_latex(word) for word in _split(text, " ") if word]
    if len(words) < 2:
        return Name(literal=" ".join(words))
    first = next(
        (i for i, word in enumerate(words[:-1]) if i and word[:1].islower()), len(words) - 1
    )
    return Name(" ".join(words[first:]), " ".join(words[:first]))
