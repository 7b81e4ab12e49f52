import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.formats import FORMATS, export, losses
from references.formats.reading.genres import ISSUED
from references.formats.ris.types import WRITTEN
from references.parsing import parse
from tests.references import samples
from tests.references.strategies import BOOKS, CHAPTERS, EVERY_KIND, OTHERS, references

pytestmark = pytest.mark.long

ALL = [samples.ARTICLE, samples.SUPPLEMENT, samples.BOOK, samples.CHAPTER, samples.WEBPAGE]

IN_A_BOOK = {"chapter", "paper-conference"}


def number(written):
    """The number of a work whose format has one field for it and for the issue's."""
    return {"number"} if written.type in ISSUED else set()


def beyond_ris(written):
    return (
        number(written)
        | ({"issue"} if written.type in ISSUED else set())
        | (set() if written.type in WRITTEN else {"type", "number", "issue"})
    )


def beyond_medline(written):
    journal = {"container_title_short"} if written.type in {"book", *IN_A_BOOK} else set()
    host = {"container_title"} if written.type == "book" else set()
    return journal | host | {
        "genre", "number", "status", "translator", "event_title", "accessed", "url",
    }  # fmt: skip


CANNOT_HOLD = {
    "csl-json": lambda written: set(),
    "endnote-xml": lambda written: set(),
    "bibtex": number,
    "ris": beyond_ris,
    "nbib": beyond_medline,
}


def read_back(written, form):
    return [reading.reference for reading in parse(export(written, form), form)]


class TestExport:
    @pytest.mark.parametrize("form", ["csl-json", "ris", "bibtex", "endnote-xml"])
    @given(st.lists(references() | BOOKS | CHAPTERS | OTHERS, min_size=1, max_size=3))
    def test_is_read_back_as_it_was(self, form, written):
        assert read_back(written, form) == written

    @given(st.lists(references() | BOOKS | CHAPTERS, min_size=1, max_size=3))
    def test_is_read_back_from_medline_format(self, written):
        assert read_back(written, "nbib") == written

    @pytest.mark.parametrize("form", FORMATS)
    @given(EVERY_KIND)
    def test_loses_only_what_the_format_cannot_hold(self, form, written):
        lost = losses(written, form)

        assert set(lost) <= CANNOT_HOLD[form](written)

    @pytest.mark.parametrize("form", ["csl-json", "ris", "bibtex", "nbib", "endnote-xml"])
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
