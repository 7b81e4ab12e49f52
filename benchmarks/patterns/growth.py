"""How the time of something grows with the length of what it is given."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

MAX_RATIO = 3.0
"""Of the times at twice the length and at once."""
WORTH_MEASURING = 0.004
"""Seconds of CPU; what stays under it up to the limit keeps nobody waiting, however it grows."""
GIVEN_UP = 10.0
"""Seconds of CPU after which something counts as standing still."""
TRIES = 5
ROUNDS = 3
"""In each of which it has to be so: the machine may be busy with something else."""


def growth_problem(work: Callable[[str], Any], make: Callable[[int], str], limit: int) -> str:
    """Returns what is wrong with the growth of a work's time, or "".

    Args:
        work: takes a text.
        make: makes a text of about so many characters.
        limit: characters that the work is given at most.
    """
    size = 16
    try:
        while size <= limit:
            with given_up_after(GIVEN_UP):
                took = seconds(work, make(size))
            if took >= WORTH_MEASURING and (problem := _ratio_problem(work, make, size)):
                return problem
            size *= 2
    except MemoryError:
        return f"takes more memory than there is at {size}"
    except TimeoutError:
        return f"not within {GIVEN_UP:.0f} s at {size}"
    return ""


def _ratio_problem(work: Callable[[str], Any], make: Callable[[int], str], size: int) -> str:
    """Returns the times at half a size and at the size when they are too far apart, thrice."""
    problem = ""
    for _ in range(ROUNDS):
        half, whole = (best(work, make(each)) for each in (size // 2, size))
        if whole < WORTH_MEASURING or whole <= MAX_RATIO * half:
            return ""
        problem = f"{half * 1000:.1f} ms at {size // 2}, {whole * 1000:.1f} ms at {size}"
    return problem


def best(work: Callable[[str], Any], text: str) -> float:
    """Returns the least CPU seconds of some tries."""
    return min(seconds(work, text) for _ in range(TRIES))


def seconds(work: Callable[[str], Any], text: str) -> float:
    """Returns the CPU seconds of one try."""
    began = time.thread_time()
    work(text)
    return time.thread_time() - began


@contextmanager
def given_up_after(seconds: float) -> Iterator[None]:
    """Ends what takes longer, matching of an expression included.

    Args:
        seconds: of CPU.

    Raises:
        TimeoutError: it took longer.
    """
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TimeoutError
