"""What every page shows, read once for each state of the site and kept in the process.

The composition root says what the present state is (`set_state_source`); a value that was read in
one state is never handed out in another. Without somebody who knows the state nothing is kept, and
within a transaction nothing is either: it sees its own changes, and an older state than everyone
else's.

What is kept is shared by all threads: it must be immutable, or copied by whoever changes it.
Why: docs/adr/0036-kept.md.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Any, TypeVar

__all__ = ["clear", "get", "get_many", "set_state_source"]

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

MAX_VALUES = 2_000
"""Values at most: some go by what a visitor sent, such as a host name."""

_State = Callable[[], Hashable | None]
_no_state: _State = lambda: None  # noqa: E731
_state: _State = _no_state
_held: tuple[Hashable | None, dict[Hashable, Any]] = (None, {})
"""The state and everything that was read in it: replaced as a whole, never emptied."""


def set_state_source(state: _State | None) -> None:
    """Sets who knows the present state of the site.

    Args:
        state: returns a value that differs whenever anything public has changed; None where
            nothing may be kept. Asked often, so it must be quick. None for nobody.
    """
    global _state  # noqa: PLW0603  one assignment: threads see the old or the new
    _state = state or _no_state
    clear()


def clear() -> None:
    """Lets go of everything."""
    global _held  # noqa: PLW0603
    _held = (None, {})


def get(name: Hashable, read: Callable[[], T], holds: Callable[[T], bool] | None = None) -> T:
    """Returns a value that was read in the present state of the site.

    Args:
        name: tells the values apart, with everything that they depend on.
        read: reads the value; two threads may do so at once.
        holds: whether the value is still good, for one that goes by the clock as well.
    """
    state, values = _present()
    if name in values:
        found: T = values[name]
        if holds is None or holds(found):
            return found
    value = read()  # after the state was asked: at least as new
    _hold(state, values, {name: value})
    return value


def get_many(
    name: Hashable, keys: Iterable[K], read: Callable[[Collection[K]], Mapping[K, T]]
) -> dict[K, T]:
    """Returns the values of several keys of one kind; those not yet kept are read at once.

    Args:
        name: tells the kinds apart.
        keys: of the values wanted, in the order of the answer.
        read: reads the values of some keys. What it does not find is left out, and is asked for
            again the next time.
    """
    wanted = list(dict.fromkeys(keys))
    state, values = _present()
    missing = [key for key in wanted if (name, key) not in values]
    read_now = read(missing) if missing else {}
    _hold(state, values, {(name, key): value for key, value in read_now.items()})
    return {
        key: read_now[key] if key in read_now else values[name, key]
        for key in wanted
        if key in read_now or (name, key) in values
    }


def _present() -> tuple[Hashable | None, dict[Hashable, Any]]:
    """Returns the present state and what is kept of it, to read from."""
    global _held  # noqa: PLW0603
    state = _state()
    known, values = _held
    if state is None:
        return None, {}
    if known != state:
        values = {}
        _held = (state, values)
    return state, values


def _hold(
    state: Hashable | None, values: dict[Hashable, Any], more: Mapping[Hashable, Any]
) -> None:
    """Adds to what is kept of a state; when that gets too much, only the new values stay."""
    global _held  # noqa: PLW0603
    if state is None:
        return
    if len(values) + len(more) <= MAX_VALUES:
        values.update(more)
    else:
        _held = (state, dict(more))
