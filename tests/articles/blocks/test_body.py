import re

import pytest
from django.core.exceptions import ValidationError
from django.template import TemplateDoesNotExist

from articles.blocks import ArticleBodyBlock
from articles.blocks.guidance import CalloutBlock
from tests.factories.articles import block, heading, paragraph


@pytest.fixture
def body():
    return ArticleBodyBlock()


def render(body, *children):
    return str(body.to_python(list(children)).render_as_block())


def publish(body, *children):
    return body.clean(body.to_python(list(children)))


class TestArticleBodyBlock:
    @pytest.mark.parametrize("levels", [(2,), (2, 3, 4), (2, 3, 3, 2, 3), ()])
    def test_accepts_headings_in_order(self, body, levels):
        publish(body, paragraph("Text."), *(heading("H", level) for level in levels))

    @pytest.mark.parametrize(("levels", "wrong"), [((3,), 1), ((2, 4), 2), ((2, 3, 2, 4), 4)])
    def test_refuses_a_heading_that_skips_a_level(self, body, levels, wrong):
        with pytest.raises(ValidationError) as error:
            publish(body, paragraph("Text."), *(heading("H", level) for level in levels))

        assert list(error.value.block_errors) == [wrong]
        assert "skips a level" in str(error.value.block_errors[wrong])

    def test_lets_a_draft_skip_a_level(self, body):
        value = body.to_python([heading("H", 4)])

        assert body.clean_deferred(value)[0].value["level"] == "4"

    def test_leaves_out_an_empty_paragraph_when_published(self, body):
        kept = publish(body, paragraph(""), paragraph("Text."), paragraph(" "))

        assert [str(child.value.source) for child in kept] == [paragraph("Text.")["value"]]

    def test_names_the_place_behind_an_empty_paragraph(self, body):
        with pytest.raises(ValidationError) as error:
            publish(body, paragraph(""), paragraph("Text."), heading("H", 3), heading("", 2))

        assert list(error.value.block_errors) == [3]

    def test_refuses_an_empty_body_when_published(self, body):
        with pytest.raises(ValidationError):
            publish(body)


class TestCalloutBlock:
    def callout(self, level):
        return block("callout", {"level": level, "text": "<p>What to do.</p>"})

    @pytest.mark.parametrize(
        ("level", "title"),
        [("self-care", "What you can do yourself"), ("see-a-clinician", "See a clinician")],
    )
    def test_says_its_level_in_words(self, body, level, title):
        html = render(body, self.callout(level))

        assert f"callout--{level}" in html
        assert f'class="callout__title">{title}</p>' in html
        assert "911" not in html

    def test_has_a_sign_of_its_own_for_each_level(self, body):
        signs = {
            re.search(r"<svg.*?</svg>", render(body, self.callout(level)), re.S)[0]
            for level in CalloutBlock.TITLES
        }

        assert len(signs) == len(CalloutBlock.TITLES)

    def test_has_no_sign_to_fall_back_on(self, body, monkeypatch):
        monkeypatch.setitem(CalloutBlock.TITLES, "unheard-of", "Unheard of")

        with pytest.raises(TemplateDoesNotExist):
            render(body, self.callout("unheard-of"))

    def test_gives_the_numbers_in_an_emergency(self, body):
        html = render(body, self.callout("emergency"))

        for number in ("tel:911", "tel:988", "tel:+18002221222"):
            assert number in html
        assert "1-800-222-1222" in html


class TestTableBlock:
    def table(self, caption="Sleep by age", columns=("Age", "Hours"), rows=(("Adults", "7"),)):
        return block(
            "table",
            {
                "table": {
                    "columns": [{"type": "text", "heading": heading} for heading in columns],
                    "rows": [{"values": [f"<p>{cell}</p>" for cell in row]} for row in rows],
                    "caption": caption,
                },
                "row_headers": True,
                "source": "",
            },
        )

    def test_marks_header_cells_and_caption(self, body):
        html = render(body, self.table())

        assert "<caption>Sleep by age</caption>" in html
        assert '<th scope="col">Hours</th>' in html
        assert '<th scope="row">' in html
        assert "<td>" in html

    def test_is_found_by_its_words(self, body):
        (child,) = value = body.to_python([self.table()])

        words = body.get_searchable_content(value)

        assert {"Sleep by age", "Age", "Hours", "Adults", "7"} <= set(words)
        assert child.block_type == "table"

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            ({"caption": " "}, "Give the table a caption"),
            ({"columns": (), "rows": ()}, "at least one column"),
            ({"columns": ("Age", "")}, "Give each column a heading"),
        ],
    )
    def test_refuses_what_cannot_be_announced(self, body, fields, problem):
        with pytest.raises(ValidationError) as error:
            publish(body, self.table(**fields))

        table_error = error.value.block_errors[0].block_errors["table"]
        assert problem in table_error.messages[0]

    def test_lets_a_draft_be_unfinished(self, body):
        value = body.to_python([self.table(caption="")])

        assert body.clean_deferred(value)[0].value["table"].caption == ""


class TestStepsBlock:
    def test_numbers_its_steps(self, body):
        steps = [block("item", "<p>Sit.</p>"), block("item", "<p>Breathe.</p>")]

        html = render(body, block("steps", {"title": "Calm down", "steps": steps}))

        assert html.index("<ol") < html.index("Sit.") < html.index("Breathe.")
        assert "Calm down" in html


class TestQuestionBlock:
    def test_shows_question_and_answer(self, body):
        html = render(body, block("question", {"question": "Why?", "answer": "<p>So.</p>"}))

        assert html.index("Why?") < html.index("So.")


class TestPullQuoteBlock:
    def test_escapes_what_editors_type(self, body):
        html = render(body, block("pull_quote", {"quote": "<script>x", "attribution": "A & B"}))

        assert "&lt;script&gt;x" in html
        assert "A &amp; B" in html
