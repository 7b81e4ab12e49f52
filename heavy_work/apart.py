"""The process that reads one file: `python -m heavy_work.apart MODULE:FUNCTION SECONDS MEGABYTES`.

Only this project starts it (`heavy_work.read_apart`). It reads standard input whole and writes what
the function returns to standard output.
"""

import os
import resource
import sys
from importlib import import_module

NICENESS = 10
"""So that a busy machine serves readers first."""


def main(function: str, seconds: str, megabytes: str) -> None:
    """Bounds this process, then calls the function."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    size = int(megabytes) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    module, _, name = function.partition(":")
    answer = getattr(import_module(module), name)(sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
