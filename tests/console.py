"""A Python console inside a site that tests do not share a process with.

Starting Django takes a second each time, so one process runs all that is to be run there.
"""

import io
import json
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Console:
    """This console runs pieces of Python, each with names of its own."""

    process: "subprocess.Popen[str]"

    def run(self, code: str) -> str:
        """Returns what the code prints; what it raises fails the test with its traceback."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(code) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "The console has ended."
        printed, error = json.loads(line)
        assert not error, error
        return str(printed)


@contextmanager
def console(environment: dict[str, str]) -> Iterator[Console]:
    """Starts a console; the environment names its settings and the site's database."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.console"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield Console(process)


def main() -> None:
    """Runs what comes, a line of JSON each, and answers with what it printed and raised."""
    import django

    django.setup()
    from django.db import close_old_connections

    answers = sys.stdout
    for line in sys.stdin:
        printed, error = io.StringIO(), ""
        try:
            with redirect_stdout(printed):
                exec(json.loads(line), {"__name__": "console"})  # noqa: S102
        except Exception:
            error = traceback.format_exc()
        close_old_connections()
        print(json.dumps([printed.getvalue(), error]), file=answers, flush=True)


if __name__ == "__main__":
    main()
