"""The `author` and `editor` values of BibTeX and of BibLaTeX's extended name format.

Source: https://www.ctan.org/pkg/tamethebeast (section 11, "The author format") and
https://ctan.org/pkg/biblatex (manual, section 3.4, "Extended name format").
"""

from __future__ import annotations

import re

from references.formats.bibtex.latex import from_latex
from references.model.names import Name
from references.model.persons import ET_AL, GROUP_WORDS, SUFFIX, is_initials, people, suffix, tidied

EXTENDED = re.compile(r"^\s*(?:family|given|prefix|suffix|useprefix)(?:-i)?\s*=", re.IGNORECASE)


def names(value: str) -> tuple[list[Name], bool]:
    """Read an `author` value, and whether it ends in "and others" or in "et al."."""
    found: list[Name] = []
    truncated = False
    for piece in _split(" ".join(value.split()), " and "):
        part = piece.strip(" ,")
        if part.lower() == "others" or ET_AL.fullmatch(part):
            truncated = True
        elif part:
            read, et_al = _names(part)
            found += read
            truncated = truncated or et_al
    return found, truncated


def _names(part: str) -> tuple[list[Name], bool]:
    """Read what stands between two "and": one name, but several where commas part them."""
    if EXTENDED.match(part):
        return [_extended(part)], False
    pieces = _split(part, ",")
    if (len(pieces) > 2 and not _is_last_jr_first(pieces)) or ";" in part:
        read, et_al = people(from_latex(part))
        if len(read) > 1 or et_al:
            return list(read), et_al
    if len(pieces) == 2 and all(" " in piece.strip() for piece in pieces):
        read, et_al = people(from_latex(part))
        if len(read) > 1:
            return list(read), et_al
    return [_name(part)], False


def _is_last_jr_first(pieces: list[str]) -> bool:
    second = from_latex(pieces[1]).strip()
    return len(pieces) == 3 and (bool(SUFFIX.fullmatch(second)) or not is_initials(second))


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


def _extended(text: str) -> Name:
    """Read "family=Berg, given=Tom, prefix=van der, useprefix=true"."""
    fields = {}
    for piece in _split(text, ","):
        key, _, value = piece.partition("=")
        fields[key.strip().lower()] = from_latex(value.strip().strip('"')).strip()
    family = " ".join(filter(None, (fields.get("prefix", ""), fields.get("family", ""))))
    given = fields.get("given", "") or fields.get("given-i", "")
    if not given and not fields.get("suffix"):
        return Name(literal=family)
    return Name(family, given, suffix(fields.get("suffix", "")))


def _name(text: str) -> Name:
    """Read "von Last, Jr, First", "First von Last" or "{A group}"."""
    if text.startswith("{") and len(_split(text, ",")) == 1 and len(_split(text, " ")) == 1:
        return _braced(text)
    parts = [from_latex(part).strip() for part in _split(text, ",")]
    if len(parts) > 2 and is_initials(parts[1]) and not SUFFIX.fullmatch(parts[1]):
        return tidied(Name(parts[0], parts[1], suffix(parts[2])))
    if len(parts) > 2:
        return tidied(Name(parts[0], " ".join(parts[2:]), suffix(parts[1])))
    if len(parts) == 2:
        return tidied(Name(parts[0], parts[1])) if parts[1] else Name(literal=parts[0])
    words = [from_latex(word) for word in _split(text, " ") if word]
    if len(words) < 2:
        return Name(literal=" ".join(words))
    if is_initials(words[-1]) and not is_initials(words[0]):  # "Smith J", as PubMed prints it
        return people(" ".join(words))[0][0]
    first = next(
        (i for i, word in enumerate(words[:-1]) if i and word[:1].islower()), len(words) - 1
    )
    return tidied(Name(" ".join(words[first:]), " ".join(words[:first])))


def _braced(text: str) -> Name:
    """Read what stands in braces: a group, but a person where a program braced every value."""
    inner = text[1:-1] if text.endswith("}") else text
    plain = from_latex(text).strip()
    pieces = [piece.strip() for piece in plain.split(",")]
    is_person = (
        not inner.startswith("{")
        and len(pieces) == 2
        and all(pieces)
        and not GROUP_WORDS.search(plain)
    )
    return tidied(Name(pieces[0], pieces[1])) if is_person else Name(literal=plain)
