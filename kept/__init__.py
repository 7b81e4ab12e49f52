"""What every page shows, read once for each state of the site and kept in the process.

The composition root says what the present state is (`use`); a value that was read in one state is
never handed out in another. Without somebody who knows the state nothing is kept, and within a
transaction nothing is either: it sees its own changes, and an older state than everyone else's.

What is kept is shared by all threads: it must be immutable, or copied by whoever changes it.
Why: docs/adr/0036-kept.md.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

__all__ = ["forget", "kept", "use"]

T = TypeVar("T")

MOST = 2_000
"""Values at most: some go by what a visitor sent, such as a host name."""

_State = Callable[[], Hashable | None]
_no_state: _State = lambda: None  # noqa: E731
_state: _State = _no_state
_held: tuple[Hashable | None, dict[Hashable, Any]] = (None, {})
"""The state and everything that was read in it: replaced as a whole, never emptied."""


def use(state: _State | None) -> None:
    """Sets who knows the present state of the site.

    Args:
        state: returns a value that differs whenever anything public has changed; None where
            nothing may be kept. Asked often, so it must be quick. None for nobody.
    """
    global _state  # noqa: PLW0603  one assignment: threads see the old or the new
    _state = state or _no_state
    forget()


def forget() -> None:
    """Lets go of everything."""
    global _held  # noqa: PLW0603
    _held = (None, {})


def kept(name: Hashable, read: Callable[[], T], holds: Callable[[T], bool] | None = None) -> T:
    """Returns a value that was read in the present state of the site.

    Args:
        name: tells the values apart, with everything that they depend on.
        read: reads the value; two threads may do so at once.
        holds: whether the value is still good, for one that goes by the clock as well.
    """
    global _held  # noqa: PLW0603
    state = _state()
    if state is None:
        return read()
    known, values = _held
    if known != state:
        values = {}
        _held = (state, values)
    if name in values:
        found: T = values[name]
        if holds is None or holds(found):
            return found
    value = read()  # after the state was asked: at least as new
    if len(values) < MOST:
        values[name] = value
    else:
        _held = (state, {name: value})
    return value
