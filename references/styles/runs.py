"""Pieces of a rendered reference, and how they become plain text or safe HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, perhaps in italics, perhaps a link to an http(s) address."""

    text: str
    italic: bool = False
    href: str = ""

    def to_html(self) -> str:
        """Return this run as HTML in which everything is escaped."""
        html = escape(self.text)
        if self.italic:
            html = f"<em>{html}</em>"
        if self.href.startswith(("https://", "http://")):
            html = f'<a href="{escape(self.href)}">{html}</a>'
        return html


def to_text(runs: Iterable[Run]) -> str:
    """Join the runs as plain text."""
    return "".join(run.text for run in runs)


def to_html(runs: Iterable[Run]) -> str:
    """Join the runs as safe HTML."""
    return "".join(run.to_html() for run in runs)


def sentences(*parts: Iterable[Run]) -> tuple[Run, ...]:
    """Join the parts that are not empty with single spaces.

    Each part brings its own closing mark; see `closed`.
    """
    joined: list[Run] = []
    for part in parts:
        runs = [run for run in part if run.text]
        if runs and joined:
            joined.append(Run(" "))
        joined.extend(runs)
    return tuple(joined)


def closed(text: str, *, italic: bool = False) -> tuple[Run, ...]:
    """Return the text with a full stop, unless it ends in a mark that closes a sentence."""
    text = text.strip()
    if not text:
        return ()
    stop = "" if text.endswith((".", "?", "!")) else "."
    return (Run(text, italic), Run(stop)) if italic else (Run(text + stop),)
