"""The intake banner as visitors meet it: closed for good, back when it says something new."""

import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import LiveSite

CHANGE = """
from home.models import IntakeNotice
notice = IntakeNotice.objects.get()
notice.message = {message!r}
notice.save_revision().publish()
"""


def say(site: LiveSite, message: str) -> None:
    """Changes the notice in force as an editor would."""
    site.run(CHANGE.format(message=message))


SHIFTS = """new Promise(done => {
  const found = [];
  new PerformanceObserver(list => found.push(...list.getEntries().map(each => each.value)))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(found), 300);
})"""


def on_a_slow_network(route: Route) -> None:
    """Lets a file come half a second late."""
    time.sleep(0.5)
    route.continue_()


class TestIntakeBanner:
    def test_stays_closed_until_it_says_something_new(self, visitor: Page, site: LiveSite):
        say(site, "We take new patients")
        visitor.goto("/")
        banner = visitor.get_by_role("region", name="New patients")
        expect(banner).to_contain_text("We take new patients")

        banner.get_by_role("button", name="Close").click()
        expect(banner).to_be_hidden()
        expect(visitor.locator("#main")).to_be_focused()
        visitor.goto("/articles/")
        expect(banner).to_be_hidden()
        assert visitor.context.cookies() == []

        say(site, "We keep a waiting list")
        visitor.reload()
        expect(banner).to_be_visible()
        expect(banner).to_contain_text("We keep a waiting list")

    def test_moves_nothing_for_a_visitor_who_closed_it(self, visitor: Page):
        visitor.goto("/")
        visitor.get_by_role("button", name="Close").click()
        visitor.route("**/static/js/site*.js", on_a_slow_network)

        visitor.reload()

        expect(visitor.get_by_role("region", name="New patients")).to_be_hidden()
        assert visitor.evaluate(SHIFTS) == []

    def test_is_closed_by_keyboard(self, visitor: Page):
        visitor.goto("/")
        visitor.get_by_role("button", name="Close").focus()

        visitor.keyboard.press("Enter")

        expect(visitor.get_by_role("region", name="New patients")).to_be_hidden()

    def test_stands_without_a_script_and_offers_no_button(self, browser: Browser, site: LiveSite):
        context = browser.new_context(base_url=site.url, java_script_enabled=False)
        page = context.new_page()
        page.goto("/")

        banner = page.get_by_role("region", name="New patients")
        expect(banner).to_be_visible()
        expect(banner.get_by_role("button")).to_have_count(0)
        context.close()

    def test_reflows_at_320_pixels(self, visitor: Page):
        visitor.set_viewport_size({"width": 320, "height": 640})
        visitor.goto("/")

        box = visitor.get_by_role("region", name="New patients").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert visitor.evaluate("document.scrollingElement.scrollWidth") <= 320

    @pytest.mark.parametrize("width", [320, 1280])
    def test_never_covers_what_has_the_focus(self, visitor: Page, width: int):
        visitor.set_viewport_size({"width": width, "height": 500})
        visitor.goto("/")

        for _ in range(25):
            visitor.keyboard.press("Tab")
            assert not visitor.evaluate(COVERED)

    def test_never_covers_a_citation_target(self, visitor: Page):
        visitor.goto("/articles/")
        visitor.locator("article a, .card a").first.click()

        for target in visitor.locator("sup.citation a").all()[:5]:
            target.click()
            assert not visitor.evaluate(COVERED)

    def test_has_nothing_that_axe_finds(self, visitor: Page):
        visitor.goto("/")

        assert barriers(visitor, ".intake-banner") == []


HOLD_THE_QUESTION = """() => {
    const real = window.fetch;
    const free = new Promise((done) => { window.answerIt = done; });
    window.fetch = async (url, options) => {
        if (!String(url).includes('/editing-sessions/')) return real(url, options);
        window.isAsked = true;
        await free;
        return real(url, options);
    };
    const form = document.querySelector('form.w-editing-sessions');
    window.wagtail.app.getControllerForElementAndIdentifier(form, 'w-session').ping();
}"""
ANSWERED = """async () => {
    window.answerIt();
    await new Promise((done) => setTimeout(done, 1500)); // twice as long as an answer takes
    return document.querySelector('form.w-editing-sessions').dataset.wSessionInterceptValue || '';
}"""


class TestBannerForm:
    def test_takes_its_own_new_version_for_no_one_elses(self, editor: Page, site: LiveSite):
        key = site.run("from home.models import IntakeNotice; print(IntakeNotice.objects.get().pk)")
        editor.goto(f"/admin/snippets/home/intakenotice/edit/{key.strip()}/")
        editor.evaluate(HOLD_THE_QUESTION)
        assert editor.evaluate("window.isAsked")

        editor.get_by_role("textbox", name="Message").fill("We take new patients again")
        expect(editor.get_by_text("Saved", exact=True)).to_be_visible()

        assert editor.evaluate(ANSWERED) == ""


COVERED = """() => {
  const here = document.querySelector(":target") || document.activeElement;
  const banner = document.querySelector(".intake-banner");
  const box = here.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return !banner.contains(here) && banner.contains(top);
}"""
"""Whether the banner lies over the target of the address, or else over what has the focus."""
