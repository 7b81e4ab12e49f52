"""Measures the page editor on an article with 200 references and 400 citations, in a real browser.

Run by `make bench-editor`. It prints; nothing fails for being slow.
"""

import json
import statistics
import time

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LiveSite

REFERENCES = 200
CITATIONS = 400
ROUNDS = 5

MAKE_ARTICLE = f"""
from uuid import uuid4
from articles.citations.element import element_of
from articles.models import ArticleIndexPage, ArticlePage
keys = [str(uuid4()) for _ in range({REFERENCES})]
references = [
    {{"type": "reference", "id": key, "value": {{"type": "article-journal", "title": f"Work {{n}}",
     "author": "Roe J\\nDoe A", "container_title": "Example J", "issued": str(1980 + n % 40),
     "volume": str(n), "page": "1-9", "doi": f"10.1000/w{{n}}"}}}}
    for n, key in enumerate(keys)
]
body = [
    {{"type": "paragraph", "id": str(uuid4()), "value": "<p>" + " ".join(
        f"Words that somebody wrote.{{element_of([keys[(n + k) % {REFERENCES}]])}}"
        for k in range(10)) + "</p>"}}
    for n in range(0, {CITATIONS}, 10)
]
page = ArticlePage(title="Two hundred works", published_date="2026-01-01", live=False,
                   body=body, references=references)
ArticleIndexPage.objects.first().add_child(instance=page)
page.save_revision()
print("page", page.pk)
"""

USABLE = """count => document.querySelector('.reference-tools')
    && document.querySelectorAll('[data-citation-refs][data-citation-number]').length === count
    && performance.now()"""
IS_BUILT = "() => document.readyState === 'complete' && !document.querySelector('.waiting-editor')"
MOVE_AND_TIME = """() => new Promise((done) => {
    const body = window.wagtail.editHandler.getPanelByName('body').getBoundWidget();
    const markers = () => document.querySelectorAll('[data-citation-refs]');
    const observer = new MutationObserver((records) => {
        if (!records.some(({ attributeName }) => attributeName === 'data-citation-number')) return;
        observer.disconnect();
        done(performance.now() - start);
    });
    observer.observe(document.body, { attributes: true, subtree: true,
        attributeFilter: ['data-citation-number'] });
    body.moveBlock(0, body.children.length - 1);
    const start = performance.now();
})"""


COUNT_PICTURES = """
from wagtail.images.models import Rendition
print("pictures", Rendition.objects.count())
"""
LONGEST_START = 300
"""Seconds in which a site that was just started makes the sizes of its pictures."""


def let_it_settle(site: LiveSite) -> None:
    """Waits until a site that was just started makes no more pictures."""
    end = time.monotonic() + LONGEST_START
    before = None
    while time.monotonic() < end:
        counted = site.run(COUNT_PICTURES).split()[-1]
        if counted == before:
            return
        before = counted
        time.sleep(10)


@pytest.fixture
def edit_url(site: LiveSite) -> str:
    """The form of an article with many references."""
    let_it_settle(site)
    printed = site.run(MAKE_ARTICLE)
    return f"/admin/pages/{printed.split()[-1]}/edit/"


def test_editor(editor: Page, edit_url: str) -> None:
    """Prints milliseconds: until the form can be used and is whole, one renumbering, the server."""
    usable, built, renumbering, served, saved = [], [], [], [], []
    for _ in range(ROUNDS):
        with editor.expect_response(lambda answer: answer.url.endswith(edit_url)) as opened:
            editor.goto(edit_url, wait_until="commit")
        usable.append(editor.wait_for_function(USABLE, arg=CITATIONS).json_value())
        served.append(opened.value.request.timing["responseStart"])
        editor.wait_for_function(IS_BUILT)
        built.append(editor.evaluate("performance.now()"))
        renumbering.append(editor.evaluate(MOVE_AND_TIME))
        with (
            editor.expect_navigation(),
            editor.expect_response(
                lambda answer: answer.request.method == "POST" and answer.url.endswith(edit_url)
            ) as answer,
        ):
            editor.get_by_role("button", name="Save draft").click()
        saved.append(answer.value.request.timing["responseStart"])
    figures = {
        "usable": usable,
        "all fields built": built,
        "renumbering": renumbering,
        "server, open": served,
        "server, save": saved,
    }
    print(json.dumps({name: round(statistics.median(ms), 1) for name, ms in figures.items()}))
