"""What lies below the window is laid out after the first frame, and nothing is lost by that."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import ARTICLE, HOME, INDEX
from tests.browser.conftest import PHONE
from tests.served.servers import until

LEFT_OUT = """() => [...document.querySelectorAll('main *, footer *')].filter(
  each => each.checkVisibility() && !each.checkVisibility({contentVisibilityAuto: true})
).length"""
"""Counts what is not laid out."""

LAY_OUT_ALL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.insertRule('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("path", [HOME, INDEX, ARTICLE])
class TestLayOut:
    def test_leaves_parts_out_of_the_first_frame(self, path: str, without_script: Page):
        without_script.goto(path)

        assert without_script.evaluate(LEFT_OUT) > 0

    def test_has_everything_in_its_place_moments_after_it_has_loaded(self, path, visitor: Page):
        visitor.set_viewport_size(PHONE)
        visitor.goto(path)
        until(lambda: visitor.evaluate(LEFT_OUT) == 0)
        length = visitor.evaluate("document.documentElement.scrollHeight")

        visitor.evaluate(LAY_OUT_ALL)

        assert visitor.evaluate("document.documentElement.scrollHeight") == length

    def test_needs_no_script_to_come_to_the_end(self, path: str, without_script: Page):
        without_script.goto(path)

        for _ in range(3):  # the way grows while heights become known
            without_script.keyboard.press("End")
            without_script.wait_for_timeout(300)

        expect(without_script.locator(".site-footer a").last).to_be_in_viewport()


class TestWithoutScript:
    def test_leads_to_the_source_of_a_citation(self, without_script: Page):
        without_script.goto(ARTICLE)
        last = without_script.locator(".references__entry").last.get_attribute("id")

        without_script.goto(f"{ARTICLE}#{last}")

        expect(without_script.locator(f"#{last}")).to_be_in_viewport()

    def test_lets_what_has_the_focus_out_of_its_box(self, without_script: Page):
        without_script.goto(INDEX)
        card = without_script.locator(".cards__item").last
        assert card.evaluate("each => getComputedStyle(each).contentVisibility") == "auto"

        card.locator("a").last.focus()

        assert card.evaluate("each => getComputedStyle(each).contentVisibility") == "visible"
