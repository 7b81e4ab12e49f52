"""The records in `docs/adr/`: none is missing, each says since when it holds and what holds it."""

import re
from itertools import count
from pathlib import Path

import pytest

RECORDS = sorted((Path(__file__).parent.parent / "docs" / "adr").glob("*.md"))
STATUS = re.compile(r"^Status: (accepted|superseded by \d{4}|withdrawn), \d{4}-\d{2}-\d{2}$")


class TestRecords:
    def test_are_numbered_without_a_gap(self):
        numbers = [int(record.name[:4]) for record in RECORDS]

        assert numbers == [number for number, _ in zip(count(1), RECORDS, strict=False)]

    @pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name[:4])
    def test_say_what_they_are(self, record):
        title, _, status, *rest = record.read_text().split("\n")

        assert title.startswith(f"# {record.name[:4]}. ")
        assert STATUS.match(status)
        assert "## What holds it" in rest or status.startswith("Status: withdrawn")
