"""A hand that comes back: changing a citation, undoing late, writing on without a session."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, StorageState, expect

from tests.articles.importing.texts import ARTICLE
from tests.browser.article_editor import ArticleEditor, wait_until
from tests.browser.conftest import LiveSite

LIST = """\
1. Ash B. Alpha and sleep. Example J. 2020;1(1):1-2. PMID: 900001.
2. Bee C. Beta and food. Example J. 2021;2(1):3-4. doi: 10.1000/beta.
3. Cot D. Gamma and rest. Example J. 2022;3(1):5-6.
"""
PASTE_HTML = """(element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'plain');
    clipboardData.setData('text/html', html);
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
}"""
RAISED = (
    "<p>A <b>dose</b> of 10⁹ or 10<sup>9</sup> CFU at 5 mg/m<sup>2</sup> helps.<sup>1</sup> "
    "So does this.<span style='vertical-align:super'>2,3</span></p>"
)
COPY_OF_ANOTHER = """() => {
    const [[key, copy]] = Object.entries(sessionStorage);
    sessionStorage.setItem(key.replace(/:\\d+:/, ':999:'), copy.replace('longer', 'of another'));
}"""
STORED = """() => [...document.querySelectorAll('[data-edit-form] [name^=body-][name$=-value]')]
    .map((field) => field.value).join('\\n')"""


@pytest.fixture(scope="module")
def form_address(browser: Browser, site: LiveSite, administrator: StorageState) -> str:
    """Finds the form of a new article."""
    context = browser.new_context(base_url=site.url, storage_state=administrator)
    address = ArticleEditor(context.new_page()).start_new().tab.url
    context.close()
    return address


@pytest.fixture
def article(editor: Page, form_address: str) -> ArticleEditor:
    """Opens the form of a new article with three references."""
    article = ArticleEditor(editor).open(form_address)
    article.tool("Add references")
    editor.get_by_label("Paste references, PMIDs").fill(LIST)
    article.tool("Read")
    article.tool("Insert")
    return article


def refuse_saving(route: Route) -> None:
    """Answers an autosave as a server does that is out of order."""
    if route.request.method == "POST":
        route.fulfill(json={"success": False})
    else:
        route.continue_()


def write_two_citations(article: ArticleEditor) -> None:
    article.add_paragraph()
    article.tab.keyboard.type("One.")
    article.cite("alpha")
    article.tab.keyboard.type(" Two.")
    article.cite("beta")
    article.tab.keyboard.type(" End.")
    article.expect_numbers("1", "2")


class TestChangingACitation:
    def test_replaces_it_by_mouse(self, article: ArticleEditor):
        write_two_citations(article)

        article.body.locator(".citation-marker").nth(1).click()
        article.tab.keyboard.type("gamma")
        article.tab.keyboard.press("Enter")
        article.tab.get_by_role("button", name="Cite", exact=True).click()

        article.expect_numbers("1", "2")
        expect(article.body).to_contain_text("One.※ Two.※ End.")
        named = article.body.get_by_role("button", name="Citation 2: Cot 2022")
        expect(named).to_have_count(1)

    def test_works_by_keyboard_alone(self, article: ArticleEditor):
        write_two_citations(article)
        keys = article.tab.keyboard
        first = article.body.get_by_role("button", name="Citation 1: Ash 2020")
        second = article.body.get_by_role("button", name="Citation 2: Bee 2021")

        for _ in range(2):
            keys.press("Shift+Tab")
        expect(first).to_have_id("selected-citation")
        keys.press("Enter")
        keys.type("gamma")
        keys.press("Enter")
        keys.press("Control+Enter")
        changed = article.body.get_by_role("button", name="Citation 1: Cot 2022")
        expect(changed).to_have_count(1)
        keys.type(" Behind.")
        expect(article.body).to_contain_text("One.※ Behind. Two.※ End.")

        keys.press("Tab")
        expect(second).to_have_id("selected-citation")
        keys.press("Delete")
        article.expect_numbers("1")
        keys.type("!")
        expect(article.body).to_contain_text("One.※ Behind. Two.! End.")
        keys.press("Control+Alt+c")
        keys.type("alpha")
        keys.press("Enter")
        keys.press("Control+Enter")
        keys.press("Control+Alt+c")  # at the marker that was just written
        keys.type("beta")
        keys.press("Enter")
        keys.press("Control+Enter")
        article.expect_numbers("1", "2")
        expect(second).to_have_count(1)

    def test_stands_in_the_tooltip_and_among_the_shortcuts(self, article: ArticleEditor):
        article.add_paragraph()
        article.tab.keyboard.type("A claim")
        article.tab.keyboard.press("Control+a")
        expect(
            article.tab.get_by_role("button", name="Cite a reference (Ctrl+Alt+C)")
        ).to_be_visible()
        dialog = article.tab.locator("#keyboard-shortcuts-dialog")
        expect(dialog).to_contain_text("change the citation at the cursor")


class TestTakingBack:
    def test_leaves_what_was_written_after_linking(self, article: ArticleEditor):
        article.add_paragraph()
        article.tab.keyboard.type("One (1). Two [2,3].")
        article.tab.on("dialog", lambda dialog: dialog.accept())
        article.tool("Link typed markers")
        article.expect_numbers("1", "2,3")
        article.body.locator("[contenteditable=true]").last.press("Control+End")
        article.tab.keyboard.type(" Later words.")

        article.tool("Undo")

        article.expect_numbers()
        expect(article.body).to_contain_text("One (1). Two [2,3]. Later words.")

    def test_leaves_what_was_written_in_an_inserted_article(self, article: ArticleEditor):
        article.add_paragraph()
        article.tab.keyboard.type("Mine.")
        article.tool("Paste a whole article")
        article.tab.get_by_label("Paste the whole article").fill(ARTICLE)
        article.tool("Insert")
        article.expect_numbers("1", "2,3", "1–3")
        last = article.body.locator("[contenteditable=true]").last
        last.press("Control+End")
        article.tab.keyboard.type(" Later words.")
        wait_until(article.tab, f"() => ({STORED})().includes('Later words')")

        article.tool("Undo")

        expect(article.status).to_contain_text("1 block in which you have written since")
        expect(article.body).to_contain_text("Mine.")
        expect(article.body).to_contain_text("Later words.")
        wait_until(
            article.tab,
            "() => document.querySelectorAll('#panel-child-content-body-section "
            "[data-streamfield-child]:not([aria-hidden=true])').length === 2",
        )
        expect(article.tab.get_by_role("textbox", name="Title").first).to_have_value("")

    def test_takes_inserted_references_back_but_for_the_cited(self, article: ArticleEditor):
        article.add_paragraph()
        article.tab.keyboard.type("One.")
        article.cite("beta")

        article.tool("Undo")

        expect(article.status).to_contain_text("except for 1 reference that you cite")
        article.expect_numbers("1")


class TestSignedOutWhileWriting:
    def test_keeps_the_text_until_somebody_signs_in_again(self, article: ArticleEditor):
        tab = article.tab
        tab.get_by_role("textbox", name="Title").first.fill("Signed out while writing")
        article.add_paragraph()
        expect(tab.get_by_text("Saved", exact=True)).to_be_visible()
        kept = tab.context.cookies()
        tab.context.clear_cookies(name="sessionid")
        tab.keyboard.type("Late words.")
        expect(tab.get_by_text("You are signed out.")).to_be_visible()
        tab.get_by_role("button", name="Save draft").click()
        wait_until(tab, "() => JSON.stringify(sessionStorage).includes('Late words')")
        expect(article.body).to_contain_text("Late words.")

        tab.context.add_cookies(kept)
        tab.get_by_role("button", name="Go on").click()

        expect(tab.get_by_text("You are signed out.")).to_have_count(0)
        expect(tab.get_by_text("Saved", exact=True)).to_be_visible()
        wait_until(tab, "() => !Object.keys(sessionStorage).length")

    def test_offers_what_was_not_saved_to_the_same_account_alone(self, article: ArticleEditor):
        tab = article.tab
        tab.get_by_role("textbox", name="Title").first.fill("Never saved")
        expect(tab.get_by_text("Saved", exact=True)).to_be_visible()
        address = tab.url
        tab.route(address, refuse_saving)
        tab.on("dialog", lambda dialog: dialog.accept())
        tab.get_by_role("textbox", name="Title").first.fill("Never saved, longer")
        wait_until(tab, "() => JSON.stringify(sessionStorage).includes('longer')")
        tab.goto("/admin/")
        tab.unroute(address)
        tab.evaluate(COPY_OF_ANOTHER)

        tab.goto(address)
        expect(tab.get_by_text(re.compile("What you wrote here until"))).to_have_count(1)
        tab.get_by_role("button", name="Restore it as a draft").click()

        expect(tab.get_by_role("textbox", name="Title").first).to_have_value("Never saved, longer")


class TestAReferenceThatWasDeleted:
    def test_comes_back_with_one_click_or_with_the_same_work(self, article: ArticleEditor):
        write_two_citations(article)
        listed = article.references.locator("[data-streamfield-child]")
        checks = article.references.get_by_role("region", name="Checks")
        listed.nth(1).get_by_role("button", name="Delete").click()
        article.expect_numbers("1", "?")

        checks.get_by_role("button", name="Restore the reference").click()
        article.expect_numbers("1", "2")

        listed.last.get_by_role("button", name="Delete").click()
        article.expect_numbers("1", "?")
        again = "Bee C. Beta and food. Example J. 2021;2(1):3-4."
        article.tab.get_by_label("Paste references, PMIDs").fill(again)
        article.tool("Read")
        article.tool("Insert")
        article.expect_numbers("1", "2")


class TestPasting:
    def test_keeps_raised_text_and_offers_its_numbers(self, article: ArticleEditor):
        text = article.add_paragraph()

        text.evaluate(PASTE_HTML, RAISED)

        stored = "[name^=body-][name$=-value]"
        expect(article.body.locator(stored)).to_have_value(re.compile("SUPERSCRIPT"))
        expect(article.status).to_contain_text("2 typed markers")
        article.tab.on("dialog", lambda dialog: dialog.accept())
        article.tool("Link typed markers")
        article.expect_numbers("1", "2,3")
        expect(article.body).to_contain_text("10⁹ or 109 CFU at 5 mg/m2 helps.※ So does this.※")


class TestLookUps:
    def test_go_on_after_inserting_and_say_once_that_nobody_answers(self, article: ArticleEditor):
        progress = article.references.locator("[data-progress]")
        first = article.references.locator("[data-streamfield-child]").first

        expect(progress).to_contain_text("can be reached now")
        first.get_by_role("button", name="Look up again").click()

        expect(progress).to_contain_text(re.compile("Looking up 1 of 1|can be reached now"))

    def test_say_once_that_nobody_has_answered_where_packets_vanish(self, article: ArticleEditor):
        progress = article.references.locator("[data-progress]")
        expect(progress).to_contain_text("can be reached now")
        asked: list[Route] = []

        def hold(route: Route) -> None:
            asked.append(route)

        article.tab.route("**/article-editing/look-up/", hold)
        blocks = article.references.locator("[data-streamfield-child]")

        for block in (blocks.nth(0), blocks.nth(1), blocks.nth(2)):
            block.get_by_role("button", name="Look up again").click()

        expect(progress).to_contain_text("have not answered yet")
        assert len(asked) == 1
