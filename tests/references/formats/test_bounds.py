# ruff: noqa: E501  records stand as they are written
import time

from references.formats.reading.bounded import MAX_REFERENCES
from references.parsing import parse

RECORD = "PMID- {number}\nOWN - NLM\nTI  - Naps\nFAU - Ode, Ann\nAU  - Ode A\nDP  - 2017 Apr\nTA  - Sleep Med\nJT  - Sleep medicine\nVI  - 4\nPG  - 5-6\nAB  - {abstract}\n"


class TestParse:
    def test_bounds_how_many_references_it_reads(self):
        text = "\n".join(f"TY  - JOUR\nTI  - Naps {n}\nER  - " for n in range(30))

        readings = parse(text, limit=20)

        assert len(readings) == 20
        assert "first 20 of 30 references" in readings[-1].notes[-1]
        assert readings[0].notes == ()

    def test_bounds_a_pasted_list(self):
        text = "\n".join(f"{n}. Ode A. Naps {n}. Sleep Med. 2017;4:5." for n in range(1, 6))

        assert "the other 2 were left out" in parse(text, limit=3)[-1].notes[-1]

    def test_reads_two_thousand_by_default(self):
        assert MAX_REFERENCES == 2_000

    def test_takes_time_in_proportion_to_the_length_of_a_field(self):
        short, long = (
            RECORD.format(number=1, abstract="sleep and more of it\n      " * count)
            for count in (10_000, 80_000)
        )

        times = []
        for text in (short, long):
            start = time.process_time()
            parse(text, "nbib")
            times.append(time.process_time() - start)

        assert times[1] < 30 * times[0] + 0.5  # 64 times, were it quadratic
