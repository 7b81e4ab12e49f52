"""Cases that were misread once: how many of each kind come out as they should.

A directory of cases holds any of

    text.jsonl                     one `{"kind": …, "text": …, "expected": CSL-JSON}` a line
    lists/NAME.txt                 a pasted list, with NAME.expected.json: its items in order,
                                   each as CSL-JSON or as the reference's text
    files/expected.json            `{"NAME": [CSL-JSON items]}` for the files beside it; a text
                                   instead of items only asks that the file is read or refused

A variable that is not expected is not looked at, but the type always is.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.comparing import plain
from references.model.pages import expand
from references.model.reference import Reference
from references.parsing import ParseError, parse, parse_one

NAMES = {"author", "editor", "translator"}
SKIPPED = {"id", "custom"}


@dataclass(slots=True)
class Score:
    """What came out of one kind: cases, whole ones, and variables by name."""

    cases: int = 0
    whole: int = 0
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def count(self, missed: Iterable[str]) -> None:
        """Count one case with the variables that are not as expected."""
        missed = list(missed)
        self.cases += 1
        self.whole += not missed
        for name in missed:
            self.wrong[name] += 1

    def __str__(self) -> str:
        """Return "3 of 4, wrong: page 1"."""
        wrong = ", ".join(f"{name} {count}" for name, count in sorted(self.wrong.items()))
        return f"{self.whole} of {self.cases}" + (f", wrong: {wrong}" if wrong else "")


def missed(reference: Reference, expected: Mapping[str, Any] | str) -> list[str]:
    """Return the variables of an expected item that were not read so."""
    if isinstance(expected, str):
        expected = parse_one(expected).reference.to_csl()
    read = reference.to_csl()
    return [
        key
        for key, value in expected.items()
        if key not in SKIPPED and _comparable(key, read.get(key)) != _comparable(key, value)
    ]


def _comparable(key: str, value: Any) -> Any:
    if key in NAMES:
        return [plain(" ".join(map(str, person.values()))) for person in value or []]
    if isinstance(value, Mapping):
        return json.dumps(value.get("date-parts"))
    if key == "page":
        return plain(expand(str(value or "").replace("–", "-")))
    return value if key == "type" else plain(str(value or ""))


def measure(directory: Path) -> dict[str, Score]:
    """Return the scores of each kind of case in a directory."""
    scores: dict[str, Score] = defaultdict(Score)
    texts = directory / "text.jsonl"
    if texts.exists():
        for line in filter(None, texts.read_text(encoding="utf-8").splitlines()):
            case = json.loads(line)
            scores[f"text: {case['kind']}"].count(
                missed(parse_one(case["text"]).reference, case["expected"])
            )
    for file in sorted(directory.glob("lists/*.txt")):
        expected = json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))
        scores[f"list: {file.stem}"].count(_missed_of_file(file, expected))
    described = directory / "files" / "expected.json"
    if described.exists():
        for name, expected in json.loads(described.read_text(encoding="utf-8")).items():
            file = described.parent / name
            scores[f"file: {file.suffix.removeprefix('.')}"].count(_missed_of_file(file, expected))
    return scores


def _missed_of_file(file: Path, expected: Any) -> list[str]:
    try:
        found = [reading.reference for reading in parse(file.read_bytes())]
    except ParseError:
        return [] if isinstance(expected, str) and "refusal" in expected else ["refused"]
    if isinstance(expected, str):
        return [] if any(reference.title for reference in found) else ["nothing read"]
    if len(found) != len(expected):
        return [f"{len(found)} instead of {len(expected)} references"]
    return [
        name
        for reference, item in zip(found, expected, strict=True)
        for name in missed(reference, item)
    ]


def table(directory: Path) -> str:
    """Return the scores as lines, kinds in order, with the total."""
    scores = measure(directory)
    total = sum(score.cases for score in scores.values())
    whole = sum(score.whole for score in scores.values())
    lines = [f"{kind}: {score}" for kind, score in sorted(scores.items())]
    return "\n".join(
        [f"cases in {directory.name}: {whole} of {total}", *(f"  {line}" for line in lines)]
    )
