"""What a worker loads at its start and keeps until its end."""

import gc


def set_aside() -> None:
    """Spares the garbage collector what lasts as long as the process.

    A full collection looks at every object there is: half a million after the start, which took
    a tenth of a second from whichever request it came in. Now it looks at what came since
    (https://docs.python.org/3/library/gc.html#gc.freeze).
    """
    gc.collect()
    gc.freeze()
