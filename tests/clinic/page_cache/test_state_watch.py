import time
from threading import Event, Thread, Timer

import pytest

from clinic.page_cache import state_watch as watching
from clinic.page_cache.state_watch import Watch


class Database:
    """This database counts how often it is asked."""

    def __init__(self) -> None:
        self.count = (1, 0)
        self.asked = 0
        self.error: Exception | None = None
        self.answers = Event()
        self.answers.set()

    def __call__(self):
        self.asked += 1
        count = self.count
        self.answers.wait(10)
        if self.error is not None:
            raise self.error
        return count


@pytest.fixture
def database():
    return Database()


@pytest.fixture
def make(tmp_path, database):
    made = []

    def watch(**options):
        found = Watch(tmp_path / "stamp", tmp_path / "stamp.removals", database, **options)
        made.append(found)
        return found

    yield watch
    database.answers.set()
    for each in made:
        each.close()


def until(condition, seconds=5.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


class TestWatch:
    def test_starts_no_thread_before_the_first_question(self, make, database):
        watch = make()

        assert (watch._threads, database.asked) == ([], 0)

    def test_asks_the_database_at_most_once_in_its_time(self, make, database):
        watch = make()

        tokens = {watch.token() for _ in range(2_000)}

        assert len(tokens) == 1
        assert database.asked <= 2

    def test_sees_the_stamp_at_once(self, make, tmp_path):
        watch = make()
        before = watch.token()

        with (tmp_path / "stamp").open("ab") as file:
            file.write(b".")

        assert watch.token() != before

    def test_sees_a_stamp_that_was_replaced(self, make, tmp_path):
        watch = make()
        before = watch.token()

        (tmp_path / "other").touch()
        (tmp_path / "other").replace(tmp_path / "stamp")

        assert watch.token() != before

    def test_makes_a_stamp_that_is_missing(self, make, tmp_path):
        watch = make()
        watch.token()

        (tmp_path / "stamp").unlink()
        watch.token()

        assert (tmp_path / "stamp").exists()

    def test_sees_what_only_the_database_knows_when_its_time_is_over(
        self, make, database, monkeypatch
    ):
        monkeypatch.setattr(watching, "LONGEST_UNCHECKED", 0.05)
        watch = make()
        before = watch.token()
        database.count = (2, 0)

        time.sleep(0.06)

        assert watch.token() != before

    def test_asks_again_after_a_call_from_another_host(self, make, database):
        watch = make()
        before = watch.token()
        database.count = (2, 1)

        watch.force()

        assert watch.token() != before
        assert watch.removals()[-1] == 1

    def test_does_not_take_an_answer_from_before_the_call(self, make, database):
        watch = make()
        before = watch.token()
        asked = database.asked
        database.answers.clear()
        watch.force()
        watch._ask()
        until(lambda: database.asked > asked)  # this reading has begun

        watch.force()
        database.count = (3, 0)
        database.answers.set()

        assert watch.token() != before
        assert database.asked >= asked + 1

    def test_reads_again_for_who_waits_while_a_call_comes(self, make, database):
        watch = make()
        database.answers.clear()
        tokens = []
        visitor = Thread(target=lambda: tokens.append(watch.token()))
        visitor.start()
        until(lambda: database.asked == 1)

        watch.force()  # a listener that has just begun
        database.answers.set()
        visitor.join(1)

        assert tokens != []
        assert tokens[0] is not None

    def test_listens_until_it_is_closed(self, make):
        heard = Event()

        def listen(changed, stopped):
            changed()
            stopped.wait(5)
            heard.set()

        watch = make(listen=listen)
        watch.token()
        watch.close()

        assert heard.is_set()


class TestGone:
    def test_is_a_database_that_fails(self, make, database):
        watch = make()
        database.error = OSError("cut")

        assert watch.token() is None
        assert watch.is_gone()

    def test_is_a_database_that_does_not_answer_in_time(self, make, database, monkeypatch):
        monkeypatch.setattr(watching, "PATIENCE", 0.5)
        watch = make()
        watch.token()
        database.answers.clear()
        watch.force()

        assert watch.token() is None

        began = time.monotonic()
        assert watch.token() is None  # nobody waits a second time
        assert time.monotonic() - began < 0.5

    def test_is_not_a_database_that_is_slow_at_first(self, make, database, monkeypatch):
        monkeypatch.setattr(watching, "PATIENCE", 0.01)
        watch = make()
        database.answers.clear()
        Timer(0.1, database.answers.set).start()

        assert watch.token() is not None

    def test_is_tried_again_but_not_by_each_request(self, make, database):
        watch = make()
        database.error = OSError("cut")
        watch.token()

        for _ in range(50):
            watch.token()
            time.sleep(0.002)

        assert database.asked <= 2

    def test_is_over_by_itself(self, make, database, monkeypatch):
        monkeypatch.setattr(watching, "AGAIN", 0.01)
        watch = make()
        database.error = OSError("cut")
        watch.token()
        database.error = None

        until(lambda: watch.token() is not None)

        assert not watch.is_gone()
