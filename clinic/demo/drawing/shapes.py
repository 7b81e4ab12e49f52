"""Paper cut-outs for the demo site's drawings: every shape is one piece of SVG."""

import math
from itertools import pairwise
from random import Random

FIR = "#1f4d40"
DEEP = "#15372e"
MOSS = "#7e9b6b"
LICHEN = "#bccaa4"
OAT = "#efe7d3"
PAPER = "#faf6ec"
OCHRE = "#dba94b"
CLAY = "#c9744f"
ROSE = "#b4505f"
RIVER = "#5d8398"
MIST = "#cfdcdc"
NIGHT = "#23394a"
INK = "#1d2a25"

WIDTH, HEIGHT = 1600, 1000


def picture(background: str, *shapes: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Returns a whole drawing."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="{background}"/>{"".join(shapes)}</svg>'
    )


def path(d: str, fill: str = "none", line: str = "none", width: float = 0) -> str:
    """Returns a path that is filled, drawn as a round line, or both."""
    return (
        f'<path d="{d}" fill="{fill}" stroke="{line}" stroke-width="{width:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def circle(x: float, y: float, radius: float, fill: str) -> str:
    """Returns a disc."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'


def rectangle(x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> str:
    """Returns a rectangle, its corners rounded."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}" '
        f'fill="{fill}"/>'
    )


def at(x: float, y: float, *shapes: str, turn: float = 0, scale: float = 1) -> str:
    """Returns the shapes moved to a place, turned (degrees) and scaled."""
    return (
        f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({scale:g})">'
        f"{''.join(shapes)}</g>"
    )


def leaf(length: float, width: float, fill: str, vein: str = "") -> str:
    """Returns a leaf that grows upwards from the origin, with a vein if it has a colour."""
    shape = path(
        f"M0 0C{-width} {-length * 0.3} {-width * 0.9} {-length * 0.75} 0 {-length}"
        f"C{width * 0.9} {-length * 0.75} {width} {-length * 0.3} 0 0Z",
        fill,
    )
    return shape + (path(f"M0 0L0 {-length * 0.82}", line=vein, width=length / 60) if vein else "")


def sprig(length: float, pairs: int, fill: str, stem: str, size: float = 0.3) -> str:
    """Returns a stem with pairs of leaves, smaller towards the tip, growing upwards."""
    parts = [path(f"M0 0C{length * 0.06} {-length * 0.4} 0 {-length * 0.7} 0 {-length}",
                  line=stem, width=length / 70)]  # fmt: skip
    for index in range(pairs):
        up = length * (0.18 + 0.74 * index / pairs)
        grown = length * size * (1 - 0.55 * index / pairs)
        parts += [
            at(0, -up, leaf(grown, grown * 0.3, fill), turn=side * (58 - 14 * index / pairs))
            for side in (-1, 1)
        ]
    parts.append(at(0, -length * 0.96, leaf(length * size * 0.5, length * size * 0.14, fill)))
    return "".join(parts)


def frond(length: float, fill: str, stem: str, pairs: int = 13) -> str:
    """Returns a fern's frond, bending to the right at its tip."""
    parts = [path(f"M0 0C0 {-length * 0.5} {length * 0.04} {-length * 0.8} {length * 0.2} "
                  f"{-length}", line=stem, width=length / 90)]  # fmt: skip
    for index in range(pairs):
        t = 0.12 + 0.86 * index / pairs
        x = 3 * (1 - t) * t * t * length * 0.04 + t**3 * length * 0.2
        grown = length * 0.26 * math.sin(math.pi * (0.25 + 0.72 * t)) ** 1.2
        lean = 22 * t * t
        parts += [
            at(x, -length * t, leaf(grown, grown * 0.17, fill), turn=lean + side * 66)
            for side in (-1, 1)
        ]
    return "".join(parts)


def trillium(radius: float, petal: str, sepal: str, heart: str) -> str:
    """Returns the three-petalled flower of Oregon's woods, seen from above."""
    parts = [at(0, 0, leaf(radius, radius * 0.26, sepal), turn=turn) for turn in (60, 180, 300)]
    parts += [at(0, 0, leaf(radius, radius * 0.52, petal), turn=turn) for turn in (0, 120, 240)]
    parts += [
        at(0, 0, leaf(radius * 0.3, radius * 0.05, heart), turn=30 + 60 * n) for n in range(6)
    ]
    return "".join(parts)


def fir(height: float, fill: str, trunk: str) -> str:
    """Returns a conifer standing on the origin."""
    tiers = "".join(
        path(f"M{-w} {-y}Q0 {-y - 14} {w} {-y}L0 {-y - h}Z", fill)
        for y, w, h in (
            (height * (0.12 + 0.2 * n), height * (0.23 - 0.042 * n), height * (0.42 - 0.03 * n))
            for n in range(4)
        )
    )
    return rectangle(-height * 0.02, -height * 0.14, height * 0.04, height * 0.14, trunk) + tiers


def hills(top: float, height: float, fill: str, seed: int, bottom: float = HEIGHT) -> str:
    """Returns a range of soft hills across the whole width."""
    random = Random(seed)  # noqa: S311 — a drawing, no secret
    points = [(x, top + random.uniform(-height, height)) for x in range(-400, WIDTH + 800, 400)]
    d = f"M{points[0][0]} {bottom}L{points[0][0]} {points[0][1]:.0f}"
    for (x, y), (next_x, next_y) in pairwise(points):
        middle = (x + next_x) / 2
        d += f"C{middle:.0f} {y:.0f} {middle:.0f} {next_y:.0f} {next_x} {next_y:.0f}"
    return path(f"{d}L{points[-1][0]} {bottom}Z", fill)


def steam(height: float, line: str) -> str:
    """Returns three wisps rising from the origin."""
    wisp = f"M0 0C{height * 0.3} {-height * 0.3} {-height * 0.3} {-height * 0.6} 0 {-height}"
    return "".join(
        at(x, y, path(wisp, line=line, width=height / 14))
        for x, y in ((-height * 0.32, 0), (0, -height * 0.12), (height * 0.32, 0))
    )
