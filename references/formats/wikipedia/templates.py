"""The grammar of templates in wiki text: names and parameters, with what is nested inside."""

from __future__ import annotations

import re

OPEN = re.compile(r"\{\{\s*(?P<name>(?:v?cite\s|citation\b|cite\b)[^|{}\n]*)", re.IGNORECASE)
MARK = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
EXTERNAL = re.compile(r"\[https?://[^\s\[\]]++\s++([^\[\]]++)\]")
INNER = re.compile(r"\{\{[^{}|]*\|(?:[^{}]*\|)?([^{}|]*)\}\}")
COMMENT = re.compile(
    r"<!--(?:(?!<!--|-->).)*+-->|<ref[^<>]*+>|</ref>|<nowiki\s*/?>|</nowiki>", re.DOTALL
)


def templates(text: str) -> tuple[list[tuple[str, str, dict[str, str]]], str]:
    """Return each citation template (its text, name and parameters), and the text around them."""
    found: list[tuple[str, str, dict[str, str]]] = []
    around: list[str] = []
    place = 0
    while match := OPEN.search(text, place):
        end, parts = _parts(text, match.end())
        around.append(text[place : match.start()])
        found.append((text[match.start() : end], match["name"].strip().lower(), _parameters(parts)))
        place = end
    around.append(text[place:])
    return found, COMMENT.sub(" ", " ".join(around))


def plain(text: str) -> str:
    """Return a value without links, emphasis, comments and inner templates."""
    text = COMMENT.sub("", text)
    for _ in range(3):
        text = INNER.sub(r"\1", text)
    text = EXTERNAL.sub(r"\1", LINK.sub(r"\1", text))
    return re.sub(r"'{2,5}", "", text).strip()


def _parts(text: str, place: int) -> tuple[int, list[str]]:
    """Return where the template ends, and what stands between its bars."""
    depth, start = 0, place
    parts: list[str] = []
    for match in MARK.finditer(text, place):
        mark = match[0]
        if mark in {"{{", "[["}:
            depth += 1
        elif mark == "}}" and depth == 0:
            parts.append(text[start : match.start()])
            return match.end(), parts[1:]
        elif mark in {"}}", "]]"}:
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return len(text), parts[1:]


def _parameters(parts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for position, part in enumerate(parts, 1):
        name, equals, value = part.partition("=")
        key, value = (name.strip().lower(), value) if equals else (str(position), part)
        if plain(value):
            found[key] = plain(value)
    return found
