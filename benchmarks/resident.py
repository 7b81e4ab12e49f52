"""How much memory processes take while they are used, and whether that grows.

Resident pages (RSS) and not shares of them (PSS): the share of each process grows whenever another
one is killed. A process that lives through everything is judged by its second half alone, by when
its caches are filled; those that replace killed ones are compared at the same age.
"""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression

PAUSE_SECONDS = 2.0
GROWTH = 0.02
"""How much larger, as a share, a process may get in the second half."""
SCATTER = 0.05
"""How much larger, as a share, the last replacement may be than the first one at the same age."""
SAME_AGE_SECONDS = 20.0

Sample = tuple[float, float]
"""Seconds since the beginning and megabytes."""


@dataclass
class Resident:
    """This is what all processes took, by their names and their ids."""

    processes: Callable[[], dict[str, list[int]]]
    """Returns the ids that live now, by name."""
    samples: dict[tuple[str, int], list[Sample]] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    """How long the samples were taken."""

    def look(self) -> None:
        """Takes one sample of each process."""
        for name, pids in self.processes().items():
            for pid in pids:
                megabytes = resident(pid)
                if megabytes is not None:
                    now = time.monotonic() - self.began
                    self.samples.setdefault((name, pid), []).append((now, megabytes))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Takes samples until the block ends."""
        done = threading.Event()

        def watch() -> None:
            while not done.wait(PAUSE_SECONDS):
                self.look()

        thread = threading.Thread(target=watch)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
            self.seconds = time.monotonic() - self.began

    def findings(self) -> Iterator[tuple[str, bool]]:
        """Yields a line for each process that lived through, and for the others; and if it is good.

        A process is flat when the line through the samples of its second half rises little.
        """
        others: dict[str, list[float]] = {}
        for (name, _), samples in self.samples.items():
            first, last = samples[0][0], samples[-1][0]
            if first <= 2 * PAUSE_SECONDS and last >= self.seconds - 3 * PAUSE_SECONDS:
                yield lived_through(name, samples, self.seconds / 2)
            else:
                at_age = [size for second, size in samples if second - first <= SAME_AGE_SECONDS]
                if last - first >= SAME_AGE_SECONDS:
                    others.setdefault(name, []).append(at_age[-1])
        for name, sizes in others.items():
            grown = sizes[-1] / sizes[0] - 1
            yield (
                (
                    f"{len(sizes)} times {name} at the age of {SAME_AGE_SECONDS:.0f} s: "
                    f"{min(sizes):.0f} to {max(sizes):.0f} MB, the last {grown:+.1%} of the first "
                    f"(at most {SCATTER:.0%})"
                ),
                grown <= SCATTER,
            )


def lived_through(name: str, samples: list[Sample], half: float) -> tuple[str, bool]:
    """Returns the line about a process that lived through everything, and whether it is flat."""
    late = [sample for sample in samples if sample[0] >= half]
    slope, _ = linear_regression(*zip(*late, strict=True))
    grown = slope * (late[-1][0] - late[0][0]) / late[0][1]
    return (
        f"{name}: {samples[0][1]:.0f} MB at first, {late[0][1]:.1f} MB half-way, "
        f"{late[-1][1]:.1f} MB at the end: {grown:+.2%} in the second half "
        f"({slope * 3600:+.1f} MB an hour; at most {GROWTH:.0%})"
    ), grown <= GROWTH


def resident(pid: int) -> float | None:
    """Returns the resident megabytes of a process; None when it has ended."""
    try:
        found = re.search(r"^VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.M)
    except (FileNotFoundError, ProcessLookupError):
        return None
    return int(found[1]) / 1024 if found else None
