"""Lines that begin with a tag, and the lines that go on with the one before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class TaggedRecord:
    """One record: its fields in the file's order, and its lines as they stood there."""

    pairs: list[tuple[str, list[str]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def fields(self, lists: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
        """Return the fields, each on one line; those in `lists` have one value a line."""
        found = []
        for tag, lines in self.pairs:
            values = lines if tag in lists else [" ".join(filter(None, lines))]
            found += [(tag, value) for value in values]
        return found

    @property
    def original(self) -> str:
        """The record as it stood in the file."""
        return "\n".join(self.lines).strip()


def tagged_records(
    text: str,
    line: re.Pattern[str],
    begins: Callable[[str, TaggedRecord], bool],
    *,
    blank_ends: bool = False,
    limit: int | None = None,
) -> Iterator[TaggedRecord]:
    """Yield the records of a file.

    Args:
        text: the file.
        line: matches a line with a field; its groups are `tag` and `value`.
        begins: whether a tag begins the next record, given the one so far.
        blank_ends: whether a blank line ends a record.
        limit: how many are wanted whole; of those behind only the tags are kept, to count them.
    """
    record = TaggedRecord()
    found = 0
    for row in text.split("\n"):
        match = line.match(row)
        ends = (match and begins(match["tag"], record)) or (blank_ends and not row.strip())
        if ends and record.pairs:
            yield record
            record = TaggedRecord()
            found += 1
        if limit is not None and found >= limit:
            record.pairs += [(match["tag"], [])] if match else []
            continue
        if match:
            record.pairs.append((match["tag"], [(match["value"] or "").strip()]))
        elif row.strip() and record.pairs:
            record.pairs[-1][1].append(row.strip())
        if record.pairs:
            record.lines.append(row.rstrip())
    if record.pairs:
        yield record
