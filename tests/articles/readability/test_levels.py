"""How hard a text is: the formulas, the syllables, the hints."""

import pytest
from django.conf import settings

from articles.readability import Passage, level_of, passages_of
from articles.readability.formulas import flesch_kincaid, inflesz_band, smog, szigriszt_pazos
from articles.readability.hints import passives, unexplained
from articles.readability.pairs import ENGLISH
from articles.readability.plainer import pairs_of, plainer_words
from articles.readability.syllables import (
    _dictionary,
    dictionary_count,
    english_syllables,
    ruled_syllables,
    spanish_syllables,
)
from articles.readability.texts import sentences_of, words_of

DEMO = settings.BASE_DIR / "clinic" / "demo" / "articles"


def level(text):
    return level_of([Passage("a", text)])


class TestFormulas:
    def test_flesch_kincaid(self):
        assert flesch_kincaid(10, 150, 225) == pytest.approx(7.96)

    def test_smog_needs_thirty_sentences(self):
        assert smog(29, 40) is None
        assert smog(30, 36) == pytest.approx(9.3871)

    def test_szigriszt_pazos_and_the_bands_of_inflesz(self):
        assert szigriszt_pazos(10, 150, 300) == pytest.approx(67.235)
        assert [inflesz_band(score) for score in (39, 54.9, 55, 65, 80)] == [
            "muy difícil", "algo difícil", "normal", "bastante fácil", "muy fácil",
        ]  # fmt: skip


class TestEnglishSyllables:
    @pytest.mark.parametrize(
        ("word", "count"),
        [
            ("people", 2), ("area", 3), ("The", 1), ("12", 1), ("metformin", 3),
            ("doctor’s", 2), ("telehealth", 3), ("ibuprofen", 4), ("levothyroxine", 5),
            ("semaglutide", 4), ("dizziness", 3), ("biopsied", 3), ("x", 1),
        ],
    )  # fmt: skip
    def test_of_known_and_unknown_words(self, word, count):
        assert english_syllables(word) == count

    def test_the_rule_is_near_the_dictionary_on_its_words(self):
        words = sorted(w for w in _dictionary() if w.isalpha())[::30]

        errors = [ruled_syllables(word) - dictionary_count(word) for word in words]

        assert sum(error == 0 for error in errors) / len(errors) > 0.8
        assert abs(sum(errors)) / len(errors) < 0.1

    def test_the_rule_alone_moves_no_article_by_more_than_half_a_grade(self):
        grades = []
        texts = [path.read_text() for path in sorted(DEMO.glob("*.toml"))]
        assert texts
        for text in texts:
            words = [word for word in words_of(text) if dictionary_count(word.lower())]
            sentences = len(sentences_of(text))
            by_rule = sum(ruled_syllables(word) for word in words)
            counted = sum(dictionary_count(word.lower()) for word in words)
            grades.append(11.8 * (by_rule - counted) / len(words) if sentences else 0.0)

        assert abs(sum(grades) / len(grades)) <= 0.5
        assert max(map(abs, grades)) <= 1


class TestSpanishSyllables:
    @pytest.mark.parametrize(
        ("word", "count"),
        [
            ("salud", 2), ("agua", 2), ("energía", 4), ("guitarra", 3), ("pingüino", 3),
            ("quirófano", 4), ("muy", 1), ("ciudad", 2), ("poeta", 3), ("ahí", 2), ("aéreo", 4),
            ("yo", 1), ("prohibido", 3), ("hipertensión", 4), ("vacío", 3),
        ],
    )  # fmt: skip
    def test_by_the_rules_of_spelling(self, word, count):
        assert spanish_syllables(word) == count


class TestSentences:
    def test_end_where_a_reader_would_stop(self):
        text = "Dr. A. Low took 2.5 mg. Why? “Pain!” she said.\nNo full stop\n• e.g. Walk."

        assert sentences_of(text) == [
            "Dr. A. Low took 2.5 mg.", "Why?", "“Pain!” she said.", "No full stop", "• e.g. Walk.",
        ]  # fmt: skip


class TestLevelOf:
    def test_of_the_whole_and_of_each_passage(self):
        found = level_of(
            [
                Passage("easy", "We walk. We eat. We rest."),
                Passage("hard", "Cardiovascular complications necessitate hospitalization."),
            ]
        )

        assert found.passages["easy"].grade == 0
        assert found.passages["hard"].grade > 20
        assert found.whole.counts.sentences == 4
        assert found.whole.smog is None

    def test_smog_from_thirty_sentences_on(self):
        assert level("We walk to the hospital. " * 30).whole.smog is not None

    def test_of_spanish(self):
        found = level("El paciente debe tomar la medicina con agua. No es para los niños.").whole

        assert (found.language, found.grade, found.smog) == ("es", None, None)
        assert found.band

    def test_without_words(self):
        assert level("").whole.grade is None

    def test_names_the_longest_sentences_with_their_passage(self):
        found = level("Short one. One " + "word " * 28 + "end.").longest

        assert [(each.key, each.words) for each in found] == [("a", 30)]

    def test_reads_bodies_as_they_are_stored(self):
        body = [
            {"type": "heading", "value": {"text": "H", "level": "2"}, "id": "h"},
            {"type": "paragraph", "value": "<p>One.</p><ul><li>Two &amp; 2</li></ul>", "id": "p"},
            {"type": "key_points", "value": {"title": "Key", "points": [
                {"type": "item", "value": "<p>Three<cite-ref refs=\"x\"></cite-ref>.</p>"}]}},
        ]  # fmt: skip

        assert [(p.key, p.text.split("\n")) for p in passages_of(body)] == [
            ("p", ["One.", "Two & 2", ""]),
            ("2", ["Three.", ""]),
        ]


class TestHints:
    def test_passive_voice(self):
        sentences = ["The pill was taken daily.", "You are tired.", "It is not often seen."]

        assert passives(sentences, "en") == ["was taken", "is not often seen"]
        assert passives(["El niño fue operado."], "es") == ["fue operado"]

    def test_abbreviations_that_nobody_explained(self):
        text = "A CT scan, an ECG (a heart tracing), blood pressure (BP), BP, US, HIV, two CTs."

        assert unexplained(text) == ["CT"]

    def test_words_with_plainer_ones(self):
        found = plainer_words("Hypertension and myocardial infarctions; they utilized it.", "en")

        assert [(row.word, row.instead) for row in found] == [
            ("hypertension", "high blood pressure"),
            ("myocardial infarction", "heart attack"),
            ("utilize", "use"),
        ]

    def test_there_are_three_hundred_pairs_and_none_twice(self):
        assert len(pairs_of("en")) == len(ENGLISH.strip().splitlines()) >= 300
        assert all(plain for plain in pairs_of("en").values())
