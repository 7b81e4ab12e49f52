import asyncio

import pytest

from clinic.front import bodies
from clinic.front.bodies import (
    Bodies,
    BodyError,
    LongBodyError,
    SlowBodyError,
    TooManyBodiesError,
    received,
)
from tests.clinic.front.fakes import Exchange


def read(chunks, length, pause=0.0):
    async def work():
        with await received(Exchange(chunks, pause), length) as body:
            return body.read()

    return asyncio.run(work())


class TestReceived:
    @pytest.mark.parametrize("size", [1, 5_000, 3 * bodies.MAX_IN_MEMORY])
    def test_is_the_whole_body(self, size):
        body = bytes(range(256)) * (size // 256 + 1)

        assert read((body[: size // 2], body[size // 2 : size]), size) == body[:size]

    def test_is_refused_when_less_comes(self):
        with pytest.raises(BodyError):
            read((b"abc", b""), 4)

    def test_is_refused_when_more_comes(self):
        with pytest.raises(LongBodyError):
            read((b"abc", b"def"), 4)

    def test_is_refused_when_it_trickles(self, monkeypatch):
        monkeypatch.setattr(bodies, "GRACE", 0.05)

        with pytest.raises(SlowBodyError):
            read((b"a",) * 100, 100, pause=0.02)

    def test_may_take_longer_the_longer_it_is(self, monkeypatch):
        monkeypatch.setattr(bodies, "GRACE", 0.0)
        monkeypatch.setattr(bodies, "MIN_RATE", 1)

        assert read((b"a",) * 5, 5, pause=0.01) == b"aaaaa"


class TestBodies:
    def test_together_are_bounded(self):
        kept = Bodies(most=100)

        with kept.room_for(60):
            with pytest.raises(TooManyBodiesError), kept.room_for(41):
                pass
            with kept.room_for(40):
                assert kept.kept == 100

        assert kept.kept == 0

    def test_give_their_room_back_after_a_fault(self):
        kept = Bodies(most=100)

        with pytest.raises(ZeroDivisionError), kept.room_for(60):
            _ = 1 / 0

        assert kept.kept == 0
