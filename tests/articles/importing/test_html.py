# ruff: noqa: E501  markup of documents
import pytest

from articles.importing.html import read_html
from articles.importing.inline_text import block_text, text_of
from articles.importing.model import Heading, Listing, NoteMark, Paragraph, Picture, Table
from articles.importing.understanding import understand


def items(listing):
    return [[block_text(block) for block in item] for item in listing.items]


class TestReadHtml:
    def test_reads_the_blocks_of_a_page(self):
        document = read_html(
            "<h2>Sleep</h2><p>Eight <b>hours</b>, H<sub>2</sub>O.</p><ul><li>a<ul><li>b</li></ul></li></ul>"
            "<table><caption>Food</caption><tr><th>A<th>B<tr><td>1<td>2</table>"
            '<figure><img src="a.png" alt="A cat"><figcaption>Cat</figcaption></figure>'
        )

        assert [type(block) for block in document.blocks] == [
            Heading, Paragraph, Listing, Table, Picture,
        ]  # fmt: skip
        assert document.blocks[1].inlines[1].marks == {"bold"}
        assert block_text(document.blocks[3]) == "Food\nA\nB\n1\n2"
        assert (document.blocks[4].alt, text_of(document.blocks[4].caption)) == ("A cat", "Cat")

    @pytest.mark.parametrize(
        "source",
        [
            '<p>safe <a href="javascript:alert(1)">x</a></p>',
            '<p>safe <a href=" JaVa\tScript:alert(1)">x</a></p>',
            '<p>safe <a href="data:text/html,<script>1</script>">x</a></p>',
            '<p>safe <a href="vbscript:x">x</a></p>',
            '<p onclick="alert(1)" style="background:url(javascript:1)">safe x</p>',
            "<p>safe x</p><script>alert(1)</script><style>p{}</style>",
            "<p>safe x</p><svg><script>1</script></svg>",
            '<p>safe x</p><iframe src="https://example.org/"></iframe><object data="x"></object>',
            '<form action="/x"><input value="y"></form><p>safe x</p>',
        ],
    )
    def test_lets_nothing_through_that_runs(self, source):
        document = read_html(source)

        assert block_text(document.blocks[0]) == "safe x"
        assert all(not run.link for run in document.blocks[0].inlines)
        assert len(document.blocks) == 1

    def test_names_what_it_drops(self):
        document = read_html(
            '<p>x <a href="javascript:1">y</a> <del>old</del></p><iframe src="https://example.org/v">'
            '</iframe><div style="display:none">secret</div>'
        )

        assert [item.text for item in document.left_out] == [
            "javascript:1", "old", "https://example.org/v", "secret",
        ]  # fmt: skip

    def test_reads_word_s_drawn_lists_for_what_they_mean(self):
        label = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp; </span></span><![endif]>"
        drawn = "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'>{}{}</p>".format

        document = read_html(
            drawn(1, label.format("1."), "Sit") + drawn(2, label.format("·"), "still")
            + drawn(1, label.format("2."), "Rise<o:p></o:p>")
        )  # fmt: skip

        (listing,) = document.blocks
        assert listing.ordered
        assert items(listing) == [["Sit", "still"], ["Rise"]]

    def test_reads_google_docs_styles_and_lists(self):
        document = read_html(
            '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold'
            '</span><span style="vertical-align:super">2</span> plain</p></b>'
            '<ul class="lst-kix_a-0 start"><li>one</li></ul><ul class="lst-kix_a-1 start"><li>in</li></ul>'
            '<ul class="lst-kix_a-0"><li>two</li></ul>'
        )

        assert [sorted(run.marks) for run in document.blocks[0].inlines] == [
            ["bold"], ["superscript"], [],
        ]  # fmt: skip
        assert items(document.blocks[1]) == [["one", "in"], ["two"]]

    @pytest.mark.parametrize(
        ("link", "note"),
        [
            ('<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>',
             '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Said aside.</p></div>'),
            ('<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
             '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Said aside.</p></div>'),
            ('<sup data-fn="ab-1" class="fn"><a href="#ab-1" id="ab-1-link">1</a></sup>',
             '<ol class="wp-block-footnotes"><li id="ab-1">Said aside. <a href="#ab-1-link">↩︎</a></li></ol>'),
            ('<sup id="fnref:1"><a href="#fn:1">1</a></sup>',
             '<ol><li id="fn:1"><p>Said aside. <a href="#fnref:1">↩</a></p></li></ol>'),
        ],
    )  # fmt: skip
    def test_finds_the_notes_of_word_google_wordpress_and_markdown(self, link, note):
        document = read_html(f"<p>Words{link} end.</p>{note}")

        assert [block_text(block) for each in document.notes for block in each.blocks] == [
            "Said aside."
        ]
        assert isinstance(document.blocks[0].inlines[1], NoteMark)
        assert len(document.blocks) == 1

    @pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote", "table><tr><td"])
    def test_keeps_the_words_of_what_is_nested_beyond_all_measure(self, tag):
        document = read_html(f"<{tag}>" * 5_000 + "words")

        assert "words" in block_text(document.blocks[0])

    def test_takes_a_page_s_article_and_names_the_rest(self):
        document = read_html(
            "<html><head><title>T</title></head><body><header>Site</header><nav>Menu</nav><article>"
            "<h1>Walk</h1><p>Walking after a meal helps a lot.</p></article><footer>Us</footer></body></html>"
        )

        assert [block_text(block) for block in document.blocks] == [
            "Walk", "Walking after a meal helps a lot.",
        ]  # fmt: skip
        assert {item.text for item in document.left_out} == {"Site", "Menu", "Us"}

    def test_prefers_the_page_s_heading_to_the_window_s_title(self):
        page = "<html><head><title>Walk – Clinic</title></head><body><h1>Walk</h1><p>By Ann Alder</p><p>Words of it.</p></body></html>"

        draft = understand(read_html(page), fallback_title="file")

        assert (draft.title, draft.byline) == ("Walk", "Ann Alder")
        assert [item.text for item in draft.left_out] == ["Walk – Clinic"]

    def test_leads_links_of_google_docs_straight_to_their_place(self):
        source = (
            '<p>a <a href="https://www.google.com/url?q=https://example.org/x&amp;sa=D">b</a></p>'
        )

        assert read_html(source).blocks[0].inlines[1].link == "https://example.org/x"
