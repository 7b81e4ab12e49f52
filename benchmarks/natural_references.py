"""How well natural references are read: what clinicians really paste, in some twenty styles.

    python -m benchmarks.natural_references [--wrong] [round_1 …]

Each file of `benchmarks/natural` is one round: written, read once, and only then mended, so that
its first figures tell how the reader does on what it has not seen. Its lines are
`style|CSL type|text`; in the text `{t:…}` marks what is the title, and so on (`FIELDS`).
`{a:…}` is an author with the family name first or after initials, `{g:…}` one with the given
names first, `{c:…}` a group, `{E:…}` an editor. `{p+:…}` goes on
with a field. What is not marked is not counted.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.comparing import plain
from references.model.names import Name
from references.model.pages import expand
from references.model.reference import Reference
from references.parsing import parse_one

ROUNDS = Path(__file__).parent / "natural"
FIELDS: Mapping[str, str] = {
    "t": "title",
    "j": "container_title",
    "y": "year",
    "v": "volume",
    "i": "issue",
    "p": "page",
    "d": "doi",
    "m": "pmid",
    "k": "pmcid",
    "u": "url",
    "P": "publisher",
    "L": "publisher_place",
    "n": "number",
    "e": "edition",
}
MARKED = re.compile(r"\{(?P<mark>\w)(?P<more>[+-]?):(?P<value>.*?)\}")
PARTICLES = frozenset({"van", "von", "de", "der", "den", "da", "dos", "del", "la"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """One reference with what it says."""

    style: str
    text: str
    gold: dict[str, Any]


@dataclass(slots=True)
class Score:
    """What was read of some references: whole ones, and fields that were right, missed, wrong."""

    count: int = 0
    whole: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0
    fields: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, gold: Mapping[str, Any], bad: Mapping[str, Any]) -> None:
        """Count one reference; `bad` holds what was read in the place of the fields missed."""
        self.count += 1
        self.whole += not bad
        self.right += len(gold) - len(bad)
        self.missed += len(bad)
        self.wrong += sum(map(bool, bad.values()))
        for name in bad:
            self.fields[name] += 1

    def __str__(self) -> str:
        """Return the figures as one line."""
        score = 2 * self.right / max(1, 2 * self.right + self.missed + self.wrong)
        wrong = ", ".join(f"{name} {number}" for name, number in sorted(self.fields.items()))
        return f"({self.count}) whole {self.whole / self.count:.3f}   micro-F1 {score:.3f}" + (
            f"   wrong: {wrong}" if wrong else ""
        )


def read_round(file: Path) -> Iterator[Labelled]:
    """Read the labelled references of one file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        style, kind, marked = line.split("|", 2)
        gold: dict[str, Any] = {"type": kind}
        for mark, more, value in MARKED.findall(marked):
            if more == "-":
                continue
            if mark in "acg":
                gold.setdefault("author", []).append(_labelled_name(value, mark))
            elif mark == "E":
                gold.setdefault("editor", []).append(_labelled_name(value, "a"))
            else:
                before = gold.get(FIELDS[mark], "") if more else ""
                gold[FIELDS[mark]] = f"{before} {value}".strip()
        yield Labelled(style, MARKED.sub(r"\g<value>", marked), gold)


def judge(labelled: Labelled) -> dict[str, Any]:
    """Return what was read in the place of each field that is not as labelled."""
    reference = parse_one(labelled.text).reference
    bad = {}
    for name, gold in labelled.gold.items():
        read = _value(reference, name)
        if _comparable(name, read) != _comparable(name, gold):
            bad[name] = read
    if {"volume", "issue"} & bad.keys() and _place(vars_of(reference)) == _place(labelled.gold):
        bad = {name: read for name, read in bad.items() if name not in {"volume", "issue"}}
    return bad


def vars_of(reference: Reference) -> dict[str, str]:
    """Return volume and issue, between which a supplement may stand in either."""
    return {"volume": reference.volume, "issue": reference.issue}


def _place(values: Mapping[str, str]) -> str:
    return re.sub(
        r"supp?l(?:emento)?|pt", "", plain(values.get("volume", "") + values.get("issue", ""))
    )


def _value(reference: Reference, name: str) -> Any:
    if name in {"author", "editor"}:
        return [_name(person) for person in getattr(reference, name) if not person.is_et_al]
    if name == "year":
        return str(reference.issued.year) if reference.issued else ""
    return getattr(reference, name)


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, list) or name in {"type", "year"}:
        return value
    if name == "page":
        return plain(expand(re.sub(r"\s?[–—−]\s?", "-", value)))
    if name == "url":
        return re.sub(r"^https?://|/$", "", value)
    return re.sub(r"\D", "", value) or plain(value) if name == "edition" else plain(value)


def _name(name: Name) -> str:
    return plain(name.literal or f"{name.family}{_initials(name.given)}{name.suffix}")


def _initials(given: str) -> str:
    if re.fullmatch(r"[^\W\da-zß-öø-ÿ_]{1,4}", given):
        return given
    return "".join(
        part if part.isupper() and len(part) < 5 else part[0]
        for part in re.split(r"[\s.‐‑-]+", given)
        if part
    )


def _labelled_name(value: str, mark: str) -> str:
    """Return a labelled name as family, initials and suffix, letters alone."""
    if mark == "c":
        return plain(value)
    words = value.split()
    if mark == "g":
        first = len(words) - 1
        while first > 1 and words[first - 1].lower() in PARTICLES:
            first -= 1
        return plain(" ".join(words[first:]) + _initials(" ".join(words[:first])))
    if "," in value:
        family, given = value.split(",", 1)
        return plain(family + _initials(given))
    if match := re.fullmatch(r"((?:[^\W\da-z_]\.[\s-]?)+)\s?(.+)", value):
        return plain(match[2] + _initials(match[1]))
    suffix = words.pop() if words[-1].rstrip(".") in {"Jr", "Sr", "II", "III", "3rd"} else ""
    first = len(words) - 1
    while first > 1 and re.fullmatch(r"[A-Z]\.?", words[first - 1]):
        first -= 1
    return plain(" ".join(words[:first]) + _initials(" ".join(words[first:])) + suffix)


def measure(files: Iterable[Path], *, show: bool = False) -> Iterator[str]:
    """Return the figures of each round, of each style over all rounds, and the mean time."""
    styles: dict[str, Score] = defaultdict(Score)
    everything, times = Score(), []
    for file in files:
        score = Score()
        for labelled in read_round(file):
            start = time.process_time()
            bad = judge(labelled)
            times.append(time.process_time() - start)
            for one in (score, styles[labelled.style], everything):
                one.add(labelled.gold, bad)
            if show and bad:
                yield f"[{labelled.style}] {labelled.text}"
                yield from (
                    f"    {name}: {labelled.gold[name]!r} was read as {read!r}"
                    for name, read in bad.items()
                )
        yield f"{file.stem} {score}"
    yield from (f"  {style} {score}" for style, score in sorted(styles.items()))
    yield f"all {everything}   {sum(times) / len(times) * 1000:.2f} ms a reference"


def main(arguments: Iterable[str]) -> int:
    """Print the figures of the rounds that are named, or of all."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    files = sorted(ROUNDS.glob("*.txt"))
    chosen = [file for file in files if not names or file.stem in names]
    for line in measure(chosen, show="--wrong" in arguments):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
