import re
import time

import pytest

from benchmarks.patterns.attacks import attacks
from benchmarks.patterns.collect import Used, collected
from benchmarks.patterns.functions import FUNCTIONS, REFUSED
from benchmarks.patterns.growth import given_up_after, growth_problem
from benchmarks.patterns.measure import attack, pattern_problems, tried

pytestmark = pytest.mark.long

LENGTH = 4_096
"""Characters; at which what grows with the square takes more than twice what is let pass."""
SECONDS = 0.15
"""Of CPU, for one text."""


class TestCollected:
    def test_are_all_that_see_something_from_outside(self):
        places = {used.place: used.how for used in collected()}

        assert len(places) > 150
        assert places["clinic.operations.log_lines.STRUCK_OUT"] == "scan"
        assert places["search.queries.parsing.PART"] == "scan"
        assert places["clinic.page_cache.cacheability.PAGE_NUMBER"] == "fullmatch"
        assert not [place for place in places if place.startswith("clinic.demo")]


class TestAttacks:
    @pytest.mark.parametrize(
        "slow",
        [
            r"[a-z]+@b",
            r"(a+)+b",
            r"\s*x",
            r"<[^>]*>",
            r"Key \([^)]*\)=",
            r"(?:\d+,?)+;",
            r"a.*b.*c",
        ],
    )
    def test_find_what_is_slow(self, slow):
        assert any(pattern_problems(Used("slow", re.compile(slow), how="scan", limit=65_536)))

    @pytest.mark.parametrize(
        "quick", [r"(?<![a-z])[a-z]++@b", r"(?<!\s)\s*+x", r"<[^<>]*+>", r"[^\W_]+", r"a"]
    )
    def test_let_pass_what_is_quick(self, quick):
        used = Used("quick", re.compile(quick), how="scan", limit=65_536)

        assert list(pattern_problems(used)) == []

    def test_tell_an_expression_that_is_tried_at_one_place_alone(self):
        used = Used("once", re.compile(r"\s*x"), how="match", limit=65_536)

        assert list(pattern_problems(used)) == []


class TestExpressions:
    @pytest.mark.parametrize("used", collected(), ids=lambda used: used.place)
    def test_freeze_nobody(self, used):
        size = min(LENGTH, used.limit)
        for before, middle, end in attacks(used.pattern):
            text = attack(used, before + middle * (size // len(middle)) + end)
            if seconds(used, text) > SECONDS:
                took = min(seconds(used, text) for _ in range(3))
                assert took < SECONDS, (before, middle, end)


class TestFunctions:
    @pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
    def test_freeze_nobody(self, function):
        def work(text):
            try:
                function.call(text)
            except REFUSED:
                return

        for unit in function.units:
            text = unit * (2_048 // len(unit))
            began = time.thread_time()
            work(text)
            assert time.thread_time() - began < 10 * SECONDS, unit


class TestGrowth:
    def test_is_told_by_its_ratio(self):
        def squared(text):
            return sum(1 for _ in text for _ in text)

        assert growth_problem(squared, lambda size: "a" * size, 4_096)
        assert not growth_problem(sorted, lambda size: "a" * size, 4_096)


def seconds(used, text):
    """Returns the CPU seconds of one try.

    Raises:
        TimeoutError: it takes ten times what is let pass.
    """
    given = text if isinstance(used.pattern.pattern, str) else text.encode()
    began = time.thread_time()
    with given_up_after(10 * SECONDS):
        tried(used, given)
    return time.thread_time() - began
