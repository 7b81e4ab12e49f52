import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.blocks import ReferenceBlock, ReferenceValue
from articles.blocks.cited_works import fields_of, work_of
from articles.blocks.reference_values import date_from_text, text_from_date
from references.model.reference import Name, PartialDate, Reference

FULL = Reference(
    type="article-journal",
    title="Walking after meals",
    author=(Name("van der Example", "SA"), Name(literal="World Example Organization")),
    authors_truncated=True,
    container_title="Example Journal of Walking",
    container_title_short="Ex J Walk",
    issued=PartialDate(2020, 10, 19),
    volume="17",
    issue="20",
    page="7618",
    doi="10.1000/EXJ17207618",
    pmid="11111111",
    pmcid="PMC1111111",
    note="Epub 2020 Oct 1",
)


class TestReferenceValue:
    @pytest.mark.parametrize(
        "reference",
        [
            FULL,
            Reference(type="report", genre="guideline", title="Advice", publisher="Example Agency"),
            Reference(type="book", title="B", editor=(Name("Roe", "J"),), isbn="9780306406157"),
            Reference(
                type="webpage", title="W", url="https://example.org", accessed=PartialDate(2024, 5)
            ),
        ],
    )
    def test_gives_back_the_reference_it_was_made_from(self, reference):
        value = ReferenceValue.from_reference(reference, "as pasted")

        assert value.as_reference == reference
        assert value["original"] == "as pasted"

    def test_stores_a_guideline_under_its_own_name(self):
        value = ReferenceValue.from_reference(Reference(type="report", genre="guideline"))

        assert value["type"] == "guideline"

    def test_knows_the_work_by_its_identifiers(self):
        value = ReferenceValue.from_reference(FULL)

        assert value.identifiers == ("doi:10.1000/exj17207618", "pmid:11111111")

    def test_shows_the_pasted_text_when_nothing_else_is_known(self):
        value = ReferenceBlock().normalize({"original": "Somebody, some time <ago>"})

        assert "Somebody, some time &lt;ago&gt;" in work_of(fields_of(value)).nlm_html

    @pytest.mark.parametrize("style", ["nlm", "apa"])
    def test_ends_the_entry_in_links_that_are_words(self, style):
        html = work_of(fields_of(ReferenceValue.from_reference(FULL))).html(style)

        links = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">([^<]+)</a>', html)
        assert html.count("<a ") == len(links)
        assert links == [
            (
                "https://pubmed.ncbi.nlm.nih.gov/11111111/",
                "PubMed: Walking after meals",
                "PubMed",
            ),
            (
                "https://pmc.ncbi.nlm.nih.gov/articles/PMC1111111/",
                "Free full text: Walking after meals",
                "Free full text",
            ),
            (
                "https://doi.org/10.1000/EXJ17207618",
                "Publisher’s page: Walking after meals",
                "Publisher’s page",
            ),
        ]

    def test_shows_an_address_that_is_all_there_is_as_text_and_link(self):
        page = Reference(type="webpage", title="Advice", url="https://example.org/a?b=1&c=2")

        html = work_of(fields_of(ReferenceValue.from_reference(page))).html("nlm")

        assert "Available from: https://example.org/a?b=1&amp;c=2" in html
        assert '<a href="https://example.org/a?b=1&amp;c=2" aria-label="Web page: Advice">' in html

    def test_leads_nowhere_by_an_address_that_is_no_web_address(self):
        page = Reference(type="webpage", title="Advice", url="javascript:alert(1)")

        html = work_of(fields_of(ReferenceValue.from_reference(page))).html("nlm")

        assert "<a " not in html

    def test_shows_a_loud_title_calmly_and_keeps_it_as_it_was_stored(self):
        value = ReferenceValue.from_reference(Reference(title="WALKING AFTER LATE MEALS"))
        work = work_of(fields_of(value))

        assert "Walking after late meals." in work.html("nlm")
        assert work.reference.title == value["title"] == "WALKING AFTER LATE MEALS"


class TestReferenceBlock:
    def clean(self, **fields):
        block = ReferenceBlock()
        return block.clean(block.to_python(fields))

    def test_needs_a_title_or_the_pasted_text(self):
        with pytest.raises(ValidationError) as error:
            self.clean(author="Roe J")

        assert "title" in error.value.block_errors
        assert self.clean(original="Roe J. Rest.")["original"] == "Roe J. Rest."

    def test_lets_a_draft_be_empty(self):
        block = ReferenceBlock()

        assert block.clean_deferred(block.to_python({}))["title"] == ""

    def test_refuses_an_address_that_runs_code(self):
        with pytest.raises(ValidationError) as error:
            self.clean(title="T", url="javascript:alert(1)")

        assert "url" in error.value.block_errors


class TestDateFromText:
    @pytest.mark.parametrize(
        ("text", "date"),
        [
            ("2022", PartialDate(2022)),
            ("2022-09", PartialDate(2022, 9)),
            ("2022-09-16", PartialDate(2022, 9, 16)),
            ("2014 Summer", PartialDate(2014, season="Summer")),
            ("2014-07/2014-08", PartialDate(2014, 7, end=PartialDate(2014, 8))),
            ("", None),
            ("soon", None),
        ],
    )
    def test_reads_what_an_editor_types(self, text, date):
        assert date_from_text(text) == date

    @given(
        st.integers(1000, 2999),
        st.none() | st.tuples(st.integers(1, 12), st.none() | st.integers(1, 28)),
        st.sampled_from(["", "Summer", "Fall"]),
    )
    def test_reads_back_what_it_writes(self, year, parts, season):
        month, day = parts or (None, None)
        date = PartialDate(year, month, day, season)

        assert date_from_text(text_from_date(date)) == date
