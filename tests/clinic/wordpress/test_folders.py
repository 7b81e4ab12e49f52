"""Folders of web pages, and citations that a plugin held."""

import json

import pytest

from articles.models import ArticlePage
from tests.clinic.wordpress.wxr import export, item, picture, run, written

pytestmark = pytest.mark.long


def test_imports_a_folder_of_pages_with_their_pictures_and_links(clinic_site, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = tmp_path / "old"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "a.png").write_bytes(picture())
    (folder / "sleep.html").write_text(
        "<html><head><title>Sleep well</title></head><body><nav>Menu</nav><main><h1>Sleep well</h1>"
        '<p>It helps. <a href="food.html">Food</a></p><img src="img/a.png" alt="A"></main></body>'
    )
    (folder / "food.html").write_text("<h1>Food</h1><p>Eat.</p>")

    report = run(folder, "--publish")

    assert report["counts"] == {"post": {"made": 2}}
    sleep = ArticlePage.objects.get(slug="sleep")
    assert sleep.title == "Sleep well"
    food = ArticlePage.objects.get(slug="food")
    assert f'linktype="page" id="{food.pk}"' in sleep.body[0].value.source
    assert [block.block_type for block in sleep.body] == ["paragraph", "image"]
    assert {"from": "/food.html", "to": food.url} in report["redirects"]


def test_keeps_citations_and_footnotes_live(clinic_site, tmp_path):
    work = {"id": "roe", "type": "article-journal", "title": "Of sleep", "DOI": "10.1000/x",
            "author": [{"family": "Roe", "given": "Jane"}]}  # fmt: skip
    cites = '<cite class="abt-citation" data-items=\'[{"id":"roe","locator":"4"}]\'>(1)</cite>'
    old = '<span class="abt-citation" data-reflist=\'["roe"]\'>[1]</span>'
    note = '<sup data-fn="n-1" class="fn"><a href="#n-1" id="n-1-link">1</a></sup>'
    text = (
        f"<!-- wp:paragraph --><p>Sleep helps {cites}, a lot {old}{note}.</p><!-- /wp:paragraph -->"
        "<!-- wp:footnotes /-->"
        '<!-- wp:abt/bibliography --><section class="wp-block-abt-bibliography"><h3>Sources</h3>'
        "<ol><li>Roe J. Of sleep.</li></ol></section><!-- /wp:abt/bibliography -->"
    )
    meta = {
        "_abt_state": json.dumps({"references": [work]}),
        "footnotes": json.dumps([{"id": "n-1", "content": "Most <em>nights</em>."}]),
    }
    posts = (item(1, "Post", text, meta=meta), item(2, "Page", text, kind="page", meta=meta))

    report = run(written(tmp_path, export(*posts)), "--publish")

    article = ArticlePage.objects.get()
    assert [child.value["doi"] for child in article.references] == ["10.1000/x"]
    key = article.references[0].id
    source = article.body[0].value.source
    assert source.count(f'<cite-ref refs="{key}">') == 2
    assert "p. 4" in source
    notes = [block for block in article.body if block.block_type == "notes"]
    assert "nights" in str(notes[0].value["notes"][0])
    assert any("printed list of references" in each["reason"] for each in report["left_out"])
    page = article.get_parent().get_parent().get_children().get(slug="item-2").specific
    assert "Of sleep" in str(page.body)
    assert "(1)" in str(page.body)
    assert "Most" in str(page.body)
