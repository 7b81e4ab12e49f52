# ruff: noqa: E501, SIM905  markup of documents
"""Exports as strangers' sites have them: odd, whole, and never public by mistake."""

import pytest

from articles.models import ArticlePage
from home.models import StandardPage
from tests.clinic.wordpress.wxr import OLD, export, item, run, written

MARKUP = """<h2>Headings</h2><h1>One</h1><h3>Three</h3>
<dl><dt>Term</dt><dd>Meaning</dd></dl>
<pre>.post-title {
	margin: 0 0 5px;
}</pre>
<table><thead><tr><th>Employee</th><th>Salary</th></tr></thead><tbody><tr><td>Jane</td><td>$1</td></tr></tbody></table>
<blockquote>Stay hungry.</blockquote>
<address>1 Infinite Loop</address> <abbr title="x">abbrword</abbr> <acronym>ftw</acronym>
<big>bigword</big> <code>codeword</code> <del>delword</del> <ins>insword</ins> <kbd>kbdword</kbd>
<strike>strikeword</strike> <tt>ttword</tt> <q>qword</q> <var>varword</var> <nav>navword</nav>
<footer>footword</footer> <article>articleword</article> <form><label>formword</label></form>
<iframe src="https://player.example/1">iframeword</iframe>
<!--nextpage-->Second page of it --> and <!-- hidden --> seen
<!--more-->
Rest of it <script>alert(1)</script><style>.x{}</style>"""
WORDS = tuple(
    """Headings One Three Term Meaning post-title Employee Salary Jane hungry Infinite abbrword ftw
bigword codeword delword insword kbdword strikeword ttword qword varword navword footword articleword
formword Second seen Rest""".split()
)

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def content():
    deep = [
        item(100 + n, f"Level {n}", "deep", kind="page", parent=99 + n) for n in range(6, 0, -1)
    ]
    return export(
        item(1, "Markup: HTML", MARKUP, comments=2),
        item(2, "", "A post without a title", slug=""),
        item(3, "", "", slug="", date="0000-00-00 00:00:00", gmt="0000-00-00 00:00:00"),
        item(4, "Title with &lt;em&gt;markup&lt;/em&gt; <b>and</b> ~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>", "x"),
        item(5, "テスト", "Words", slug="%e3%83%86%e3%82%b9%e3%83%88"),
        item(6, "Very " * 80, "Long title"),
        item(7, "Same slug", "one", slug="same"), item(8, "Same slug", "two", slug="same"),
        item(9, "Feed", "reserved", slug="feed"),
        item(10, "Search", "a page", kind="page", slug="search", link=f"{OLD}/search/"),
        item(11, "Circle", "a", kind="page", parent=12), item(12, "Circle too", "b", kind="page", parent=11),
        item(13, "Orphan", "c", kind="page", parent=999), item(14, "Own child", "d", kind="page", parent=14),
        item(15, "Pending", "p", status="pending"), item(16, "Status?", "s", status=""),
        item(17, "Past date, future word", "f", status="future"),
        item(18, "Published later", "l", date="2091-01-01 00:00:00", gmt="2091-01-01 00:00:00"),
        item(19, "Broken date", "b", date="yesterday", gmt="31-31-31"),
        item(20, "Broken fields", "[gallery ids='404'][caption]no picture[/caption][embed]", meta={
            "footnotes": "{oops", "_thumbnail_id": "x", "_abt_state": "[" * 2000}),
        item(21, "Blocks", '<!-- wp:block {"ref":404} /--><!-- wp:paragraph {oops --><p>kept</p>'
             '<!-- wp:abt/bibliography {"items":[1]} /-->'),
        item(22, "A menu", kind="nav_menu_item"), item(23, "Product", "sold", kind="product"),
        item(24, "Clip", kind="attachment", status="inherit", url="ftp://x/../../etc/passwd"),
        item(25, "No url", kind="attachment", status="inherit"),
        item(26, "Bad link", '<a href="http://[bad">x</a><img src="http://[bad/i.png">', link="http://[bad"),
        item(27, "Long slug", "z", slug="s" * 300, link=f"{OLD}/{'s' * 300}/"),
        item(28, "Nul%00", "n", slug="a%00b", link=f"{OLD}/a%00b/"),
        "<item></item>", *deep,
    )  # fmt: skip


class TestOddExports:
    def test_accounts_for_every_item_and_keeps_its_words(
        self, clinic_site, tmp_path, content, client
    ):
        path = written(tmp_path, content)

        plan = run(path, "--publish", "--dry-run")
        report = run(path, "--publish")

        assert [each for each in report["left_out"] if "foresaw" in each["reason"]] == []
        assert sum(sum(each.values()) for each in report["counts"].values()) == 35
        assert plan["counts"] == report["counts"]
        assert report["counts"]["post"] == {"made": 19}
        assert report["counts"]["page"] == {"made": 11}
        markup = ArticlePage.objects.get(title="Markup: HTML")
        said = str(markup.body) + str(report["left_out"])
        assert [word for word in WORDS if word not in said] == []
        assert "alert" not in said
        assert "https://player.example/1" in said
        live = set(ArticlePage.objects.live().values_list("title", flat=True))
        hidden = {"Pending", "Status?", "Past date, future word", "Published later"}
        assert not live & hidden
        assert ArticlePage.objects.not_live().count() == len(hidden)
        slugs = set(ArticlePage.objects.values_list("slug", flat=True))
        assert {"テスト", "same", "same-2", "feed-2"} <= slugs
        deepest = StandardPage.objects.get(title="Level 6")
        assert deepest.get_parent().title == "Level 5"
        assert StandardPage.objects.get(title="Search").slug == "search-2"
        for page in [*ArticlePage.objects.live(), *StandardPage.objects.live()]:
            assert client.get(page.url).status_code == 200, page.title
        again = run(path, "--publish")
        outcomes = {each for outcomes in again["counts"].values() for each in outcomes}
        assert outcomes == {"unchanged", "left_out"}
