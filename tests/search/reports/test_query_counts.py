import threading
import time
from datetime import date

import pytest
import time_machine

from search import jobs
from search.models import QueryCount
from search.queries.parsing import read_query
from search.reports import query_counts
from search.reports.query_counts import QueryCounter, keepable

pytestmark = pytest.mark.both_engines


@pytest.fixture
def counter(monkeypatch):
    counter = QueryCounter()
    monkeypatch.setattr("search.views.counter", counter)
    return counter


def rows():
    return list(QueryCount.objects.order_by("text").values_list("text", "times", "found"))


class TestKeepable:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("Vitamin B12", "vitamin b12"), ('"gut feeling" -yeast', "gut feeling yeast"),
            ("  Sleep   Apnea ", "sleep apnea"), ("omega-3", "omega 3"),
        ],
    )  # fmt: skip
    def test_keeps_words(self, typed, kept):
        assert keepable(read_query(typed)) == kept

    @pytest.mark.parametrize(
        "typed",
        [
            "jane.roe@example.org", "503-555-0100", "born 1979", "https://example.org/x", "",
            "I feel sick", "my knee", "one two three four five six seven", "x" * 80,
            "123 45 6789 claim", "12/03/79",
        ],
    )  # fmt: skip
    def test_keeps_nothing_of(self, typed):
        assert keepable(read_query(typed)) == ""


class TestQueryCounter:
    def test_writes_nothing_during_the_request(self, write_article, client, counter):
        write_article("Sleep")

        client.get("/search/", {"q": "sleep"})

        assert rows() == []

    def test_writes_sums_afterwards(self, write_article, client, counter):
        write_article("Sleep")
        for query in ("sleep", "Sleep ", "zebra"):
            client.get("/search/", {"q": query})

        counter.write()
        client.get("/search/", {"q": "sleep"})
        counter.write()

        assert rows() == [("sleep", 3, 1), ("zebra", 1, 0)]

    def test_does_not_count_leafing_and_filtering(self, write_article, client, counter):
        for number in range(11):
            write_article(f"Sleep {number}")
        for more in ({"page": 2}, {"kind": "article"}):
            client.get("/search/", {"q": "sleep", **more})

        counter.write()

        assert rows() == []

    def test_forgets_rather_than_grows(self, db, counter, monkeypatch):
        monkeypatch.setattr(query_counts, "MAX_TEXTS", 3)
        for number in range(10):
            counter.note(read_query(f"word{number}"), 0)

        counter.write()

        assert len(rows()) == 3

    def test_lets_no_network_fill_the_table(self, db, counter, monkeypatch):
        """The attack: one visitor who searches for another word each time."""
        monkeypatch.setattr(query_counts, "MAX_OF_NETWORK", 3)
        for number in range(10):
            counter.note(read_query(f"word{number}"), 0, "203.0.113.0/24")
            counter.write()
        counter.note(read_query("sleep"), 1, "198.51.100.0/24")

        counter.write()

        assert [text for text, *_ in rows()] == ["sleep", "word0", "word1", "word2"]

    def test_begins_anew_with_the_day(self, db, counter, monkeypatch):
        monkeypatch.setattr(query_counts, "MAX_OF_NETWORK", 1)
        for day in ("2026-02-01 12:00 -0800", "2026-02-02 12:00 -0800"):
            with time_machine.travel(day):
                for word in ("sleep", "zebra"):
                    counter.note(read_query(word), 0, "203.0.113.0/24")

        counter.write()

        assert rows() == [("sleep", 1, 0)] * 2

    def test_keeps_only_so_many_of_a_day_the_most_frequent_first(self, db, counter, monkeypatch):
        monkeypatch.setattr(query_counts, "MAX_OF_DAY", 2)
        for word, times in (("iron", 1), ("sleep", 3), ("zebra", 2)):
            for number in range(times):
                counter.note(read_query(word), 0, f"203.0.{number}.0/24")
        counter.write()
        counter.note(read_query("sleep"), 0)
        counter.note(read_query("light"), 0)

        counter.write()

        assert rows() == [("sleep", 4, 0), ("zebra", 2, 0)]

    def test_counts_every_one_of_many_threads(self, db, counter):
        threads = [
            threading.Thread(
                target=lambda: [counter.note(read_query("sleep"), 1) for _ in range(50)]
            )
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        counter.write()

        assert rows() == [("sleep", 400, 1)]

    def test_starts_one_timer_that_does_not_hold_the_process(self, counter, settings):
        settings.SEARCH_COUNTS_WRITTEN_EVERY = 3600

        counter.note(read_query("sleep"), 1)
        first = counter._timer
        counter.note(read_query("light"), 1)

        assert counter._timer is first
        assert first.daemon
        first.cancel()


class TestForgetOld:
    def test_keeps_thirty_days(self, db):
        for day in (date(2026, 1, 1), date(2026, 1, 2)):
            QueryCount.objects.create(day=day, text="sleep", times=1)

        with time_machine.travel("2026-02-01 12:00 -0800"):
            said = jobs.keep_up(time.monotonic() + 60)

        assert said == "1 old counts of searches deleted"
        assert [row.day for row in QueryCount.objects.all()] == [date(2026, 1, 2)]
