"""Searching by keyboard alone: typing, choosing, repairing, filtering."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import LiveSite

MAX_TABS = 60


class TestSearch:
    def test_goes_to_a_suggestion(self, visitor: Page):
        self.given_the_search_page(visitor)
        self.when_typing(visitor, "heartb")
        self.then_suggestions_are_shown(visitor, "Heartburn, acid blockers and when to look inside")
        self.then_nothing_is_inaccessible(visitor)
        visitor.keyboard.press("ArrowDown")
        self.then_the_first_suggestion_is_chosen(visitor)
        visitor.keyboard.press("Enter")
        visitor.wait_for_url("**/articles/heartburn-and-reflux/")
        expect(visitor.get_by_role("heading", level=1)).to_have_text(re.compile("Heartburn"))

    def test_closes_suggestions_and_searches_what_was_typed(self, visitor: Page):
        self.given_the_search_page(visitor)
        self.when_typing(visitor, "heartb")
        self.then_suggestions_are_shown(visitor, "Heartburn")
        visitor.keyboard.press("Escape")
        expect(visitor.get_by_role("listbox")).to_be_hidden()
        visitor.keyboard.type("urn")
        visitor.keyboard.press("Enter")
        visitor.wait_for_url("**/search/?q=heartburn")
        expect(visitor.locator("mark").first).to_have_text(re.compile("heartburn", re.IGNORECASE))

    def test_repairs_a_word_and_takes_the_repair_back(self, visitor: Page):
        self.given_the_search_page(visitor)
        self.when_typing(visitor, "hearburn")
        visitor.keyboard.press("Enter")
        expect(visitor.get_by_text("Showing results for heartburn.")).to_be_visible()
        self.then_nothing_is_inaccessible(visitor)
        self.when_tabbing_to(
            visitor, visitor.get_by_role("link", name="Search instead for hearburn")
        )
        visitor.keyboard.press("Enter")
        expect(visitor.get_by_text("Nothing was found for “hearburn”.")).to_be_visible()

    def test_narrows_the_results(self, visitor: Page):
        self.given_the_search_page(visitor)
        self.when_typing(visitor, "sleep")
        visitor.keyboard.press("Enter")
        article = visitor.get_by_role("complementary").get_by_role("link", name="Article")
        self.when_tabbing_to(visitor, article)
        visitor.keyboard.press("Enter")
        visitor.wait_for_url("**/search/?q=sleep&kind=article")
        expect(article).to_have_attribute("aria-current", "true")
        kinds = visitor.locator(".search-result__kind").all_inner_texts()
        assert set(kinds) == {"Article"}

    def test_works_without_javascript(self, browser: Browser, site: LiveSite):
        context = browser.new_context(base_url=site.url, java_script_enabled=False)
        page = context.new_page()
        page.goto("/search/")
        page.get_by_label("Search this site").fill("heartburn")
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name=re.compile("Heartburn")).first).to_be_visible()
        context.close()

    def given_the_search_page(self, visitor: Page) -> None:
        visitor.goto("/search/")
        visitor.wait_for_function("() => Boolean(customElements.get('search-box'))")

    def when_typing(self, visitor: Page, text: str) -> None:
        self.when_tabbing_to(visitor, visitor.get_by_role("combobox", name="Search this site"))
        visitor.keyboard.type(text)

    def when_tabbing_to(self, visitor: Page, target: Locator) -> None:
        for _ in range(MAX_TABS):
            visitor.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError("The keyboard does not reach it.")

    def then_suggestions_are_shown(self, visitor: Page, name: str) -> None:
        expect(visitor.get_by_role("listbox", name="Suggestions")).to_be_visible()
        expect(visitor.get_by_role("option", name=name).first).to_be_visible()
        expect(visitor.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")

    def then_the_first_suggestion_is_chosen(self, visitor: Page) -> None:
        option = visitor.get_by_role("option").first
        expect(option).to_have_attribute("aria-selected", "true")
        identity = option.get_attribute("id")
        expect(visitor.get_by_role("combobox")).to_have_attribute("aria-activedescendant", identity)

    def then_nothing_is_inaccessible(self, visitor: Page) -> None:
        assert barriers(visitor) == []
