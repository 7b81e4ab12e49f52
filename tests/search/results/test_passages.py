from hypothesis import given
from hypothesis import strategies as st

from search.queries.words import normalised, stem_of
from search.results.passages import WORDS_SHOWN, Wanted, marked, passage_of


class TestPassageOf:
    def test_shows_the_densest_place(self):
        text = "Sleep. " + "Filler. " * 60 + "Good sleep needs a cool, dark room. " + "End. " * 60

        passage = passage_of(text, Wanted({"sleep", "cool", "room"}))

        assert [piece.text for piece in passage.pieces if piece.marked] == ["sleep", "cool", "room"]
        assert passage.starts_within
        assert passage.ends_within

    def test_begins_at_the_beginning_without_a_word(self):
        passage = passage_of("One two three.", Wanted({"sleep"}))

        assert [piece.text for piece in passage.pieces] == ["One two three."]
        assert not passage.starts_within
        assert not passage.ends_within

    def test_is_empty_for_an_empty_text(self):
        assert passage_of("", Wanted({"sleep"})).pieces == ()

    def test_parts_blocks_that_end_without_a_mark(self):
        passage = passage_of("Sleep\nKey points\nRest well.\nSleep", Wanted({"sleep"}))

        shown = "".join(piece.text for piece in passage.pieces)
        assert shown == "Sleep · Key points · Rest well.\nSleep"

    @given(st.text(), st.sets(st.sampled_from(["a", "sleep", "0"])))
    def test_is_a_part_of_the_text_and_not_too_long(self, text, stems):
        text = normalised(text).replace("\n", " ")

        passage = passage_of(text, Wanted(stems))

        shown = "".join(piece.text for piece in passage.pieces)
        assert shown in text
        assert len(shown.split()) <= max(WORDS_SHOWN, len(text.split()))


class TestMarked:
    def test_marks_every_form_of_the_word_and_loses_nothing(self):
        pieces = marked("Sleeping well, sleep long", Wanted({stem_of("sleep")}))

        assert "".join(piece.text for piece in pieces) == "Sleeping well, sleep long"
        assert [piece.text for piece in pieces if piece.marked] == ["Sleeping", "sleep"]
