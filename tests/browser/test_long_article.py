"""A long article in the editor: what is built in idle time, and what of it an author notices."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.article_editor import HAS_EDITS, IS_WATCHED, ArticleEditor, wait_until
from tests.browser.conftest import LiveSite

FORM = "() => [...new FormData(document.querySelector('[data-edit-form]'))].map(String)"
HOLD_IDLE_TIME = "window.held = []; window.requestIdleCallback = (call) => held.push(call);"
GIVE_IDLE_TIME = "() => { while (window.held.length) window.held.shift()(); }"
MAKE_LONG_ARTICLE = """
from uuid import uuid4
from articles.models import ArticleIndexPage, ArticlePage
from tests.factories.articles import paragraph, reference
keys = [str(uuid4()) for _ in range(20)]
page = ArticlePage(
    title="A long text", published_date="2026-01-01", live=False,
    body=[paragraph(f"Paragraph {n} & more{{{key}}}, <b>bold</b>. Typed ({n}).")
          for n, key in enumerate(keys[:6], start=1)],
    references=[reference(key, title=f"Work {n}") for n, key in enumerate(keys, start=1)],
)
ArticleIndexPage.objects.first().add_child(instance=page)
page.save_revision()
print("page", page.pk)
"""
CITED = [str(number) for number in range(1, 7)]


@pytest.fixture(scope="module")
def address(site: LiveSite) -> str:
    """Writes an article with six paragraphs and twenty references."""
    printed = site.run(MAKE_LONG_ARTICLE)
    return f"/admin/pages/{printed.split()[-1]}/edit/"


@pytest.fixture
def article(editor: Page, address: str) -> ArticleEditor:
    """Opens its form, leaves no idle time to it, and lets nothing of a test be saved by itself."""
    editor.add_init_script(HOLD_IDLE_TIME)
    editor.route(f"**{address}*", leave_out_autosaves)
    article = ArticleEditor(editor).open(address)
    expect(article.body.locator(".waiting-editor")).to_have_count(5)
    expect(works(article)).to_have_count(5)
    return article


def leave_out_autosaves(route: Route) -> None:
    if route.request.method == "POST" and not route.request.is_navigation_request():
        route.abort()
    else:
        route.continue_()


def works(article: ArticleEditor) -> Locator:
    """The references that are built."""
    return article.references.locator("[data-streamfield-child]")


def shown(first: int, last: int) -> list[str]:
    """The headings of some works."""
    return [f"Work {number}." for number in range(first, last + 1)]


def test_is_numbered_before_it_is_built_and_posted_the_same(article):
    article.expect_numbers(*CITED)
    expect(article.body).to_contain_text("Paragraph 6 & more, bold. Typed (6).")
    wait_until(article.tab, IS_WATCHED)
    before = article.tab.evaluate(FORM)

    article.tab.evaluate(GIVE_IDLE_TIME)

    expect(article.body.locator(".waiting-editor")).to_have_count(0)
    expect(article.body.locator("[contenteditable=true]")).to_have_count(6)
    expect(works(article)).to_contain_text(shown(1, 20))
    expect(article.references.locator(".waiting-references")).to_have_count(0)
    article.expect_numbers(*CITED)
    expect(works(article).locator("[data-reference-number='6']")).to_contain_text("Work 6.")
    assert not article.tab.evaluate(HAS_EDITS)  # what Draftail writes a moment later is none
    assert article.tab.evaluate(FORM) == before


class TestText:
    @pytest.mark.parametrize("turn_to", ["click", "focus"])
    def test_can_be_written_in_at_once(self, article, turn_to):
        getattr(article.body.locator(".waiting-editor").last, turn_to)()

        text = article.body.locator("[contenteditable=true]").last
        expect(text).to_be_focused()
        article.tab.keyboard.type("Now. ")
        expect(text).to_contain_text("Now. ")
        expect(text).to_contain_text("Paragraph 6 & more")
        expect(article.body.locator(".waiting-editor")).to_have_count(4)

    def test_is_read_by_the_tools(self, article):
        article.tab.on("dialog", lambda dialog: dialog.accept())

        article.tool("Link typed markers")

        article.expect_numbers(*(number for number in CITED for _ in range(2)))

    def test_can_be_moved_and_duplicated(self, article):
        article.body.get_by_role("button", name="Move up").last.click()
        article.body.get_by_role("button", name="Duplicate").last.click()

        expect(article.body.locator("[data-draftail-editor-wrapper]")).to_have_count(3)
        texts = article.body.locator("[contenteditable=true], .waiting-editor")
        expect(texts).to_contain_text([f"Paragraph {number}" for number in (1, 2, 3, 4, 6, 5, 5)])


class TestReferences:
    def test_are_known_to_the_picker_before_they_are_built(self, article):
        article.body.locator("[contenteditable=true]").first.click()

        article.cite("work 19")

        article.expect_numbers("1", "2", "3", "4", "5", "6", "7")
        expect(works(article)).to_have_count(5)

    def test_are_built_when_one_is_moved(self, article):
        works(article).nth(4).get_by_role("button", name="Move down").click()

        expect(works(article)).to_contain_text([*shown(1, 4), "Work 6.", "Work 5.", *shown(7, 20)])

    def test_are_built_when_one_is_added_among_them(self, article):
        article.references.get_by_role("button", name="Insert a block").nth(5).click()

        expect(works(article)).to_contain_text([*shown(1, 5), "", *shown(6, 20)])
        names = article.posted_fields()
        assert len(names) == len(set(names))

    def test_are_saved_as_they_are(self, article):
        article.tab.get_by_role("button", name="Save draft").click()

        expect(article.tab.get_by_text("has been updated")).to_be_visible()
        wait_until(article.tab, "window.held.length")  # once the form is loaded
        article.tab.evaluate(GIVE_IDLE_TIME)
        expect(works(article)).to_contain_text(shown(1, 20))
