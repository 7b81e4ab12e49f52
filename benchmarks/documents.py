"""Compares readers of Word documents on thirty of our own: citations, words kept, time.

`python -m benchmarks.documents`; mammoth takes part where it is installed (docs/adr/0065).
"""

import io
import json
import re
import subprocess
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import product

import pypandoc

from articles.importing.inline_text import block_text
from articles.importing.reading import read_file
from tests.articles.importing.word_files import (
    control,
    csl,
    docx,
    endnote,
    field,
    mark,
    mendeley_cite,
    mendeley_desktop,
    p,
    superscript,
    t,
    zotero,
)

WORD = re.compile(r"\w+")
WORKS = [
    csl(f"{name} of a work", name, 2000 + n) for n, name in enumerate(("Alpha", "Bravo", "Delta"))
]
TITLES = {work["title"] for work in WORKS}
PROGRAMS: dict[str, Callable[[dict], str]] = {
    "Zotero": lambda work: field(zotero(work), "(1)"),
    "Zotero, split": lambda work: field(zotero(work), "(1)", pieces=40),
    "Mendeley Desktop": lambda work: field(mendeley_desktop(work), "(1)"),
    "Mendeley Cite": lambda work: control(mendeley_cite(work), t("(1)")),
    "EndNote": lambda work: field(
        " ADDIN EN.CITE "
        + endnote(work["title"], work["author"][0]["family"], work["issued"]["date-parts"][0][0]),
        "(1)",
    ),
}
PLACES: dict[str, Callable[[str], tuple[str, list[str]]]] = {
    "paragraph": lambda cited: (p(t("Words "), cited, t(" end")), []),
    "footnote": lambda cited: (p(t("Words"), mark("footnote", 2)), [p(t("See "), cited)]),
    "table": lambda cited: (
        f"<w:tbl><w:tr><w:tc>{p(t('Words'))}</w:tc><w:tc>{p(cited)}</w:tc></w:tr></w:tbl>",
        [],
    ),
    "inserted": lambda cited: (p(t("Words "), f'<w:ins w:id="1">{cited}</w:ins>'), []),
    "heading": lambda cited: (p(t("Words "), cited, style="heading1") + p(t("end")), []),
    "superscript": lambda cited: (p(t("Words cm"), superscript("2"), cited), []),
}


def ours(content: bytes) -> tuple[set[str], str]:
    """Returns titles and words as this project reads them."""
    draft = read_file(content, "words.docx")
    texts = [draft.title, *(block_text(block) for block in draft.blocks)]
    texts += [note.text for note in draft.note_reports] + [item.text for item in draft.left_out]
    return {reading.reference.title for reading in draft.references}, " ".join(texts)


def pandoc(content: bytes) -> tuple[set[str], str]:
    """Returns titles and words as pandoc's own reader of citations gives them."""
    command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", "docx+citations"]
    tree = json.loads(_run([*command, "-t", "json"], content))
    listed = tree["meta"].get("references", {}).get("c", [])
    titles = {_plain(entry["c"]["title"]) for entry in listed if "title" in entry["c"]}
    return titles, _run([*command, "-t", "plain"], content).decode()


def mammoth(content: bytes) -> tuple[set[str], str]:
    """Returns the words as mammoth gives them; it reads no fields."""
    import mammoth as reader

    return set(), re.sub("<[^>]+>", " ", reader.convert_to_html(io.BytesIO(content)).value)


def _run(command: list[str], content: bytes) -> bytes:
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


def _plain(value: dict) -> str:
    return " ".join(each["c"] for each in value["c"] if each["t"] == "Str")


def _words(body: str) -> set[str]:
    """Returns the words of a part: runs join, paragraphs part."""
    paragraphs = body.split("</w:p>")
    texts = ("".join(re.findall(r"<w:t\b[^>]*>([^<]*)", each)) for each in paragraphs)
    return {word for text in texts for word in WORD.findall(text)}


def main() -> None:
    """Prints a line for each reader."""
    readers = [ours, pandoc, *([mammoth] if find_spec("mammoth") else [])]
    pairs = list(product(PROGRAMS.items(), PLACES.items()))
    print(f"{len(pairs)} documents: references exact, words kept, milliseconds a document")
    for reader in readers:
        exact, kept, started = 0, 0, time.perf_counter()
        for (_name, cite), (_place, around) in pairs:
            body, notes = around("".join(cite(work) for work in WORKS))
            titles, text = reader(docx(body, footnotes=notes))
            exact += titles == TITLES
            said = _words("\n".join([body, *notes]))
            kept += said <= set(WORD.findall(text))
        spent = (time.perf_counter() - started) / len(pairs) * 1000
        print(f"{reader.__name__:10} {exact:4} {kept:4} {spent:6.0f}")


if __name__ == "__main__":
    main()
