"""Cached article through the shipped nginx against a file of the same size that nginx has itself.

Both over plain HTTP, so that the cost of encrypting, which is the same for both, hides nothing.
"""

import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages.load import ask_again_and_again
from benchmarks.pages.servers import Server, environment, fetch, granian
from benchmarks.pages.servers import nginx as file_server
from tests.deploy import proxy

ROUNDS = 7
SECONDS = 2.0
FILE = "same-size.bin"
AIM = 0.55
Rate = tuple[float, float]
"""Requests a second, and for each second of CPU."""


def measure(folder: Path, article: str) -> None:
    """Prints what both do in a second and with a second of CPU, and the ratios within rounds."""
    if proxy.program() is None:
        print("nginx is not installed: what it passes on is not measured")
        return
    with granian(environment(folder)) as site, tempfile.TemporaryDirectory() as scratch:
        size = len(fetch(site.url(article), **{"Accept-Encoding": "br, gzip"}))
        (folder / "static" / FILE).write_bytes(b"x" * size)
        here = proxy.places(Path(scratch), site.port)
        text = proxy.on_loopback(proxy.SHIPPED.read_text(), here, name="127.0.0.1", tls=False)
        config = proxy.write(text, here)
        with proxy.running(config, here.secure) as process, file_server(folder / "static") as files:
            assert files is not None  # noqa: S101  there is a program
            ours = Contestant(here.secure, article, (Server(here.secure, process), site))
            theirs = Contestant(files.port, f"/{FILE}", (files,))
            found = [one_round(ours, theirs, SECONDS) for _ in range(ROUNDS)]
    print(f"One article of {size} bytes (br) through the shipped nginx, {ROUNDS} rounds:")
    for name, place in (("cached article", 0), ("nginx's own file", 1)):
        speed, economy = (statistics.median(each[place][of] for each in found) for of in (0, 1))
        print(f"  {name:16} {speed:8.0f} requests/s  {economy:8.0f} for a second of CPU")
    speed, economy = (
        statistics.median(our[of] / their[of] for our, their in found) for of in (0, 1)
    )
    print(
        f"  article ÷ file: {speed:.2f} in speed, {economy:.2f} in CPU  (at least {AIM} in speed)"
    )


@dataclass(frozen=True, slots=True)
class Contestant:
    """This contestant is a path at a port, and whoever works for it."""

    port: int
    path: str
    servers: tuple[Server, ...]

    def ask(self, seconds: float) -> Rate:
        """Returns requests a second, and for each second of CPU of all its servers.

        Raises:
            RuntimeError: something was not answered with 200.
        """
        before = sum(server.cpu() for server in self.servers)
        result = ask_again_and_again(self.port, self.path, seconds)
        used = sum(server.cpu() for server in self.servers) - before
        if result.errors:
            raise RuntimeError(f"{result.errors} errors at {self.path}")
        return result.answers / result.seconds, result.answers / max(used, 0.01)


def one_round(ours: Contestant, theirs: Contestant, seconds: float) -> tuple[Rate, Rate]:
    """Returns the rates of both, one after the other."""
    return ours.ask(seconds), theirs.ask(seconds)
