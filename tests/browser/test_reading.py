"""Reading by keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import ARTICLE, HOME
from tests.browser.conftest import PHONE


def press_until(page: Page, name: str) -> None:
    """Presses Tab until the element with this accessible name has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent.trim()")
        if focused == name:
            return
    pytest.fail(f"Tab does not reach “{name}”.")


class TestKeyboard:
    def test_skips_to_the_content(self, visitor: Page):
        visitor.goto(HOME)

        visitor.keyboard.press("Tab")
        expect(visitor.get_by_text("Skip to content")).to_be_in_viewport()
        visitor.keyboard.press("Enter")

        expect(visitor.locator("main")).to_be_focused()

    def test_opens_the_menu_and_follows_a_link(self, visitor: Page):
        visitor.set_viewport_size(PHONE)
        visitor.goto(HOME)
        expect(visitor.locator(".navigation__list")).to_be_hidden()

        press_until(visitor, "Menu")
        visitor.keyboard.press("Enter")
        press_until(visitor, "Articles")
        visitor.keyboard.press("Enter")

        visitor.wait_for_url("**/articles/")

    def test_goes_from_a_citation_to_its_source_and_back(self, visitor: Page):
        visitor.goto(ARTICLE)

        marker = visitor.locator(".citation a").first
        marker.focus()
        visitor.keyboard.press("Enter")
        expect(visitor).to_have_url(re.compile(r"#ref-1$"))
        visitor.locator("#ref-1 .references__backlink").first.focus()
        visitor.keyboard.press("Enter")

        expect(visitor).to_have_url(re.compile(r"#cite-1$"))
        expect(marker).to_be_in_viewport()

    def test_shows_where_the_focus_is(self, visitor: Page):
        visitor.goto(ARTICLE)
        invisible = []

        for _ in range(30):
            visitor.keyboard.press("Tab")
            drawn = visitor.evaluate(
                """() => { const focused = document.activeElement;
                  return [focused, focused.closest('.card') || focused].some(
                    each => getComputedStyle(each).outlineStyle !== 'none') }"""
            )
            if not drawn:
                invisible.append(visitor.evaluate("document.activeElement.outerHTML"))

        assert invisible == []


class TestWithoutScript:
    def test_opens_the_menu(self, without_script: Page):
        without_script.goto(HOME)
        expect(without_script.locator(".navigation__list")).to_be_hidden()

        without_script.get_by_text("Menu", exact=True).click()

        menu = without_script.get_by_role("navigation", name="Main")
        expect(menu.get_by_role("link", name="Our team")).to_be_visible()

    def test_shows_the_contents_list(self, without_script: Page):
        without_script.goto(ARTICLE)

        without_script.locator(".contents__toggle").click()
        without_script.locator(".contents__list a").nth(1).click()

        assert "#" in without_script.url

    def test_shows_how_to_cite(self, without_script: Page):
        without_script.goto(ARTICLE)

        without_script.get_by_text("Cite this article").click()

        box = without_script.locator(".cite-this")
        expect(box.get_by_role("link", name="RIS")).to_be_visible()


class TestContentsList:
    def test_follows_the_scroll(self, visitor: Page):
        visitor.goto(ARTICLE)
        links = visitor.locator(".contents__list a")

        for number in (1, 3, 2):
            anchor = links.nth(number).get_attribute("href")
            visitor.locator(anchor).evaluate("each => each.scrollIntoView({behavior: 'instant'})")

            expect(visitor.locator(".contents__list [aria-current]")).to_have_attribute(
                "href", anchor
            )

    def test_marks_nothing_before_the_first_heading(self, visitor: Page):
        visitor.goto(ARTICLE)
        visitor.wait_for_timeout(200)

        expect(visitor.locator(".contents__list [aria-current]")).to_have_count(0)


class TestVideoOnClick:
    @pytest.fixture
    def page_with_video(self, visitor: Page):
        """Puts the element on a page as its template writes it; the player is a file of ours."""
        visitor.goto("/healthz")
        visitor.goto(HOME)
        visitor.evaluate(
            """() => {
              const video = document.createElement('video-on-click');
              video.className = 'video__frame';
              video.dataset.src = '/healthz';
              video.dataset.title = 'Slow breathing';
              video.innerHTML = '<a class="video__play" href="/nowhere">Watch</a>';
              document.querySelector('main').prepend(video);
            }"""
        )
        return visitor

    def test_loads_the_player_when_it_is_asked_for(self, page_with_video: Page):
        expect(page_with_video.locator("iframe")).to_have_count(0)

        page_with_video.locator(".video__play").focus()
        page_with_video.keyboard.press("Enter")

        expect(page_with_video.locator('iframe[title="Slow breathing"]')).to_be_focused()
        expect(page_with_video).to_have_url(re.compile(r"/$"))
