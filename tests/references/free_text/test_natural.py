"""What clinicians paste is read whole, in the styles and kinds of `benchmarks/natural`."""

import pytest

from benchmarks.natural_references import ROUNDS, Score, judge, read_round

MIN_WHOLE, MIN_SCORE = 0.96, 0.985


class TestNaturalReferences:
    @pytest.mark.parametrize("file", sorted(ROUNDS.glob("round_*.txt")), ids=lambda file: file.stem)
    def test_keeps_what_each_round_taught(self, file):
        score = Score()

        for labelled in read_round(file):
            score.add(labelled.gold, judge(labelled))

        assert score.whole / score.count >= MIN_WHOLE, str(score)
        assert 2 * score.right / (2 * score.right + score.missed + score.wrong) >= MIN_SCORE
