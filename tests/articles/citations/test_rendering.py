import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils.safestring import SafeString

from articles.citations.markers import MarkerForm
from articles.citations.rendering import lettered, render_citations


def cited(text, keys="abcde"):
    html = text.replace("{", '<cite-ref refs="').replace("}", '"></cite-ref>')
    return render_citations(SafeString(html), {key: SafeString(f"Work {key}") for key in keys})


def links(html):
    """Returns where each backlink leads, and its name."""
    return re.findall(r'href="#([^"]+)" role="doc-backlink" aria-label="([^"]+)"', html)


class TestRenderCitations:
    def test_writes_a_numbered_link_for_each_marker(self):
        text = cited("<p>First.{b} Second.{a}</p>")

        assert (
            '<sup class="citation" id="cite-1"><a href="#ref-1" role="doc-noteref" '
            'aria-label="Reference 1">1</a></sup> Second.'
        ) in text.html
        assert '<a href="#ref-2" role="doc-noteref" aria-label="Reference 2">2</a>' in text.html

    def test_lists_works_in_order_of_first_citation_and_uncited_ones_last(self):
        text = cited("{c}{a}{c}", keys="abc")

        assert [(entry.number, entry.html) for entry in text.entries] == [
            (1, "Work c"),
            (2, "Work a"),
            (3, "Work b"),
        ]

    def test_links_each_entry_back_to_every_place_that_cites_it(self):
        first, second, uncited = cited("{a}{b}{a}", keys="abc").entries

        assert links(first.backlinks) == [
            ("cite-1", "Back to citation 1 of reference 1"),
            ("cite-3", "Back to citation 2 of reference 1"),
        ]
        assert links(second.backlinks) == [("cite-2", "Back to the citation of reference 2")]
        assert uncited.backlinks == ""
        assert re.findall(r"↩(.*?)</a>", first.backlinks) == ["<sup>a</sup>", "<sup>b</sup>"]
        assert re.findall(r"↩(.*?)</a>", second.backlinks) == [""]

    def test_collapses_a_run_of_numbers(self):
        text = cited("{a}{b}{c}{d}{a b c d}")

        assert 'aria-label="References 1 to 4">1–4</a>' in text.html

    def test_leaves_out_a_marker_whose_reference_is_gone(self):
        text = cited("<p>Words.{gone}</p>")

        assert text.html == "<p>Words.</p>"

    def test_drops_what_stood_inside_the_stored_element(self):
        text = render_citations(
            SafeString('<cite-ref id="x" refs="a">※</cite-ref>'), {"a": SafeString("A")}
        )

        assert "※" not in text.html
        assert ">1</a>" in text.html

    def test_is_the_same_in_every_thread(self):
        keys = [f"k{number}" for number in range(30)]
        pages = ["".join(f"{{{key}}}" for key in keys[shift:] + keys[:shift]) for shift in range(8)]

        with ThreadPoolExecutor(8) as pool:
            texts = list(pool.map(lambda page: cited(page, keys), pages * 75))

        assert len(texts) == 600
        for shift, text in enumerate(texts):
            start = shift % 8
            expected = [f"Work {key}" for key in keys[start:] + keys[:start]]
            assert [entry.html for entry in text.entries] == expected
            assert text.html.count("<sup") == 30


class TestPlaces:
    def test_shows_the_page_behind_its_own_number(self):
        html = '<p>Text<cite-ref refs="b a" locators="|23-25"></cite-ref></p>'
        works = {key: SafeString(f"Work {key}") for key in "ab"}

        text = render_citations(SafeString(html), works).html

        assert 'aria-label="Reference 1">1</a>,' in text
        assert 'aria-label="Reference 2, pp23–25">2(pp23–25)</a></sup>' in text

    def test_escapes_a_place(self):
        html = '<cite-ref refs="a" locators="&lt;b&gt; fig 2"></cite-ref>'

        text = render_citations(SafeString(html), {"a": SafeString("A")}).html

        assert ">1(b fig 2)</a>" in text


class TestForms:
    @pytest.mark.parametrize(
        ("form", "marker"), [(MarkerForm.SQUARE, "[{}]"), (MarkerForm.ROUND, "({})")]
    )
    def test_sets_markers_on_the_line_in_brackets(self, form, marker):
        html = SafeString('<p>Text<cite-ref refs="a"></cite-ref>.</p>')

        text = render_citations(html, {"a": SafeString("A")}, form=form).html

        link = '<a href="#ref-1" role="doc-noteref" aria-label="Reference 1">1</a>'
        assert text == (
            "<p>Text\N{NO-BREAK SPACE}"
            f'<span class="citation citation--inline" id="cite-1">{marker.format(link)}</span>.</p>'
        )

    def test_adds_no_space_where_one_stands(self):
        html = SafeString('<p>Text <cite-ref refs="a"></cite-ref></p>')

        text = render_citations(html, {"a": SafeString("A")}, form=MarkerForm.SQUARE).html

        assert "\N{NO-BREAK SPACE}" not in text


class TestLettered:
    @pytest.mark.parametrize(
        ("place", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (703, "aaa")]
    )
    def test_goes_on_after_z(self, place, letters):
        assert lettered(place) == letters
