"""The present state of the site, for what processes keep (`kept`)."""

import time

from django.db import DEFAULT_DB_ALIAS, connections
from django.db import Error as DatabaseError

import site_cache
from clinic.page_cache import content_version
from clinic.page_cache.entries import Token
from clinic.page_cache.state_watch import LONGEST_UNCHECKED, Watch, length_of


class CurrentState:
    """This callable returns the token of the present state, or None where nothing may be kept.

    A server asks the page cache's watch, whose token also follows other hosts. Every other
    process looks at the stamp each time and reads the count once a second.
    """

    def __init__(self) -> None:
        self.watch: Watch | None = None
        self._count: tuple[float, int] | None = None
        """When the count was read, in monotonic seconds, and the count."""

    def __call__(self) -> Token | None:
        """Returns the token; None within a transaction, while migrating, without a database."""
        if connections[DEFAULT_DB_ALIAS].in_atomic_block or content_version.is_suspended():
            return None
        if self.watch is not None:
            return self.watch.token()
        count = self._read_count()
        return None if count is None else (*length_of(str(content_version.stamp_file())), count)

    def _read_count(self) -> int | None:
        now = time.monotonic()
        if self._count is None or now - self._count[0] > LONGEST_UNCHECKED:
            try:
                found = content_version.read_count(connections[DEFAULT_DB_ALIAS])
            except DatabaseError:  # gone, or not made yet
                return None
            self._count = (now, found.changes)
        return self._count[1]


current_state = CurrentState()


def install() -> None:
    """Lets values be kept, in every process that sets Django up."""
    site_cache.set_state_source(current_state)
