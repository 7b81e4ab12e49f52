import json

import pytest

pytestmark = pytest.mark.long
PREFIX = "/admin/article-editing"


class TestPastedHtml:
    def test_makes_blocks_of_what_word_puts_on_the_clipboard(self, admin_client, db):
        html = (
            "<html><body><!--StartFragment--><p class=MsoTitle>Sleep</p><h2>What helps</h2>"
            "<p class=MsoNormal>Walking<sup>1</sup>, 5 cm<sup>2</sup>.<o:p></o:p></p>"
            "<p class=MsoNormal><b>References</b></p>"
            "<p class=MsoNormal>1. Roe J. Alpha. Ex J. 2020;1:2-3.</p><!--EndFragment-->"
            "</body></html>"
        )

        answer = admin_client.post(f"{PREFIX}/document/", {"text": "Sleep", "html": html}).json()

        assert answer["title"] == "Sleep"
        assert [block["type"] for block in answer["blocks"]] == ["heading", "paragraph"]
        assert (answer["citations"], len(answer["references"])) == (1, 1)

    def test_makes_blocks_of_a_piece_without_a_list(self, admin_client, db):
        html = (
            "<h3>Food</h3><table><tr><th>A<th>B<tr><td>1<td>2</table>"
            "<img src='https://example.org/a.png' alt='Cat'>"
        )

        answer = admin_client.post(
            f"{PREFIX}/document/", {"text": "Food", "html": html, "passage": "1"}
        ).json()

        assert [block["type"] for block in answer["blocks"]] == ["heading", "table", "paragraph"]
        assert "[Picture: Cat]" in json.dumps(answer["blocks"])
        assert "example.org" not in json.dumps(answer["blocks"])

    def test_reads_a_long_one_apart(self, admin_client, db):
        html = "<h1>Long</h1>" + "<p>Words of a long text that go on and on.</p>" * 1_000

        answer = admin_client.post(f"{PREFIX}/document/", {"text": "x", "html": html}).json()

        assert (answer["title"], len(answer["blocks"])) == ("Long", 1)


LIST = "1. Roe J. Alpha. Ex J. 2020;1:2-3."


class TestPassageWithItsList:
    """An accepted passage: running text with typed markers, and the list that they mean."""

    def post(self, client, text, html):
        data = {"text": text, "html": html, "passage": "1", "cited": "1"}
        return client.post(f"{PREFIX}/document/", data).json()

    def test_keeps_what_is_bold_and_what_is_linked(self, admin_client, db):
        html = (
            "<div><p>Sleep <b>helps</b> (1), says <a href='https://example.org/'>a page</a>.</p>"
            f"<p>References</p><p>{LIST}</p></div>"
        )

        answer = self.post(admin_client, f"Sleep helps (1), says a page.\n\n{LIST}", html)

        content = json.loads(answer["blocks"][0]["value"])
        styles = [each["style"] for each in content["blocks"][0]["inlineStyleRanges"]]
        kinds = {each["type"] for each in content["entityMap"].values()}
        assert styles == ["BOLD"]
        assert kinds == {"CITATION", "LINK"}

    def test_is_read_as_text_where_the_html_shows_no_list(self, admin_client, db):
        html = f"<span>Sleep helps (1). {LIST}</span>"

        answer = self.post(admin_client, f"Sleep helps (1).\n\nReferences\n\n{LIST}", html)

        assert (answer["citations"], len(answer["references"])) == (1, 1)

    def test_is_refused_where_neither_shows_one(self, admin_client, db):
        answer = self.post(admin_client, "Sleep helps (1).", "<p>Sleep helps (1).</p>")

        assert "numbered reference list" in answer["error"]
