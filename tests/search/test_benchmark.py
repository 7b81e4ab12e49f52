import json
import random

import pytest
from rapidfuzz.distance import OSA

from benchmarks.search.collection import read_collection
from benchmarks.search.loading import load_articles
from benchmarks.search.measures import ndcg, percentile, recall, reciprocal_rank
from benchmarks.search.typos import with_one_error
from search.engine import answer
from search.indexing.writer import rebuild


class TestMeasures:
    def test_agree_with_figures_worked_out_by_hand(self):
        grades = {"a": 2, "b": 1, "c": 0}

        assert ndcg(["b", "x", "a"], grades) == pytest.approx((1 + 2 / 2) / (2 + 1 / 1.5849625))
        assert ndcg(["a", "b"], grades) == 1
        assert ndcg(["c", "x"], grades) == 0
        assert recall(["x", "a"], grades) == 0.5
        assert reciprocal_rank(["x", "c", "b"], grades) == pytest.approx(1 / 3)
        assert percentile([5, 1, 4, 2, 3], 0.95) == 5
        assert percentile([5, 1, 4, 2, 3], 0.5) == 3


class TestWithOneError:
    def test_changes_one_long_word_and_keeps_its_first_letter(self):
        chance = random.Random(1)  # noqa: S311  not for secrets
        for _ in range(200):
            wrong = with_one_error("how do cats purr", chance).split()

            changed = [
                (a, b) for a, b in zip(["how", "do", "cats", "purr"], wrong, strict=True) if a != b
            ]
            assert len(changed) == 1
            before, after = changed[0]
            assert before in {"cats", "purr"}
            assert after[0] == before[0]
            assert OSA.distance(before, after) == 1


class TestLoadArticles:
    def test_publishes_a_collection_that_the_search_answers_from(self, tmp_path, clinic_site):
        rows = [
            {"_id": "d1", "title": "Sleep", "text": "Melatonin."},
            {"_id": "d2", "text": "Light."},
        ]
        (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
        (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "melatonin"}\n')
        (tmp_path / "qrels").mkdir()
        (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\n")

        collection = read_collection(tmp_path)
        keys = load_articles(collection.sources, clinic_site.articles, grow=2)
        list(rebuild())

        assert collection.questions == {"q1": "melatonin"}
        assert [keys[one.document_id] for one in answer("melatonin").candidates] == ["d1", "d1"]
        assert clinic_site.articles.get_children().count() == 4
