"""How many pictures a GIF holds, and how large, without decoding one.

The format: https://www.w3.org/Graphics/GIF/spec-gif89a.txt. Pillow decodes each picture before it
comes to the next; forty thousand take minutes.
"""

from typing import NamedTuple

HEAD = 13
"""Bytes of signature and logical screen."""
DESCRIPTOR = 9
"""Bytes of a picture's place and flags, after its mark."""


class Extent(NamedTuple):
    """This extent says what decoding a GIF would take."""

    frames: int
    area: int
    """Pixels of the canvas, which pictures may widen."""


def extent_of(content: bytes, most: int) -> Extent:
    """Returns how many pictures there are, looking at `most` + 1 of them at most.

    A file that ends too soon, or is none, has those that it has.
    """
    width, height = _short(content, 6), _short(content, 8)
    place = HEAD + _palette(content, 10)
    frames = 0
    while place < len(content) and frames <= most:
        mark = content[place]
        if mark == 0x3B:  # the end
            break
        if mark == 0x21:  # an extension: its kind, then blocks
            place = _after_blocks(content, place + 2)
        elif mark == 0x2C:
            frames += 1
            left, top, wide, high = (_short(content, place + 1 + 2 * n) for n in range(4))
            width, height = max(width, left + wide), max(height, top + high)
            place += 1 + DESCRIPTOR + _palette(content, place + DESCRIPTOR)
            place = _after_blocks(content, place + 1)  # the size of a code, then blocks
        else:
            place += 1
    return Extent(frames, width * height)


def _short(content: bytes, place: int) -> int:
    return int.from_bytes(content[place : place + 2], "little")


def _palette(content: bytes, place: int) -> int:
    """Returns the bytes of the palette that flags announce."""
    flags = content[place] if place < len(content) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(content: bytes, place: int) -> int:
    """Returns the place after a row of blocks, each behind its length, the last one empty."""
    while place < len(content) and content[place]:
        place += content[place] + 1
    return place + 1
