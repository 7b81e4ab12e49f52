"""The process that reads one file: `python -m heavy_work.apart MODULE:FUNCTION SECONDS MEGABYTES`.

Only this project starts it (`heavy_work.read_apart`). It reads standard input whole and writes what
the function returns to standard output.
"""

import os
import resource
import sys
from contextlib import suppress
from importlib import import_module

NICENESS = 10
"""So that a busy machine serves readers first."""


def main(function: str, seconds: str, megabytes: str) -> None:
    """Bounds this process, then calls the function."""
    os.nice(NICENESS)
    bound(resource.RLIMIT_CPU, int(seconds))
    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_AS, int(megabytes) * 1024 * 1024)
    module, _, name = function.partition(":")
    answer = getattr(import_module(module), name)(sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer)


def bound(what: int, value: int) -> None:
    """Sets a bound, unless a lower one holds already; macOS knows none on memory."""
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (value, value))


if __name__ == "__main__":
    main(*sys.argv[1:])
