import pytest

from articles.emergency import ordered_numbers


class TestOrderedNumbers:
    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("Chest pain that does not pass cannot wait.", "911"),
            ("If you think of ending your life, you are not alone.", "988"),
            ("Thoughts of suicide, or of hurting yourself.", "988"),
            ("A child has swallowed a tablet.", "1-800-222-1222"),
            ("You took too many of your pills.", "1-800-222-1222"),
            ("Call 988. If you have already hurt yourself, call 911.", "988"),
            ("Trouble breathing, a seizure, or thoughts of suicide.", "911"),
            ("It cannot wait.", "911"),
        ],
    )
    def test_begin_with_the_one_for_the_subject(self, text, first):
        assert ordered_numbers(text)[0].name == first

    def test_leave_none_out(self):
        assert {each.name for each in ordered_numbers("")} == {"911", "988", "1-800-222-1222"}
