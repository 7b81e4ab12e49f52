"""Cached article through the shipped nginx against a file of the same size that nginx has itself.

Both over plain HTTP, so that the cost of encrypting, which is the same for both, hides nothing.
"""

import statistics
import tempfile
from pathlib import Path

from benchmarks.pages.load import ask_again_and_again
from benchmarks.pages.servers import Server, environment, fetch, granian
from benchmarks.pages.servers import nginx as file_server
from tests.deploy import proxy

ROUNDS = 7
SECONDS = 2.0
FILE = "same-size.bin"
AIM = 0.55


def measure(folder: Path, article: str) -> None:
    """Prints requests a second of both, and the median of the ratios within rounds."""
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
            pairs = rounds((Server(here.secure, process), article), (files, f"/{FILE}"))
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(our / their for our, their in pairs)
    print(f"One article of {size} bytes (br) through the shipped nginx, {ROUNDS} rounds:")
    print(f"  cached article   {ours:8.0f} requests/s")
    print(f"  nginx's own file {theirs:8.0f} requests/s")
    print(f"  article ÷ file: {ratio:.2f}  (at least {AIM})")


def rounds(ours: tuple[Server, str], theirs: tuple[Server, str]) -> list[tuple[float, float]]:
    """Returns requests a second of both in each round, after a short one that counts for nothing.

    Raises:
        RuntimeError: something was not answered with 200.
    """
    found = []
    for number in range(ROUNDS + 1):
        rates = []
        for server, path in (ours, theirs):
            result = ask_again_and_again(server.port, path, SECONDS if number else 0.5)
            if result.errors:
                raise RuntimeError(f"{result.errors} errors at {path}")
            rates.append(result.answers / result.seconds)
        found.append((rates[0], rates[1]))
    return found[1:]
