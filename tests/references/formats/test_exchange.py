import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.formats import export
from references.parsing import parse
from tests.references import samples
from tests.references.strategies import BOOKS, CHAPTERS, OTHERS, references

ALL = [samples.ARTICLE, samples.SUPPLEMENT, samples.BOOK, samples.CHAPTER, samples.WEBPAGE]


def read_back(written, form):
    return [reading.reference for reading in parse(export(written, form), form)]


class TestExport:
    @pytest.mark.parametrize("form", ["csl-json", "ris", "bibtex"])
    @given(st.lists(references() | BOOKS | CHAPTERS | OTHERS, min_size=1, max_size=3))
    def test_is_read_back_as_it_was(self, form, written):
        assert read_back(written, form) == written

    @given(st.lists(references() | BOOKS | CHAPTERS, min_size=1, max_size=3))
    def test_is_read_back_from_medline_format(self, written):
        assert read_back(written, "nbib") == written

    @pytest.mark.parametrize("form", ["csl-json", "ris", "bibtex", "nbib"])
    def test_is_recognised_without_being_told(self, form):
        text = export([samples.ARTICLE, samples.SUPPLEMENT], form)

        readings = parse(text)

        assert [reading.source for reading in readings] == [form, form]
        assert [reading.reference for reading in readings] == [samples.ARTICLE, samples.SUPPLEMENT]

    def test_gives_each_bibtex_entry_a_key_of_its_own(self):
        text = export([samples.ARTICLE, samples.ARTICLE], "bibtex")

        assert "{krakovski2022diet,\n" in text
        assert "{krakovski2022diet-2,\n" in text

    def test_gives_each_json_item_an_id(self):
        items = json.loads(export(ALL, "csl-json"))

        assert [item["id"] for item in items] == ["ref-1", "ref-2", "ref-3", "ref-4", "ref-5"]

    def test_names_no_unknown_format(self):
        with pytest.raises(KeyError):
            export(ALL, "word")
