"""Reading a test collection in BEIR form (https://github.com/beir-cellar/beir)."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """This source is one document of the collection."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class TestCollection:
    """This collection has documents, questions, and how well which answers which."""

    sources: tuple[Source, ...]
    questions: dict[str, str]
    judgements: dict[str, dict[str, int]]
    """By question and document: 0 for useless, more for better."""


def read_collection(folder: Path, split: str = "test") -> TestCollection:
    """Returns the collection; only questions with a useful document are asked."""
    judgements: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "qrels" / f"{split}.tsv").read_text().splitlines()[1:]:
        question, document, grade = line.split("\t")
        judgements[question][document] = int(grade)
    texts = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    return TestCollection(
        sources=tuple(
            Source(row["_id"], row.get("title") or "", row["text"])
            for row in _rows(folder / "corpus.jsonl")
        ),
        questions={
            key: texts[key]
            for key, grades in judgements.items()
            if key in texts and any(grade > 0 for grade in grades.values())
        },
        judgements=dict(judgements),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
