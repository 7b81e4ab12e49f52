"""Paragraphs of the classic editor: blank lines and line ends that its texts leave to WordPress."""

from __future__ import annotations

import re

from articles.importing.html.walker import BLOCKS, HEADINGS

TOKEN = re.compile(r"(<!--.*?-->|<[a-zA-Z/!?][^<>]*>)", re.DOTALL)
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
BLANK_LINE = re.compile(r"\n[ \t\xa0]*\n[\s\xa0]*")
VERBATIM = frozenset({"pre", "script", "style", "textarea", "svg"})
BLOCK = BLOCKS | set(HEADINGS) | {
    "audio", "br", "col", "embed", "figure", "form", "iframe", "math", "object", "option", "param",
    "script", "select", "source", "style", "svg", "textarea", "video",
}  # fmt: skip


def with_paragraphs(content: str) -> str:
    r"""Returns HTML in which blank lines end paragraphs (as `<hr>`) and line ends break lines.

    >>> with_paragraphs("One\ntwo\n\nthree")
    'One<br>two<hr>three'
    """
    text = content.replace("\r\n", "\n").replace("\r", "\n")
    tokens = TOKEN.split(text)
    verbatim = ""
    made: list[str] = []
    for place, token in enumerate(tokens):
        if place % 2:  # a tag or a comment
            match = TAG.match(token)
            name = match[2].lower() if match else ""
            if match and not verbatim and not match[1] and name in VERBATIM:
                verbatim = name
            elif match and match[1] and name == verbatim:
                verbatim = ""
            made.append(token)
        elif verbatim or not token:
            made.append(token)
        else:
            before = _is_block(tokens, place - 1, -2)
            after = _is_block(tokens, place + 1, 2)
            made.append(_broken(token, before=before, after=after))
    return "".join(made)


def _is_block(tokens: list[str], place: int, step: int) -> bool:
    """Returns whether a block's edge stands there; comments are looked through."""
    while 0 < place < len(tokens) and tokens[place].startswith("<!--"):
        if tokens[place + (1 if step > 0 else -1)].strip():
            return False
        place += step
    if not 0 < place < len(tokens):
        return True
    match = TAG.match(tokens[place])
    return match is not None and match[2].lower() in BLOCK


def _broken(text: str, *, before: bool, after: bool) -> str:
    if before:
        text = text.lstrip("\n \t") if "\n" in text[: len(text) - len(text.lstrip())] else text
    if after:
        text = text.rstrip("\n \t")
    return re.sub(r"[ \t]*\n[ \t]*", "<br>", BLANK_LINE.sub("<hr>", text))
