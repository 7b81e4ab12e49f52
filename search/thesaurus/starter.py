"""Reading the starter thesaurus and putting it where editors see it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from search.models import SynonymGroup

FILE = Path(__file__).parent / "starter.txt"


class StarterGroup(NamedTuple):
    """This group is one line of the file."""

    words: tuple[str, ...]
    also_finds: tuple[str, ...]


def starter_groups() -> Iterator[StarterGroup]:
    """Yields the groups of the file, whose head explains its form."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            words, _, wider = line.partition(">")
            yield StarterGroup(_names(words, "="), _names(wider, ","))


def load_starter() -> int:
    """Adds the groups that the site does not have yet, and returns how many.

    A group that an editor changed or switched off stays as it is.
    """
    known = {row.split("\n")[0] for row in SynonymGroup.objects.values_list("words", flat=True)}
    missing = [group for group in starter_groups() if group.words[0] not in known]
    SynonymGroup.objects.bulk_create(
        SynonymGroup(
            words="\n".join(group.words), also_finds="\n".join(group.also_finds), is_starter=True
        )
        for group in missing
    )
    return len(missing)


def _names(text: str, mark: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(mark) if (name := " ".join(part.split())))
