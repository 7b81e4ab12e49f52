from datetime import date

import pytest

from articles.importing import DocumentError, read_plain_text
from articles.importing.inline_text import block_text
from articles.importing.model import Heading, Paragraph
from tests.articles.importing.texts import ARTICLE


class TestReadPlainText:
    def test_finds_title_byline_and_date(self):
        draft = read_plain_text(ARTICLE)

        assert draft.title == "Why a Short Walk Helps Your Blood Sugar"
        assert draft.byline == "Example Clinic of Walking"
        assert draft.published_date == date(2024, 3, 4)

    def test_finds_the_headings_and_what_stands_under_them(self):
        draft = read_plain_text(ARTICLE)

        assert draft.headings == (
            "What Happens in the Muscle",
            "How Little Is Enough?",
            "A Last Word",
        )
        assert [type(block) for block in draft.blocks] == [Paragraph, *[Heading, Paragraph] * 3]

    def test_turns_markers_into_citations_of_the_list(self):
        draft = read_plain_text(ARTICLE)

        assert [(citation.marker, citation.numbers) for citation in draft.citations] == [
            ("(1)", (1,)),
            ("(2,3)", (2, 3)),
            ("[1-3]", (1, 2, 3)),
        ]

    def test_leaves_what_is_no_marker_in_the_text(self):
        last = read_plain_text(ARTICLE).blocks[-1].inlines

        assert last[0].text == "Start where you are"
        assert last[-1].text == ". See a clinician first if walking hurts (99)."

    def test_reads_the_list_into_references(self):
        first, second, third = read_plain_text(ARTICLE).references

        assert first.reference.title == "Walking after meals: a review"
        assert [name.family for name in first.reference.author] == ["Roe", "Doe"]
        assert first.reference.doi == "10.1000/exj17207618"
        assert (first.reference.volume, first.reference.page) == ("17", "7618")
        assert second.reference.author[0].family == "van der Example"
        assert "Erratum in: Example Rev. 2021 Dec 21;8(12)" in second.reference.note
        assert second.reference.pmcid == "PMC2222222"
        assert third.reference.pmid == "33333333"
        assert third.original.startswith("Soe B")

    def test_names_what_it_leaves_out(self):
        draft = read_plain_text(ARTICLE)

        assert [(item.text[:14], item.reason) for item in draft.left_out] == [
            ("We're Now Acce", "intake banner"),
            ("Our Newsletter", "page furniture: Our Newsletter"),
            ("Health in your", "page furniture: Our Newsletter"),
            ("Related Posts", "page furniture: Related Posts"),
            ("What our Patie", "page furniture: What our Patients say about us"),
        ]

    def test_loses_no_word(self):
        draft = read_plain_text(ARTICLE)
        kept = [draft.title, draft.byline, *draft.headings]
        for block in draft.blocks:
            kept += [getattr(inline, "marker", None) or inline.text for inline in block.inlines]
        kept += [reading.original for reading in draft.references]
        kept += [item.text for item in draft.left_out]
        words = set(" ".join(kept).split())

        said_otherwise = {"Written", "by", "on", "March", "4,", "2024", "1", "2", "3"}
        missing = {word.rstrip(".") for word in ARTICLE.split()} - words - said_otherwise
        missing -= {word.rstrip(".") for word in words}

        assert missing == set()

    def test_accepts_lines_wrapped_by_hand(self):
        text = "A title\n\nOne sentence that goes\non in the next line.\n\n- first\n- second\n"

        paragraph, listing = read_plain_text(text).blocks

        assert block_text(paragraph) == "One sentence that goes on in the next line."
        assert block_text(listing) == "first\nsecond"
        assert not listing.ordered

    def test_takes_the_list_below_a_heading_of_its_own(self):
        text = "A title\n\nWords. (1)\n\nReferences\n\n[1] Roe J. Rest. Ex J. 2020;1:2.\n"

        draft = read_plain_text(text)

        assert draft.headings == ()
        assert len(draft.references) == 1
        assert draft.citations[0].numbers == (1,)

    def test_takes_numbered_steps_for_no_reference_list(self):
        text = "A title\n\nDo this:\n\n1. Sit down.\n2. Breathe out.\n\nThen get up. (1)\n"

        draft = read_plain_text(text)

        assert draft.references == ()
        assert draft.citations == ()

    @pytest.mark.parametrize(
        "text",
        [
            "A first sentence that is no title.\n\nAnother one.",
            "Written by Example Clinic on March 4, 2024\n\nText.",
            "1. Roe J. Rest. Ex J. 2020;1:2.\n",
        ],
    )
    def test_refuses_a_document_without_a_title(self, text):
        with pytest.raises(DocumentError, match="no title"):
            read_plain_text(text)

    def test_refuses_a_title_without_a_text(self):
        with pytest.raises(DocumentError, match="no text below the title “Only a title”"):
            read_plain_text("Only a title\n")


SINGLE_BREAKS = "\n".join(
    (
        "Why a short walk helps after supper",
        "By Ada Moss",
        "A walk of ten minutes after a meal lowers the rise of blood sugar by about a fifth, "
        "and more in people who sit all day (1).",
        "What the trials found",
        "In nine small trials people who walked slept better than people who sat, and none of "
        "them came to any harm by it (2). That is worth a little effort.",
        "How to begin",
        "Begin with five minutes on three evenings a week, and add a minute whenever the last "
        "walk felt easy to you.",
        "References",
        "1. Ash B. Walking after meals. Example J. 2020;1(1):1-2.",
        "2. Bee C. Sitting all day: what it does to the sugar of the blood, and what may be done "
        "about it by anybody. Example J. 2021;2(1):3-4.",
    )
)


class TestSingleLineBreaks:
    def test_part_title_headings_and_paragraphs(self):
        draft = read_plain_text(SINGLE_BREAKS)

        assert draft.title == "Why a short walk helps after supper"
        assert draft.byline == "Ada Moss"
        assert draft.headings == ("What the trials found", "How to begin")
        assert len(draft.references) == 2
        assert [citation.numbers for citation in draft.citations] == [(1,), (2,)]

    def test_part_a_heading_from_lines_that_a_mailer_wrapped(self):
        wrapped = (
            "Walking at night\n\nA walk of ten minutes after a meal lowers the rise of\n"
            "blood sugar by a fifth. People liked it.\nWhat to do\n"
            "Begin with five minutes on three evenings of the week\nand add one more minute.\n"
        )

        draft = read_plain_text(wrapped)

        assert draft.headings == ("What to do",)
        assert len(draft.blocks) == 3

    def test_inside_wrapped_lines_part_nothing(self):
        draft = read_plain_text(
            "Title\n\nSome text that\nsomebody wrapped\nby hand at words.\n\nMore text here.\n"
        )

        assert len(draft.blocks) == 2
