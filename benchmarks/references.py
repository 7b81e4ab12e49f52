"""How well and how fast references are read, measured on labelled strings.

    python -m benchmarks.references DIRECTORY     (or REFERENCES_DATA=DIRECTORY)

The directory holds `*.jsonl` files; each line is `{"text": …, "gold": {…}}`, where gold has authors
("Family Initials"), title, journal, year, volume, issue, pages, doi, pmid and pmcid as far as the
text shows them, and container, publisher, type, number and url where a source labels them. Compared
are letters and digits alone, in lower case, page ranges written out; a field without a gold value
is not counted. Lines with a "style" are also counted style by style.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import textwrap
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.comparing import plain
from benchmarks.printed import records
from benchmarks.printed import table as table_of_styles
from benchmarks.reference_cases import table
from references.model.names import Name
from references.model.pages import expand
from references.model.reference import Reference
from references.parsing import parse_one, split_list

SEED = 20_250_101
LIST_LENGTH = 20  # references
LISTS = 20  # for each form
WIDTH = 80  # characters

FORMS: dict[str, Callable[[list[str]], str]] = {
    "numbered": lambda texts: "\n".join(f"{i}. {text}" for i, text in enumerate(texts, 1)),
    "bracketed": lambda texts: "\n".join(f"[{i}] {text}" for i, text in enumerate(texts, 1)),
    "tabbed": lambda texts: "\n".join(f"{i}\t{text}" for i, text in enumerate(texts, 1)),
    "bulleted": lambda texts: "\n".join(f"• {text}" for text in texts),
    "one a line": "\n".join,
    "blank lines": "\n\n".join,
    "run on": " ".join,
    "wrapped, numbered": lambda texts: "\n".join(
        textwrap.fill(f"{i}. {text}", WIDTH) for i, text in enumerate(texts, 1)
    ),
    "link words": lambda texts: "\n".join(f"{text} [PubMed] [Google Scholar]" for text in texts),
    "footnotes": lambda texts: "\n".join(f"[^{i}]: {text}" for i, text in enumerate(texts, 1)),
    "return arrows": lambda texts: "\n".join(f"{i}. ↑ {text}" for i, text in enumerate(texts, 1)),
    "lettered": lambda texts: "\n".join(
        f"{chr(96 + i)}. {text}" for i, text in enumerate(texts, 1)
    ),
    "escaped": lambda texts: "\n".join(f"{i}\\. {text}" for i, text in enumerate(texts, 1)),
    "glued": lambda texts: "\n".join(f"{i}{text}" for i, text in enumerate(texts, 1)),
    "skipping": lambda texts: "\n".join(f"{i + i // 4}. {text}" for i, text in enumerate(texts, 1)),
    "restarting": lambda texts: "\n\nFurther reading\n".join(
        FORMS["numbered"](half) for half in (texts[: len(texts) // 2], texts[len(texts) // 2 :])
    ),
    "wrapped": lambda texts: "\n".join(textwrap.fill(text, WIDTH) for text in texts),
}


def pages(text: str) -> str:
    """Return a page range written out."""
    return plain(expand(text.replace("–", "-").replace("—", "-")))


def author(name: Name) -> str:
    """Return "Family Initials Suffix" as letters and digits."""
    return plain(" ".join((name.family, name.given, name.suffix, name.literal)))


def predicted(reference: Reference) -> dict[str, Any]:
    """Return what was read, in the terms of the labels."""
    fields = {
        "authors": [author(name) for name in reference.author],
        "title": plain(reference.title),
        "journal": plain(reference.container_title),
        "year": str(reference.issued.year) if reference.issued else "",
        "pages": pages(reference.page),
    }
    fields["container"] = fields["journal"]
    for field in ("volume", "issue", "doi", "pmid", "pmcid", "publisher", "type", "number", "url"):
        fields[field] = plain(getattr(reference, field))
    return {field: value for field, value in fields.items() if value}


def labelled(gold: dict[str, Any]) -> dict[str, Any]:
    """Return the labels as they are compared."""
    fields: dict[str, Any] = {
        key: plain(value) for key, value in gold.items() if isinstance(value, str)
    }
    if "authors" in gold:
        fields["authors"] = [plain(name) for name in gold["authors"]]
    if "pages" in gold:
        fields["pages"] = pages(gold["pages"])
    return fields


def agrees(field: str, read: Any, gold: Any, reference: Reference) -> bool:
    """Whether a field was read rightly; labels of some sources leave suffixes out."""
    if read == gold:
        return True
    if field != "authors":
        return False
    return [plain(f"{n.family} {n.given} {n.literal}") for n in reference.author] == gold


def measure_fields(rows: list[dict[str, Any]]) -> str:
    """Return whole-record exactness, micro-F1 and the time for one reference."""
    right = wrong = missed = exact = 0
    times = []
    for row in rows:
        start = time.perf_counter()
        reference = parse_one(row["text"]).reference
        times.append(time.perf_counter() - start)
        read, gold = predicted(reference), labelled(row["gold"])
        agreed = [
            field
            for field, value in gold.items()
            if agrees(field, read.get(field), value, reference)
        ]
        right += len(agreed)
        missed += len(gold) - len(agreed)
        wrong += sum(field in read and field not in agreed for field in gold)
        exact += len(agreed) == len(gold)
    score = 2 * right / (2 * right + wrong + missed)
    mean = statistics.mean(times) * 1000
    return f"exact {exact / len(rows):.4f}   micro-F1 {score:.4f}   {mean:.2f} ms a reference"


def measure_styles(rows: list[dict[str, Any]]) -> Iterable[str]:
    """Return one line for each style that the lines name, in the order of their names."""
    styles = sorted({row["style"] for row in rows if "style" in row})
    for style in styles:
        found = [row for row in rows if row.get("style") == style]
        yield f"{style} ({len(found)}): {measure_fields(found)}"


def measure_lists(texts: list[str], form: Callable[[list[str]], str]) -> float:
    """Return the share of references that came out of their list as they went in."""
    chooser = random.Random(SEED)
    found = total = 0
    for _ in range(LISTS):
        sample = chooser.sample(texts, min(LIST_LENGTH, len(texts)))
        pieces = {plain(piece) for piece in split_list(form(sample))}
        found += sum(plain(text) in pieces for text in sample)
        total += len(sample)
    return found / total


def main(arguments: Iterable[str]) -> int:
    """Print the figures of every file in the directory."""
    directory = next(iter(arguments), os.environ.get("REFERENCES_DATA", ""))
    files = sorted(Path(directory).glob("*.jsonl")) if directory else []
    if not files:
        print("No labelled strings: name their directory, or set REFERENCES_DATA.")
        return 2
    for file in files:
        rows = [
            json.loads(line)
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.strip()
        ]
        print(f"{file.stem} ({len(rows)})\n  {measure_fields(rows)}")
        for line in measure_styles(rows):
            print(f"  {line}")
        texts = [" ".join(row["text"].split()) for row in rows]
        for name, form in FORMS.items():
            print(f"  split exactly, {name}: {measure_lists(texts, form):.4f}")
    for line in table_of_styles(found) if (found := records(Path(directory))) else ():
        print(line)
    cases = Path(directory) / "cases"
    if cases.is_dir():
        print(table(cases))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
