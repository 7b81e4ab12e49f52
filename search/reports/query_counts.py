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
from search.queries.parsing import Query
from search.queries.words import words_of

KEPT_DAYS = 30
WRITTEN_EVERY = 60
"""Seconds, unless `SEARCH_COUNTS_WRITTEN_EVERY` says otherwise; None there never writes."""

LONGEST = 60
"""Characters; `QueryCount.text` is as long."""

MAX_WORDS = 6
"""More words are a sentence, and a sentence may be about a person."""

MAX_DIGITS = 3
"""More digits are a telephone number, a date of birth or a file number."""

MAX_TEXTS = 1_000
"""Different queries gathered at a time; more are an attack, and are forgotten."""

MAX_OF_DAY = 5_000
"""Different queries kept of one day: a site's visitors ask some hundreds."""

MAX_OF_NETWORK = 200
"""Different queries that one network adds in a day to what one process gathers."""

MAX_NETWORKS = 20_000
"""Networks that one process tells apart in a day."""

PERSONAL = frozenset(("i", "im", "ive", "me", "my", "mine", "myself", "am", "we", "our", "us"))
ADDRESS_SIGNS = frozenset("@/\\")

logger = logging.getLogger(__name__)


def keepable(query: Query) -> str:
    """Returns the form in which a query may be counted; empty when it may not."""
    words = [word.folded for word in words_of(query.text)]
    text = " ".join(words)
    if (
        not words
        or len(words) > MAX_WORDS
        or len(query.text) > LONGEST
        or ADDRESS_SIGNS.intersection(query.text)
        or sum(character.isdigit() for character in text) > MAX_DIGITS
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
        self._day: date | None = None
        self._networks: Counter[str] = Counter()

    def note(self, query: Query, found: int, network: str = "") -> None:
        """Counts one question, unless it could say something about a person.

        Args:
            query: what was asked.
            found: how many pages held a word of it.
            network: where it came from (`newsletter.network`), which is forgotten with the day and
                never written; one network cannot fill the table.
        """
        text = keepable(query)
        if not text:
            return
        key = timezone.localdate(), text
        with self._lock:
            if key not in self._times and not self._has_room(key[0], network):
                return
            self._times[key] += 1
            self._found[key] = found
            self._start()

    def _has_room(self, day: date, network: str) -> bool:
        """Counts another text of a network and returns whether it may be gathered."""
        if day != self._day:
            self._day, self._networks = day, Counter()
        if len(self._times) >= MAX_TEXTS:
            return False
        if network not in self._networks and len(self._networks) >= MAX_NETWORKS:
            return False
        self._networks[network] += 1
        return self._networks[network] <= MAX_OF_NETWORK

    def write(self) -> int:
        """Writes what was gathered and returns how many queries that were."""
        with self._lock:
            times, found = self._times, self._found
            self._times, self._found, self._timer = Counter(), {}, None
        room = {day: MAX_OF_DAY - QueryCount.objects.filter(day=day).count()
                for day in {day for day, _ in times}}  # fmt: skip
        for day, text in sorted(times, key=lambda key: (-times[key], key)):
            if not QueryCount.objects.filter(day=day, text=text).exists():
                if room[day] <= 0:
                    continue
                room[day] -= 1
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
