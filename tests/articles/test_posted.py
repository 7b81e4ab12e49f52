import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.posted import UnreadableError, read_json


class TestReadJson:
    @given(st.text(st.sampled_from("aé\ud83d\ude00\udfff")))
    def test_gives_back_what_every_database_takes(self, text):
        read = read_json(json.dumps({text: [text]}))

        whole = "".join(read)
        assert whole.encode().decode() == whole
        assert len(next(iter(read))) <= len(text)

    def test_keeps_whole_characters(self):
        assert read_json('"\\ud83d\\ude00 é"') == "\N{GRINNING FACE} é"

    @pytest.mark.parametrize(
        "text",
        ["", "[", "nonsense", "[" * 200_000, '{"a":' * 200_000, "9" * 5_000, b"\xff"],
    )
    def test_refuses_the_rest_in_one_way(self, text):
        with pytest.raises(UnreadableError):
            read_json(text)

    @pytest.mark.parametrize("depth", range(300, 1_300, 50))
    def test_reads_or_refuses_any_depth(self, depth):
        with suppress(UnreadableError):
            read_json("[" * depth + "]" * depth)
