"""Shows how far a long piece of work has come."""

import time
from typing import TextIO

REDRAWN_EVERY = 0.1
"""Seconds between two drawings of the bar at a terminal."""
BAR = 30
"""Characters of the bar."""
SHARES = 10
"""Lines from beginning to end where there is no terminal, as in a log."""


class Progress:
    """This progress draws a bar at a terminal and writes a few lines elsewhere."""

    def __init__(self, stream: TextIO, title: str, total: int) -> None:
        """Begins; `total` is counted in whatever `advance` is told."""
        self.stream, self.title, self.total = stream, title, max(total, 1)
        self.done = 0
        self._is_terminal = stream.isatty()
        self._drawn_at = 0.0
        self._share = 0
        self._show()

    def advance(self, by: int = 1) -> None:
        """Counts what was done and shows it when it is time."""
        self.done += by
        share = min(self.done, self.total) * SHARES // self.total
        if self._is_terminal:
            if share == SHARES or time.monotonic() - self._drawn_at >= REDRAWN_EVERY:
                self._show()
        elif share > self._share:
            self._share = share
            self._show()

    def finish(self) -> None:
        """Ends the line."""
        if self.done < self.total:
            self.advance(self.total - self.done)
        if self._is_terminal:
            self.stream.write("\n")
            self.stream.flush()

    def _show(self) -> None:
        self._drawn_at = time.monotonic()
        part = min(self.done, self.total) * 100 // self.total
        if self._is_terminal:
            bar = "#" * (part * BAR // 100)
            self.stream.write(f"\r{self.title:<28} [{bar:<{BAR}}] {part:3}%")
        else:
            self.stream.write(f"{self.title}: {part}%\n")
        self.stream.flush()
