"""What processes of tests do."""

import time


def reverse(content: bytes) -> bytes:
    return content[::-1]


def fail(content: bytes) -> bytes:
    raise ValueError(content)


def sleep(content: bytes) -> bytes:
    time.sleep(600)
    return content


def grow(content: bytes) -> bytes:
    return content * 1_000_000_000


def loop(content: bytes) -> bytes:
    while True:
        content = content[::-1]
