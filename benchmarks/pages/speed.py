"""Cached article against static files of the same size, in interleaved rounds."""

import statistics
from pathlib import Path

from benchmarks.pages.load import ask_again_and_again
from benchmarks.pages.servers import Server, environment, fetch, granian, nginx

ROUNDS = 5
SECONDS = 2.0
SAME_SIZE = "same-size.bin"
AIMS = {"WhiteNoise": 1.2, "nginx": 0.4}


def measure(folder: Path, article: str) -> None:
    """Prints requests a second, and for each second of the server's CPU, as ratios."""
    environ = environment(folder)
    with granian(environ) as server:
        size = len(fetch(server.url(article), **{"Accept-Encoding": "br, gzip"}))
    static = folder / "static" / SAME_SIZE
    static.write_bytes(b"x" * size)  # WhiteNoise lists its files when it starts
    with granian(environ) as server, nginx(static.parent) as other:
        contestants = {
            "cached article": (server, article),
            "WhiteNoise": (server, f"/static/{SAME_SIZE}"),
        }
        if other is not None:
            contestants["nginx"] = (other, f"/{SAME_SIZE}")
        rates: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
        for place in contestants.values():
            one_round(*place, seconds=0.5)
        for _ in range(ROUNDS):
            for name, place in contestants.items():
                rates[name].append(one_round(*place))
    print(f"One article of {size} bytes (br), {ROUNDS} rounds of {SECONDS:.0f} s each:")
    for name, found in rates.items():
        speed, economy = (statistics.median(column) for column in zip(*found, strict=True))
        print(f"  {name:16} {speed:8.0f} requests/s  {economy:8.0f} for a second of CPU")
    for name, aim in AIMS.items():
        if name in rates:
            print(f"  cached article ÷ {name}: {ratio(rates, name)}  (at least {aim})")
        else:
            print(f"  {name} is not installed: not measured")


def one_round(server: Server, path: str, seconds: float = SECONDS) -> tuple[float, float]:
    """Returns requests a second, and for each second of the server's CPU."""
    before = server.cpu()
    result = ask_again_and_again(server.port, path, seconds)
    if result.errors:
        raise RuntimeError(f"{result.errors} errors at {path}")
    return result.answers / result.seconds, result.answers / max(server.cpu() - before, 0.01)


def ratio(rates: dict[str, list[tuple[float, float]]], name: str) -> str:
    """Returns the medians of the ratios within rounds: of speed and of CPU."""
    pairs = list(zip(rates["cached article"], rates[name], strict=True))
    speed = statistics.median(ours[0] / other[0] for ours, other in pairs)
    economy = statistics.median(ours[1] / other[1] for ours, other in pairs)
    return f"{speed:.2f} in speed, {economy:.2f} in CPU"
