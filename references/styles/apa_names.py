"""Names as APA prints them (7th edition, 9.8 to 9.11)."""

from __future__ import annotations

import re

from references.model.reference import Name, Reference

MAX_NAMED = 20  # authors; more are cut to the first 19, an ellipsis and the last
HYPHENS = re.compile(r"[-‐‑]")


def authors(reference: Reference) -> str:
    """Return "Pollack, C. E., Soulos, P. R., & Gross, C. P."."""
    names = [name for name in reference.author if not name.is_et_al]
    if reference.authors_truncated and len(names) == MAX_NAMED:
        return _with_ellipsis(names)  # as it was printed before it was read
    if reference.authors_truncated or len(names) < len(reference.author):
        return ", ".join([*map(person, names), "et al."]) if names else ""
    if len(names) > MAX_NAMED:
        return _with_ellipsis(names)
    return _and(list(map(person, names)), comma=True)


def _with_ellipsis(names: list[Name]) -> str:
    first = ", ".join(map(person, names[: MAX_NAMED - 1]))
    return f"{first}, … {person(names[-1])}"


def editors_as_authors(reference: Reference) -> str:
    """Return "Walker, A. M., & Ode, B. (Eds.)", where a book has no authors."""
    names = _and(list(map(person, reference.editor)), comma=True)
    return f"{names} ({_label(reference)})"


def editors_of_host(reference: Reference) -> str:
    """Return "A. M. Walker & B. Ode (Eds.)", before the title of a book."""
    names = [f"{dotted(n)} {n.family or n.literal}".strip() for n in reference.editor]
    return f"{_and(names, comma=False)} ({_label(reference)})" if names else ""


def person(name: Name) -> str:
    """Return "King, M. L., Jr."."""
    if name.literal:
        return name.literal
    suffix = f"{name.suffix}." if name.suffix in {"Jr", "Sr"} else name.suffix
    return ", ".join(filter(None, (name.family, dotted(name), suffix)))


def dotted(name: Name) -> str:
    """Return "J.-H. P." for "Jean-Hugues Paul": a hyphen stays between initials (9.8)."""
    parts = name.given.split()
    if len(parts) == 1 and not HYPHENS.search(name.given):
        return " ".join(f"{letter}." for letter in name.initials)
    return " ".join(filter(None, map(_hyphenated, parts)))


def _hyphenated(part: str) -> str:
    pieces = (Name(given=piece).initials for piece in HYPHENS.split(part))
    return "-".join(" ".join(f"{letter}." for letter in piece) for piece in pieces if piece)


def _label(reference: Reference) -> str:
    return "Eds." if len(reference.editor) > 1 else "Ed."


def _and(names: list[str], *, comma: bool) -> str:
    if len(names) < 2:
        return "".join(names)
    joint = ", & " if comma or len(names) > 2 else " & "
    return ", ".join(names[:-1]) + joint + names[-1]
