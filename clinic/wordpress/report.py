"""What an import says about itself, for a program, a terminal and the admin."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

MADE, UPDATED, UNCHANGED = "made", "updated", "unchanged"
EDITED_HERE, LEFT_OUT, SAME_FILE = "edited_here", "left_out", "same_file"
WORDS = {
    MADE: "made", UPDATED: "updated", UNCHANGED: "unchanged", EDITED_HERE: "edited here since",
    LEFT_OUT: "left out", SAME_FILE: "the same file as another",
}  # fmt: skip
MAX_SHOWN = 2_000
"""Lines of each kind that are kept for the admin's page."""


@dataclass(slots=True)
class Report:
    """This report accounts for every item of the files."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    """How many items, by kind and outcome; all numbers together are the items of the files."""
    redirects: list[dict[str, str]] = field(default_factory=list)
    left_out: list[dict[str, str]] = field(default_factory=list)
    needs_a_person: list[dict[str, str]] = field(default_factory=list)
    comments: int = 0
    """Comments of readers, which are counted and not taken."""
    authors: list[dict[str, Any]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)

    def count(self, kind: str, outcome: str) -> None:
        """Counts an item."""
        self.counts.setdefault(kind or "unknown", Counter())[outcome] += 1

    def leave_out(self, item: str, kind: str, reason: str) -> None:
        """Names something that did not come along."""
        self.left_out.append({"item": item, "kind": kind or "unknown", "reason": reason})

    def ask(self, item: str, reason: str, url: str = "") -> None:
        """Names something that a person has to look at."""
        self.needs_a_person.append({"item": item, "reason": reason, "url": url})

    def as_json(self) -> dict[str, Any]:
        """Returns the report as JSON holds it."""
        return {
            "counts": {kind: dict(outcomes) for kind, outcomes in sorted(self.counts.items())},
            "redirects": self.redirects,
            "left_out": self.left_out,
            "needs_a_person": self.needs_a_person,
            "comments": self.comments,
            "authors": self.authors,
            "topics": self.topics,
        }

    def lines(self) -> list[str]:
        """Returns the report as lines for a person."""
        made = [
            f"{kind:<24}" + ", ".join(f"{n} {WORDS[outcome]}" for outcome, n in outcomes.items())
            for kind, outcomes in sorted(self.counts.items())
        ]
        left = [
            f"  {each['item'][:60]} ({each['kind']}): {each['reason']}" for each in self.left_out
        ]
        asked = [f"  {each['item'][:60]}: {each['reason']}" for each in self.needs_a_person]
        return [
            *made,
            f"{'old addresses':<24}{len(self.redirects)}",
            f"{'comments not taken':<24}{self.comments}",
            f"Left out: {len(left)}", *left,
            f"Needs a person: {len(asked)}", *asked,
        ]  # fmt: skip

    def shown(self) -> dict[str, Any]:
        """Returns what the admin's page keeps: everything, up to a number of lines."""
        whole = self.as_json()
        for name in ("redirects", "left_out", "needs_a_person"):
            whole[f"{name}_count"] = len(whole[name])
            whole[name] = whole[name][:MAX_SHOWN]
        return whole
