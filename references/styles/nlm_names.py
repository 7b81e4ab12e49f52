"""Names as NLM, Vancouver and AMA print them (Citing Medicine, chapter 2; AMA 11, 3.7)."""

from __future__ import annotations

from references.model.reference import Name, Reference


def authors(reference: Reference) -> str:
    """Return "Smith J, Jones K Jr; World Health Organization"."""
    return people(reference.author, truncated=reference.authors_truncated)


def people(names: tuple[Name, ...], *, truncated: bool = False) -> str:
    """Return the names in NLM order, groups after a semicolon."""
    text = ""
    for name in names:
        if text:
            text += "; " if name.literal and not name.is_et_al else ", "
        text += person(name)
    return f"{text}, et al" if truncated and text else text


def person(name: Name) -> str:
    """Return "van der Hoek SA", with no commas and no full stops."""
    return name.literal or " ".join(filter(None, (name.family, name.initials, name.suffix)))


def editors_of(reference: Reference) -> str:
    """Return "Walker AM, Ode B, editors"."""
    names = people(reference.editor)
    return f"{names}, editor{'s' if len(reference.editor) > 1 else ''}" if names else ""
