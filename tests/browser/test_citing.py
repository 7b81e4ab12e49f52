"""Citing while writing: each tool of the article editor, in a real browser."""

import json
import re
from pathlib import Path
from secrets import token_hex

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.articles.importing.texts import ARTICLE
from tests.browser.article_editor import HAS_EDITS, IS_WATCHED, ArticleEditor, wait_until
from tests.browser.barriers import barriers
from tests.browser.conftest import LiveSite

LIST = """\
1. Ash B. Alpha and sleep. Example J. 2020;1(1):1-2. PMID: 900001.
2. Bee C. Beta and food. Example J. 2021;2(1):3-4. doi: 10.1000/beta.
3. Cot D. Gamma and rest. Example J. 2022;3(1):5-6.
"""
TWICE = """\
1. Bee C. Beta and food. Example J. 2021;2(1):3-4. doi: 10.1000/beta.
2. Bee C. Beta and food again. Example J. 2021;2(1):3-4. doi: 10.1000/beta.
"""
PASTE = """(element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
}"""
PASTE_BOTH = """(element, [text, html]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    clipboardData.setData('text/html', html);
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
}"""
PASTE_HTML = """(element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', html.replace(/<[^>]+>/g, ' '));
    clipboardData.setData('text/html', html);
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
}"""
FROM_WORD = (
    "<h2>What helps</h2><p class=MsoNormal>Sleep<sup>1</sup> and 5 cm<sup>2</sup>.<o:p></o:p></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·"
    "<span>&nbsp;</span></span>Rest</p><p class=MsoNormal><b>References</b></p>"
    "<p class=MsoNormal>1. Bee C. Beta and food. Example J. 2021;2(1):3-4.</p>"
)
CHANGE_A_REFERENCE_AS_THE_NEXT_ANSWER_ARRIVES = """() => {
    const real = window.fetch;
    window.answers = 0;
    window.fetch = async (url, options) => {
        const answer = await real(url, options);
        const isSave = String(url).includes('/pages/') && /post/i.test(options?.method);
        if (!isSave) return answer;
        if (!window.answers) {
            await new Promise((done) => setTimeout(done, 1500));
            const panel = window.wagtail.editHandler.getPanelByName('references');
            const [child] = panel.getBoundWidget().children;
            child.block.setState({ ...child.block.getState(), title: 'Changed by a look-up' });
        }
        window.answers += 1;
        return answer;
    };
}"""
FORM_AND_UNDO = """() => [
    [...new FormData(document.querySelector('[data-edit-form]'))].map(String),
    document.querySelector('#panel-child-content-body-section input[type=hidden][name$=value]')
        .draftailEditor.getEditorState().getUndoStack().size,
]"""
HAS_CITATION = """() => document.querySelector('[data-edit-form] [name=body-0-value]')
    .value.includes('"CITATION"')"""
"""The editor writes into the form a moment after a change."""
UPSET_THE_NUMBERS = """() => {
    document.querySelector('[data-citation-refs]').dataset.citationNumber = '9';
    document.querySelector('[data-edit-form]').dispatchEvent(new Event('reference-change'));
}"""
ANSWER_LATE = """() => {
    const real = window.fetch;
    window.fetch = async (url, options) => {
        const answer = await real(url, options);
        if (String(url).includes('/pages/') && /post/i.test(options?.method)) {
            window.answering = true;
            await new Promise((done) => setTimeout(done, 3000));
        }
        return answer;
    };
}"""


@pytest.fixture(scope="module")
def form_address(browser: Browser, site: LiveSite, administrator: StorageState) -> str:
    """Finds the form of a new article, as a clinician does."""
    context = browser.new_context(base_url=site.url, storage_state=administrator)
    address = ArticleEditor(context.new_page()).start_new().tab.url
    context.close()
    return address


@pytest.fixture
def article(editor: Page, form_address: str) -> ArticleEditor:
    """Opens the form of a new article."""
    return ArticleEditor(editor).open(form_address)


def paste_references(article: ArticleEditor, text: str = LIST) -> None:
    article.tool("Add references")
    article.tab.get_by_label("Paste references, PMIDs").fill(text)
    article.tool("Read")
    article.tool("Insert")


class TestPastingReferences:
    def test_shows_what_was_understood_and_inserts_it_closed(self, article):
        article.tool("Add references")
        article.tab.get_by_label("Paste references, PMIDs").fill(LIST)
        article.tool("Read")

        rows = article.references.locator(".reference-review tbody tr")
        expect(rows).to_have_count(3)
        expect(rows.nth(1)).to_contain_text("Bee C. Beta and food.")

        article.tool("Insert")

        headings = article.references.locator("[data-panel-heading-text]")
        expect(headings.filter(has_text="Gamma and rest")).to_have_count(1)
        fields = [name for name in article.posted_fields() if name.endswith("-value")]
        assert len(fields) == 3
        assert not [name for name in article.posted_fields() if "-value-" in name]

    def test_points_out_what_the_page_has_already(self, article):
        paste_references(article)
        article.tab.get_by_label("Paste references, PMIDs").fill("PMID: 900001")
        article.tool("Read")

        row = article.references.locator(".reference-review tbody tr")
        expect(row).to_contain_text("The page has this work already.")
        expect(row.get_by_role("checkbox")).not_to_be_checked()

    def test_takes_a_dropped_file(self, article, tmp_path: Path):
        path = tmp_path / "library.ris"
        path.write_text("TY  - JOUR\nTI  - Dropped work\nAU  - Roe, Jane\nER  - \n")
        article.tool("Add references")

        article.references.locator("input[type=file]").set_input_files(path)

        expect(article.references.locator(".reference-review")).to_contain_text("Dropped work")

    def test_says_what_cannot_be_read_and_keeps_the_text(self, article):
        article.tool("Add references")
        text = article.tab.get_by_label("Paste references, PMIDs")
        text.fill("…")
        article.tool("Read")

        expect(article.status).to_contain_text("no words")
        expect(text).to_have_value("…")


class TestReferenceBlock:
    def test_builds_its_fields_when_opened_and_posts_one_input(self, article):
        paste_references(article)
        first = article.references.locator("[data-streamfield-child]").first
        before = article.posted_fields()

        first.locator("[data-panel-toggle]").click()
        title = first.get_by_role("textbox", name="Title", exact=True)
        expect(title).to_have_value("Alpha and sleep")
        title.fill("Alpha, changed")

        assert article.posted_fields() == before
        value = json.loads(first.locator("input[name$='-value']").input_value())
        assert value["title"] == "Alpha, changed"
        assert value["original"].startswith("Ash B.")


class TestCiting:
    def test_numbers_in_order_of_first_citation_and_collapses_ranges(self, article):
        paste_references(article)
        article.add_paragraph()
        article.tab.keyboard.type("One.")
        article.cite("gamma")
        article.tab.keyboard.type(" Two.")
        article.cite("alpha")
        article.tab.keyboard.type(" All.")
        article.tab.keyboard.press("Control+Alt+c")
        for _ in range(3):
            article.tab.keyboard.press("Enter")
            article.tab.keyboard.press("ArrowDown")
        article.tab.keyboard.press("Control+Enter")

        article.expect_numbers("1", "2", "1–3")
        expect(article.body).to_contain_text("One.※ Two.※ All.※")

    def test_keeps_the_page_that_was_typed_in_the_picker(self, article):
        paste_references(article)
        article.add_paragraph()
        article.tab.keyboard.type("One.")
        article.tab.keyboard.press("Control+Alt+c")
        article.tab.keyboard.type("gamma")
        article.tab.keyboard.press("Enter")

        article.tab.get_by_label("Page in").fill("23-25")
        article.tab.keyboard.press("Enter")

        article.expect_numbers("1(pp23–25)")
        article.body.locator("[data-citation-refs]").click()
        expect(article.tab.get_by_label("Page in")).to_have_value("23-25")

    def test_is_found_in_the_slash_menu(self, article):
        paste_references(article)
        article.add_paragraph()
        article.tab.keyboard.type("A claim /cit")

        article.tab.get_by_role("option", name="Cite a reference").click()

        expect(article.tab.get_by_role("combobox", name="Find a reference")).to_be_focused()
        article.tab.keyboard.press("Escape")
        expect(article.tab.get_by_role("combobox", name="Find a reference")).to_have_count(0)

    def test_is_on_the_toolbar_and_stands_behind_what_is_selected(self, article):
        paste_references(article)
        article.add_paragraph()
        article.tab.keyboard.type("A claim")
        article.tab.keyboard.press("Control+a")

        article.body.get_by_role("button", name="Cite a reference").click()
        article.tab.keyboard.type("beta")
        article.tab.keyboard.press("Enter")
        article.tab.keyboard.press("Control+Enter")

        article.expect_numbers("1")
        expect(article.body.locator("[contenteditable=true]")).to_contain_text("A claim※")

    def test_adds_what_is_in_no_list_and_cites_it_in_one_step(self, article):
        article.add_paragraph()
        article.tab.keyboard.type("A claim.")
        article.tab.keyboard.press("Control+Alt+c")
        article.tab.keyboard.type("Dew E. Delta at night. Example J. 2023;4(1):7-8. PMID: 900004.")
        article.tab.keyboard.press("Enter")
        expect(article.tab.locator(".citation-picker__status")).to_contain_text("Added and chosen")
        article.tab.keyboard.press("Control+Enter")

        article.expect_numbers("1")
        expect(article.references).to_contain_text("Dew E. Delta at night.")

    def test_offers_what_another_article_cites_while_typing(self, article):
        article.add_paragraph()
        article.tab.keyboard.type("A claim.")
        article.tab.keyboard.press("Control+Alt+c")
        article.tab.keyboard.type("al bander gut microbiota")
        offered = re.compile("From another article: Al Bander")
        expect(article.tab.get_by_role("option", name=offered)).to_be_visible()
        article.tab.keyboard.press("Enter")
        article.tab.keyboard.press("Control+Enter")

        article.expect_numbers("1")
        expect(article.references).to_contain_text("Al Bander Z et al. The Gut Microbiota")

    def test_follows_moved_deleted_and_sorted_blocks(self, article):
        paste_references(article)
        for words in ("gamma", "alpha"):
            article.add_paragraph()
            article.tab.keyboard.type(f"About {words}.")
            article.cite(words)
        article.expect_numbers("1", "2")
        paragraphs = article.body.locator("[data-streamfield-child]")

        paragraphs.last.get_by_role("button", name="Move up").press("Enter")
        expect(paragraphs.first).to_contain_text("About alpha")
        article.expect_numbers("1", "2")
        headings = article.references.locator("[data-reference-number]")
        for index, number in enumerate(("1", "–", "2")):
            expect(headings.nth(index)).to_have_attribute("data-reference-number", number)

        article.tool("Sort by first citation")
        expect(headings.nth(1)).to_contain_text("Gamma")
        article.references.locator("[data-streamfield-child]").first.get_by_role(
            "button", name="Delete"
        ).click()
        article.expect_numbers("?", "1")

    def test_brings_the_source_of_a_citation_pasted_from_another_article(
        self, article, editor, site
    ):
        paste_references(article)
        article.tab.get_by_role("textbox", name="Title").first.fill("Source of a copied citation")
        article.add_paragraph()
        article.tab.keyboard.type("Copied claim.")
        article.cite("beta")
        article.tab.keyboard.press("Control+a")
        article.tab.keyboard.press("Control+c")
        expect(article.tab.get_by_text("Saved", exact=True)).to_be_visible()

        other = ArticleEditor(editor).start_new()
        other.add_paragraph()
        other.tab.keyboard.press("Control+v")

        other.expect_numbers("1")
        expect(other.references).to_contain_text("Bee C. Beta and food.")


class TestNumbers:
    def test_change_neither_the_form_nor_what_can_be_undone(self, article):
        paste_references(article)
        article.add_paragraph()
        article.tab.keyboard.type("One.")
        article.cite("gamma")
        article.expect_numbers("1")
        wait_until(article.tab, HAS_CITATION)
        before = article.tab.evaluate(FORM_AND_UNDO)

        article.tab.evaluate(UPSET_THE_NUMBERS)

        article.expect_numbers("1")
        assert article.tab.evaluate(FORM_AND_UNDO) == before


class TestLinkingMarkers:
    def test_turns_typed_markers_into_citations_and_takes_it_back(self, article):
        paste_references(article)
        text = article.add_paragraph()
        article.tab.keyboard.type("One (1). Two [2,3]. Not one (7). Three²")
        asked = []
        article.tab.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))

        article.tool("Link typed markers")

        article.expect_numbers("1", "2,3", "2")
        assert "Turn 3 markers" in asked[0]
        expect(text).to_contain_text("Not one (7).")

        article.tool("Undo")

        article.expect_numbers()
        expect(text).to_contain_text("One (1). Two [2,3].")

    def test_offers_it_for_a_passage_pasted_with_its_list(self, article):
        asked = []
        article.tab.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
        text = article.add_paragraph()
        article.tab.keyboard.type("Before.")

        lines = ["Sleep helps (1). So does food [2].", "References", *LIST.splitlines()]
        html = "".join(f"<p>{line}</p>" for line in lines)
        html = html.replace("Sleep", "<b>Sleep</b>", 1)
        html = html.replace("food", "<a href='https://example.org/eat'>food</a>", 1)

        text.evaluate(PASTE_BOTH, ["\n\n".join(lines), html])

        article.expect_numbers("1", "2")
        assert len(asked) == 1
        expect(article.body.locator("[style*='font-weight: bold']")).to_have_text("Sleep")
        expect(article.body.locator(".TooltipEntity")).to_have_text("food")
        expect(article.body).to_contain_text(re.compile("Before.*Sleep helps", re.DOTALL))
        expect(article.references).to_contain_text("Bee C. Beta and food.")
        article.tool("Undo")
        article.expect_numbers()

    def test_makes_blocks_of_what_word_puts_on_the_clipboard(self, article):
        text = article.add_paragraph()
        article.tab.keyboard.type("Before.")

        text.evaluate(PASTE_HTML, FROM_WORD)

        article.expect_numbers("1")
        heading = article.body.get_by_role("textbox", name="Heading").first
        expect(heading).to_have_value("What helps")
        expect(article.body.locator("li").filter(has_text="Rest").first).to_be_visible()
        expect(article.references).to_contain_text("Bee C. Beta and food.")
        article.tool("Undo")
        article.expect_numbers()
        expect(article.body).to_contain_text("Before.")

    def test_pastes_the_text_as_it_is_when_the_list_cannot_be_read(self, article):
        article.tab.on("dialog", lambda dialog: dialog.accept())
        text = article.add_paragraph()
        refusal = {"error": "This list cannot be read."}
        article.tab.route("**/article-editing/document/", lambda route: route.fulfill(json=refusal))

        text.evaluate(PASTE, f"Sleep helps (1).\n\n{LIST}")

        expect(text).to_contain_text("Sleep helps (1).")
        expect(text).to_contain_text("Alpha and sleep")
        expect(article.status).to_contain_text("This list cannot be read.")


TRIES = 5
"""To write before Wagtail looks at the form, which it does a moment after the form is there."""


class TestAutosave:
    def test_saves_what_is_written_as_soon_as_the_form_is_there(self, article):
        title = article.tab.get_by_role("textbox", name="Title").first
        for _ in range(TRIES):
            title.focus()
            article.tab.keyboard.insert_text(f"At once {token_hex(4)}")  # no address is taken twice
            title.press("s")
            if not article.tab.evaluate(IS_WATCHED):
                break
            article.tab.reload(wait_until="commit")
        else:
            pytest.fail("The browser was never as quick as an author is.")

        expect(article.tab.get_by_text("Saved", exact=True)).to_be_visible()

    def test_creates_nothing_for_an_author_who_only_looks(self, article):
        article.body.click()
        wait_until(article.tab, IS_WATCHED)

        assert not article.tab.evaluate(HAS_EDITS)

    def test_saves_an_edit_made_while_an_answer_was_on_its_way(self, article):
        paste_references(article)
        article.tab.get_by_role("textbox", name="Title").first.fill("A slow server")
        article.add_paragraph()
        article.tab.keyboard.type("Words.")
        expect(article.tab.get_by_text("Saved", exact=True)).to_be_visible()
        article.tab.evaluate(CHANGE_A_REFERENCE_AS_THE_NEXT_ANSWER_ARRIVES)

        article.tab.get_by_role("textbox", name="Title").first.fill("A slow server answers")

        wait_until(article.tab, "window.answers >= 2")
        article.tab.reload()
        expect(article.references.locator("input[name$='-value']").first).to_have_value(
            re.compile("Changed by a look-up")
        )

    def test_lets_publishing_wait_for_the_first_answer(self, article):
        wait_until(article.tab, IS_WATCHED)
        article.tab.evaluate(ANSWER_LATE)
        article.tab.get_by_role("textbox", name="Title").first.fill("Published in a hurry")
        article.add_paragraph()
        article.tab.keyboard.type("Words.")
        wait_until(article.tab, "window.answering")

        article.publish()


class TestChecks:
    def test_names_problems_and_repairs_them(self, article):
        paste_references(article)
        article.add_paragraph()
        article.tab.keyboard.type("One.")
        article.cite("alpha")
        checks = article.references.get_by_role("region", name="Checks")
        expect(checks.get_by_role("listitem")).to_have_count(2)
        expect(checks).to_contain_text("is in the list but never cited")

        checks.get_by_role("button", name="Remove it").first.click()
        expect(checks.get_by_role("listitem")).to_have_count(1)
        checks.get_by_role("button", name="Remove it").click()

        expect(checks).to_contain_text("Citations and references agree.")

    def test_merges_what_is_there_twice(self, article):
        paste_references(article, TWICE)
        article.add_paragraph()
        article.tab.keyboard.type("One.")
        article.cite("again")
        checks = article.references.get_by_role("region", name="Checks")

        checks.get_by_role("button", name="Merge them").click()

        expect(checks).to_contain_text("Citations and references agree.")
        article.expect_numbers("1")

    def test_prevents_publishing_a_citation_without_a_reference(self, article):
        paste_references(article)
        article.tab.get_by_role("textbox", name="Title").first.fill("A dangling citation")
        article.add_paragraph()
        article.tab.keyboard.type("One.")
        article.cite("alpha")
        article.references.locator("[data-streamfield-child]").first.get_by_role(
            "button", name="Delete"
        ).click()
        checks = article.references.get_by_role("region", name="Checks")
        expect(checks).to_contain_text("Prevents publishing")

        article.click(article.tab.get_by_role("button", name="More actions"))
        article.click(article.tab.get_by_role("button", name="Publish", exact=True))

        expect(
            article.tab.get_by_text("A citation in the text has no reference.").first
        ).to_be_visible()


class TestWholeArticle:
    def test_goes_from_the_front_page_to_visitors_with_at_most_seven_clicks(self, editor, visitor):
        article = ArticleEditor(editor)
        editor.goto("/admin/")
        article.click(editor.get_by_role("link", name="Paste an article"))
        expect(editor.get_by_label("Paste the whole article")).to_be_focused()
        editor.keyboard.insert_text(ARTICLE)
        article.tool("Insert")
        article.expect_numbers("1", "2,3", "1–3")

        article.publish()

        assert article.clicks <= 7
        visitor.goto("/articles/why-a-short-walk-helps-your-blood-sugar/")
        expect(visitor.locator("sup.citation")).to_have_text(["1", "2,3", "1–3"])
        expect(visitor.get_by_role("main")).to_contain_text("March 4, 2024")


class TestAccessibility:
    def test_of_the_tools_and_the_picker_has_no_fault(self, article):
        paste_references(article)
        article.tool("Add references")
        article.add_paragraph()
        article.tab.keyboard.press("Control+Alt+c")

        for place in (".reference-tools", ".citation-picker"):
            assert barriers(article.tab, place) == []


class TestReading:
    ADDRESS = "/articles/sleep-and-the-nervous-system/"

    def test_previews_a_reference_on_focus_and_closes_on_escape(self, visitor):
        visitor.goto(self.ADDRESS)
        marker = visitor.locator("sup.citation a").first
        marker.focus()

        preview = visitor.locator(".citation-preview")
        expect(preview).to_be_visible()
        expect(preview).to_contain_text(re.compile(r"PMID"))

        visitor.keyboard.press("Escape")
        expect(preview).to_have_count(0)

    def test_keeps_the_preview_while_it_is_pointed_at(self, visitor):
        visitor.goto(self.ADDRESS)
        visitor.locator("sup.citation a").first.hover()
        preview = visitor.locator(".citation-preview")
        preview.hover()
        visitor.wait_for_timeout(500)
        expect(preview).to_be_visible()

        visitor.mouse.move(5, 5)
        expect(preview).to_have_count(0)

    def test_previews_on_the_first_tap_and_follows_the_link_on_the_second(self, browser, site):
        context = browser.new_context(base_url=site.url, has_touch=True, is_mobile=True)
        tab = context.new_page()
        tab.goto(self.ADDRESS)
        marker = tab.locator("sup.citation a").first

        marker.tap()
        expect(tab.locator(".citation-preview")).to_be_visible()
        assert "#" not in tab.url
        marker.tap()
        expect(tab).to_have_url(re.compile(r"#ref-\d+$"))

        context.close()

    def test_leads_from_marker_to_list_and_back_without_javascript(self, browser, site):
        context = browser.new_context(base_url=site.url, java_script_enabled=False)
        tab = context.new_page()
        tab.goto(self.ADDRESS)

        tab.locator("sup.citation a").first.click()
        expect(tab.locator("#ref-1")).to_be_in_viewport()
        tab.locator("#ref-1 .references__backlink").first.click()
        expect(tab.locator("#cite-1")).to_be_in_viewport()

        context.close()
