"""What runs or hides in a PDF is found however it is written."""

import zlib
from contextlib import suppress

import pytest

from clinic.uploads.pdf import examine
from clinic.uploads.verdicts import ACTIVE, BROKEN, FINE, LOCKED
from heavy_work import TooHeavyError, read_apart
from tests.clinic.uploads.pdfs import HARMFUL, HARMLESS, encrypted, pdf

pytestmark = pytest.mark.long

EXAMINE = "clinic.uploads.pdf:examine"


class TestExamine:
    @pytest.mark.parametrize("name", HARMLESS)
    def test_lets_pass(self, name):
        assert examine(HARMLESS[name]) == FINE

    @pytest.mark.parametrize("name", HARMFUL)
    def test_finds(self, name):
        assert examine(HARMFUL[name]) == ACTIVE

    def test_says_what_it_cannot_read(self):
        assert examine(encrypted(pdf(), user="secret")) == LOCKED
        assert examine(b"%PDF-1.7 and nothing else") == BROKEN
        assert examine(pdf("/X " + "[" * 50_000 + "]" * 50_000)) == BROKEN

    def test_looks_at_a_ring_of_objects_once(self):
        ring = pdf("/X 4 0 R", ["<</Y 5 0 R>>", "<</Y 4 0 R>>"])

        assert examine(ring) == FINE


class TestApart:
    def test_takes_no_more_time_or_memory_than_it_may(self):
        bomb = zlib.compress(b" " * 400_000_000, 9)
        head = f"<</Type/ObjStm/N 1/First 4/Length {len(bomb)}/Filter/FlateDecode>>\nstream\n"
        content = pdf("", [head + bomb.decode("latin-1") + "\nendstream"])

        with suppress(TooHeavyError):  # it was ended, and nobody else with it
            assert read_apart(EXAMINE, content, megabytes=300) in {FINE, BROKEN}
