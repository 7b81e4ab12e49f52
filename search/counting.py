"""Counting what people look for, without keeping who they are.

A query leaves the request as a few folded words or not at all. Counts are gathered in memory and
written by a thread of their own, so that no visitor waits for them and no row says when on a day
a query was asked.
"""

import atexit
import logging
import threading
from collections import Counter
from datetime import date, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from search.models import QueryCount
from search.query import Query
from search.words import words_of

KEPT_DAYS = 30
WRITTEN_EVERY = 60
"""Seconds, unless `SEARCH_COUNTS_WRITTEN_EVERY` says otherwise; None there never writes."""

LONGEST = 60
"""Characters; `QueryCount.text` is as long."""

MOST_WORDS = 6
"""More words are a sentence, and a sentence may be about a person."""

MOST_DIGITS = 3
"""More digits are a telephone number, a date of birth or a file number."""

MOST_TEXTS = 1_000
"""Different queries gathered at a time; more are an attack, and are forgotten."""

PERSONAL = frozenset(("i", "im", "ive", "me", "my", "mine", "myself", "am", "we", "our", "us"))
ADDRESS_SIGNS = frozenset("@/\\")

logger = logging.getLogger(__name__)


def keepable(query: Query) -> str:
    """Returns the form in which a query may be counted; empty when it may not."""
    words = [word.folded for word in words_of(query.text)]
    text = " ".join(words)
    if (
        not words
        or len(words) > MOST_WORDS
        or len(query.text) > LONGEST
        or ADDRESS_SIGNS.intersection(query.text)
        or sum(character.isdigit() for character in text) > MOST_DIGITS
        or PERSONAL.intersection(words)
    ):
        return ""
    return text


class QueryCounter:
    """This counter gathers queries and writes them now and then."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._times: Counter[tuple[date, str]] = Counter()
        self._found: dict[tuple[date, str], int] = {}
        self._timer: threading.Timer | None = None

    def note(self, query: Query, found: int) -> None:
        """Counts one question, unless it could say something about a person."""
        text = keepable(query)
        if not text:
            return
        key = timezone.localdate(), text
        with self._lock:
            if key not in self._times and len(self._times) >= MOST_TEXTS:
                return
            self._times[key] += 1
            self._found[key] = found
            self._start()

    def write(self) -> int:
        """Writes what was gathered and returns how many queries that were."""
        with self._lock:
            times, found = self._times, self._found
            self._times, self._found, self._timer = Counter(), {}, None
        for day, text in sorted(times):
            with transaction.atomic():
                row, _ = QueryCount.objects.get_or_create(day=day, text=text)
                QueryCount.objects.filter(pk=row.pk).update(
                    times=F("times") + times[day, text], found=found[day, text]
                )
        return times.total()

    def _start(self) -> None:
        seconds = getattr(settings, "SEARCH_COUNTS_WRITTEN_EVERY", WRITTEN_EVERY)
        if self._timer is None and seconds is not None:
            self._timer = threading.Timer(seconds, self._write_in_thread)
            self._timer.daemon = True
            self._timer.start()

    def _write_in_thread(self) -> None:
        try:
            self.write()
        except Exception:
            logger.exception("The counts of searches could not be written.")
        finally:
            connection.close()

    def write_at_exit(self) -> None:
        """Writes what is left when the server stops."""
        if self._timer is not None:
            self._timer.cancel()
            self._write_in_thread()


counter = QueryCounter()
atexit.register(counter.write_at_exit)


def forget_old() -> int:
    """Deletes the counts older than 30 days and returns how many rows that were."""
    first = timezone.localdate() - timedelta(days=KEPT_DAYS)
    return QueryCount.objects.filter(day__lt=first).delete()[0]
