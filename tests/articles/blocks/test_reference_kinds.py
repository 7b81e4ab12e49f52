# ruff: noqa: E501  records stand as they are written
import json

import pytest
from hypothesis import given, settings

from articles.blocks import ReferenceBlock, ReferenceValue
from articles.blocks.cited_works import fields_of, work_of
from articles.blocks.reference_kinds import REFERENCE_TYPES
from articles.blocks.reference_values import is_free_text
from references.formats import FORMATS, export
from references.model.types import TYPES
from references.parsing import parse
from tests.references.strategies import EVERY_KIND

PRIVATE = """TY  - JOUR
T2  - Sleep Med
PY  - 2017
N1  - in drawer, ask ode@example.org
ER  -
"""


def choices():
    flat = [
        name
        for name, label in REFERENCE_TYPES
        if isinstance(label, str) or not isinstance(label, list)
    ]
    return set(flat) | {
        name for _, label in REFERENCE_TYPES if isinstance(label, list) for name, _ in label
    }


def saved(reading):
    """The block's value after the editor's form, as publishing cleans it."""
    block = ReferenceBlock()
    value = ReferenceValue.from_reference(reading.reference, reading.original, reading.remark)
    posted = {"references-0-value": json.dumps(block.get_form_state(value))}
    return block.clean(block.value_from_datadict(posted, {}, "references-0-value"))


class TestReferenceTypes:
    def test_are_the_whole_vocabulary(self):
        assert set(TYPES) <= choices()

    @pytest.mark.parametrize("kind", TYPES)
    def test_can_be_saved(self, kind):
        (reading,) = parse(json.dumps([{"type": kind, "title": "Naps"}]))

        assert saved(reading)["type"] == kind


class TestSaving:
    @pytest.mark.parametrize("form", FORMATS)
    @settings(max_examples=25, deadline=None)
    @given(EVERY_KIND)
    def test_keeps_whatever_a_reader_produces(self, form, written):
        (reading,) = parse(export([written], form), form)

        value = saved(reading)

        assert value.as_reference == reading.reference
        assert work_of(fields_of(value)).nlm_html

    @pytest.mark.parametrize(
        "text",
        [
            "@misc{a, title={Naps}}", "@manual{a, title={Naps}}", "@nonsense{a, title={Naps}}",
            "TY  - GEN\nTI  - Naps\nER  - ", "TY  - XYZ\nN1  - x\nER  - ", "%0 Grant\n%T Naps\n%D 2017",
            '[{"type": "Article", "title": "Naps"}, {"type": "shopping list"}, 5]',
            '[{"title": "", "URL": "javascript:alert(1)"}]',
            "{{cite press release |title=Naps |url=ftp://x }}",
        ],
    )  # fmt: skip
    def test_keeps_odd_records(self, text):
        for reading in parse(text):
            assert saved(reading)["type"] in choices()


class TestRemark:
    def test_is_kept_for_editors_and_shown_to_nobody_else(self):
        (reading,) = parse(PRIVATE)

        value = saved(reading)

        assert value["remark"] == "in drawer, ask ode@example.org"
        assert "drawer" not in work_of(fields_of(value)).nlm_html
        assert not any("drawer" in text for text in ReferenceBlock().get_searchable_content(value))
        for form in FORMATS:
            assert "drawer" not in export([value.as_reference], form)

    def test_is_not_shown_by_the_record_that_was_pasted(self):
        assert not is_free_text(PRIVATE)
        assert is_free_text("Ode A. Naps. Sleep Med. 2017;4:5.")
