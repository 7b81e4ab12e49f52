import threading

import pytest

import site_cache
from clinic.page_cache.current_state import current_state


@pytest.fixture
def state():
    """Lets the test say what the present state is."""
    current = {"token": ("first",)}
    site_cache.set_state_source(lambda: current["token"])
    yield current
    site_cache.set_state_source(current_state)


def counter():
    """Returns a function that says how often it was called."""
    calls = []

    def read():
        calls.append(1)
        return len(calls)

    return read


class TestKept:
    def test_reads_once_in_each_state(self, state):
        read = counter()
        assert [site_cache.get("name", read), site_cache.get("name", read)] == [1, 1]

        state["token"] = ("second",)

        assert [site_cache.get("name", read), site_cache.get("name", read)] == [2, 2]

    def test_tells_names_apart(self, state):
        assert site_cache.get(("site", 1), lambda: "one") == "one"
        assert site_cache.get(("site", 2), lambda: "two") == "two"

    def test_keeps_that_there_is_nothing(self, state):
        calls = []

        site_cache.get("name", lambda: calls.append(1))
        site_cache.get("name", lambda: calls.append(1))

        assert calls == [1]

    def test_keeps_nothing_where_nobody_knows_the_state(self, state):
        state["token"] = None
        read = counter()

        assert [site_cache.get("name", read), site_cache.get("name", read)] == [1, 2]

    def test_does_not_hand_out_what_was_read_while_the_state_changed(self, state):
        def read():
            state["token"] = ("second",)  # after the old value was read
            return "old"

        site_cache.get("name", read)

        assert site_cache.get("name", lambda: "new") == "new"

    def test_reads_again_what_no_longer_holds(self, state):
        read = counter()
        site_cache.get("name", read, holds=lambda value: value > 1)

        assert site_cache.get("name", read, holds=lambda value: value > 1) == 2
        assert site_cache.get("name", read, holds=lambda value: value > 1) == 2

    def test_does_not_remember_an_error(self, state):
        def fail():
            raise ValueError("gone")

        with pytest.raises(ValueError, match="gone"):
            site_cache.get("name", fail)

        assert site_cache.get("name", lambda: "value") == "value"

    def test_stays_small(self, state, monkeypatch):
        monkeypatch.setattr(site_cache, "MAX_VALUES", 10)

        for number in range(100):
            site_cache.get(("host", number), lambda: number)  # noqa: B023

        assert len(site_cache._held[1]) <= 10

    def test_gives_every_thread_a_value_of_the_state_or_newer(self, state):
        state["token"] = 0
        wrong = []

        def ask():
            for _ in range(2_000):
                before = state["token"]
                if site_cache.get("name", lambda: state["token"]) < before:
                    wrong.append(before)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number in range(1, 2_000):
            state["token"] = number
        for thread in threads:
            thread.join()

        assert wrong == []


class TestKeptEach:
    def test_reads_only_what_is_not_kept(self, state):
        asked = []

        def read(keys):
            asked.append(list(keys))
            return {key: key * 10 for key in keys}

        assert site_cache.get_many("page", [2, 1], read) == {2: 20, 1: 10}
        assert site_cache.get_many("page", [3, 2, 2], read) == {3: 30, 2: 20}
        assert list(site_cache.get_many("page", [3, 1], read)) == [3, 1]
        state["token"] = ("second",)
        site_cache.get_many("page", [1], read)

        assert asked == [[2, 1], [3], [1]]

    def test_leaves_out_what_is_not_found_and_asks_for_it_again(self, state):
        assert site_cache.get_many("page", [1, 2], lambda keys: {1: "one"}) == {1: "one"}
        assert site_cache.get_many("page", [1, 2], lambda keys: {2: "two"}) == {1: "one", 2: "two"}

    def test_keeps_nothing_where_nobody_knows_the_state(self, state):
        state["token"] = None

        assert site_cache.get_many("page", [1], lambda keys: {1: "old"}) == {1: "old"}
        assert site_cache.get_many("page", [1], lambda keys: {1: "new"}) == {1: "new"}

    def test_stays_small(self, state, monkeypatch):
        monkeypatch.setattr(site_cache, "MAX_VALUES", 10)

        for number in range(100):
            site_cache.get_many("page", [number, number + 1], dict.fromkeys)

        assert len(site_cache._held[1]) <= 10
