import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from articles.citations.stored import MARK

FEATURES = ["bold", "citation", "link"]


@pytest.fixture
def converter():
    return ContentstateConverter(features=FEATURES)


class TestStoredCitation:
    def test_becomes_an_entity_over_one_character(self, converter):
        html = '<p>Sleep heals.<cite-ref refs="a b"></cite-ref> It does.</p>'

        state = json.loads(converter.from_database_format(html))

        block = state["blocks"][0]
        assert block["text"] == f"Sleep heals.{MARK} It does."
        assert block["entityRanges"] == [{"key": 0, "offset": 12, "length": 1}]
        assert state["entityMap"]["0"]["data"] == {"refs": ["a", "b"]}
        assert state["entityMap"]["0"]["mutability"] == "IMMUTABLE"

    @pytest.mark.parametrize(
        "html",
        [
            '<p data-block-key="k">One.<cite-ref refs="a"></cite-ref></p>',
            '<p data-block-key="k">One.<cite-ref refs="a b" locators="23|"></cite-ref></p>',
            '<p data-block-key="k"><cite-ref refs="a b"></cite-ref>One</p>',
            '<p data-block-key="k">A <b>bold</b><cite-ref refs="a"></cite-ref><b> word</b></p>',
            '<p data-block-key="k"><cite-ref refs="a"></cite-ref><cite-ref refs="b"></cite-ref>'
            "</p>",
        ],
    )
    def test_survives_the_editor_unchanged(self, converter, html):
        stored = converter.to_database_format(converter.from_database_format(html))

        assert stored == html

    def test_replaces_text_that_stood_inside_it(self, converter):
        state = json.loads(
            converter.from_database_format('<p>One<cite-ref refs="a">(1)</cite-ref> two</p>')
        )

        assert state["blocks"][0]["text"] == f"One{MARK} two"
