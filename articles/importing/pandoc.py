"""Runs pandoc, a program of its own, with bounds on time and memory and no way out (docs/adr/0065).

Manual: https://pandoc.org/MANUAL.html. `--sandbox` lets it read nothing but what it is handed.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from html import escape
from pathlib import Path

import pypandoc

from .documents import DocumentError

WORDS_ALONE = "The document is damaged: its words were read without their forms."
MAX_SECONDS = 60
MAX_MEGABYTES = 512
WITHOUT = "-raw_tex-citations-smart-tex_math_dollars-example_lists-auto_identifiers"
FORMATS = {
    "docx": "docx",
    "odt": "odt",
    "rtf": "rtf",
    "markdown": f"markdown{WITHOUT}+lists_without_preceding_blankline-blank_before_header",
    "epub": "epub",
}
"""What pandoc calls each format, with the extensions that read text as it was meant."""


def to_html(content: bytes, kind: str, media: Path | None = None) -> str:
    """Returns a document as pandoc understands it, as a page of HTML.

    Args:
        content: the file.
        kind: one of `FORMATS`.
        media: an empty folder for the pictures; they are not written without one.

    Raises:
        DocumentError: pandoc cannot read it, or needs more time or memory than any text should.
    """
    command = [
        pypandoc.get_pandoc_path(),
        f"--from={FORMATS[kind]}",
        "--to=html5",
        "--standalone",
        "--wrap=none",
        "--metadata=pagetitle:-",
        "--template=" + str(TEMPLATE),
        "--sandbox",
        *([f"--extract-media={media}"] if media else []),
        "+RTS",
        f"-M{MAX_MEGABYTES}M",
        "-RTS",
    ]
    try:
        done = subprocess.run(  # noqa: S603  the program of a package that this project names
            command, input=content, capture_output=True, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise DocumentError("The document takes too long to read.") from None
    if done.returncode:
        raise DocumentError(_reason(done.stderr.decode(errors="replace")))
    return done.stdout.decode(errors="replace")


def words_alone(lines: Iterable[str]) -> str:
    """Returns a page of the lines of a document that pandoc cannot read, without their forms."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


TEMPLATE = Path(__file__).with_name("pandoc-page.html")
"""What pandoc puts the text into: the document's title, authors and date before it."""


def _reason(message: str) -> str:
    if "heap" in message.lower() or "memory" in message.lower():
        return "The document needs too much memory to read."
    return "The document is damaged, or no document of the kind that its name says."
