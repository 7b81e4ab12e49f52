"""The journey that the site is for: write, cite, publish, read, find."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.both_engines

TITLE = "Why warm evenings and cool nights help"


class TestFirstArticle:
    def test_goes_from_the_editor_to_a_reader_who_finds_it(self, editor: Page, visitor: Page):
        self.given_a_new_article(editor)
        self.given_two_references(editor)
        self.when_the_clinician_cites_both(editor)
        self.when_the_clinician_publishes(editor)
        self.then_a_visitor_reads_it(visitor)
        self.then_a_visitor_finds_it(visitor)
        self.then_the_citations_are_still_there_in_the_editor(editor)

    def given_a_new_article(self, editor: Page) -> None:
        editor.goto("/admin/pages/")
        editor.get_by_role("link", name="Explore child pages of").click()
        editor.get_by_role("link", name="Explore child pages of 'Articles'").click()
        editor.get_by_role("link", name="Add child page").first.click()
        editor.get_by_role("textbox", name="Title").first.fill(TITLE)
        editor.get_by_role("textbox", name="Standfirst").fill(
            "What a cool bedroom has to do with sleep."
        )

    def given_two_references(self, editor: Page) -> None:
        references = editor.locator("#panel-child-content-references-section")
        for title, author in (("Cool rooms", "Roe J"), ("Warm feet", "Doe A\nSoe B")):
            references.get_by_role("button", name=re.compile("Insert a block")).last.click()
            block = references.locator("[data-streamfield-child]").last
            block.get_by_role("textbox", name="Title", exact=True).fill(title)
            block.get_by_role("textbox", name="Authors").fill(author)

    def when_the_clinician_cites_both(self, editor: Page) -> None:
        body = editor.locator("#panel-child-content-body-section")
        body.get_by_role("button", name=re.compile("Insert a block")).last.click()
        editor.get_by_role("option", name="Paragraph").click()
        text = body.locator("[contenteditable=true]").last
        text.click()
        editor.keyboard.type("A cool room calms the night.")
        self.cite(editor, "warm feet")
        editor.keyboard.type(" Warm feet do their part.")
        self.cite(editor, "cool")
        expect(body.locator("[data-citation-number]").first).to_have_attribute(
            "data-citation-number", "1"
        )
        expect(body.locator("[data-citation-number]").last).to_have_attribute(
            "data-citation-number", "2"
        )
        stored = body.locator("input[type=hidden][name$=value]")  # written a moment after typing
        expect(stored).to_have_value(re.compile("CITATION.*CITATION"))

    def cite(self, editor: Page, words: str) -> None:
        editor.keyboard.press("Control+Shift+ArrowLeft")
        editor.get_by_role("button", name="Cite a reference").click()
        editor.get_by_role("combobox", name="Find a reference").fill(words)
        editor.keyboard.press("Enter")
        editor.get_by_role("button", name="Cite", exact=True).click()

    def when_the_clinician_publishes(self, editor: Page) -> None:
        # A first autosave that is still under way would take the address (Wagtail).
        editor.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        editor.get_by_role("button", name="More actions").click()
        editor.get_by_role("button", name="Publish", exact=True).click()
        expect(editor.get_by_text(re.compile("published\\."))).to_be_visible()

    def then_a_visitor_reads_it(self, visitor: Page) -> None:
        visitor.goto("/articles/")
        visitor.get_by_role("link", name=TITLE).first.click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
        expect(visitor.locator("sup.citation")).to_have_text(["1", "2"])
        expect(visitor.locator("#ref-1")).to_contain_text("Doe A, Soe B. Warm feet.")
        expect(visitor.locator("#ref-2")).to_contain_text("Roe J. Cool rooms.")
        visitor.locator("sup.citation a").first.click()
        expect(visitor.locator("#ref-1")).to_be_in_viewport()

    def then_a_visitor_finds_it(self, visitor: Page) -> None:
        visitor.goto("/search/?q=calms+the+night")
        expect(visitor.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()

    def then_the_citations_are_still_there_in_the_editor(self, editor: Page) -> None:
        editor.get_by_role("link", name="Edit", exact=True).first.click()
        expect(editor.locator("[data-citation-number]")).to_have_count(2)
        expect(editor.locator("[data-citation-number]").last).to_have_attribute(
            "data-citation-number", "2"
        )
