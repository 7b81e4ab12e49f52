"""A reader signs up, confirms and leaves, without a script and without a cookie."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import LiveSite

ADDRESS = "ann.reader@example.org"


RUN_DUE_JOBS = """
from django.core.management import call_command
call_command("run_due_jobs")
"""
WAITING = """
from newsletter.models import Subscriber
from newsletter.tokens import confirm_path, unsubscribe_path
waiting, _ = Subscriber.objects.get_or_create(email="waiting@example.org")
print(confirm_path(waiting), unsubscribe_path(waiting))
"""
ISSUE = """
from articles.models import ArticlePage
from newsletter.models import NewsletterIssue
from newsletter.policy import current_policy
from newsletter.rendering import render_issue
body = [("heading", "This month"), ("text", "<p>A <a href='/articles/'>word</a> of ours.</p>")]
body += [("article", page) for page in ArticlePage.objects.live()[:2]]
print(render_issue(NewsletterIssue(subject="March", body=body), current_policy()).html)
"""


@pytest.fixture
def plain(browser: Browser, site: LiveSite) -> Iterator[Page]:
    """Opens a tab that runs no script."""
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


class TestNewsletter:
    def test_leads_from_sign_up_to_confirmation_and_out_again(
        self, plain: Page, visitor: Page, site: LiveSite
    ):
        self.when_somebody_signs_up(plain)
        link = self.then_a_message_comes(site)
        self.when_the_reader_confirms(plain, link)
        self.then_the_reader_is_subscribed(site)
        self.when_the_reader_unsubscribes(plain, site)
        self.then_every_step_is_accessible(visitor, site)

    def when_somebody_signs_up(self, page: Page) -> None:
        page.goto("/", wait_until="domcontentloaded")  # pictures may still be in the making
        box = page.locator("form.sign-up__form").first
        box.get_by_label("E-mail address").fill(ADDRESS)
        expect(box.get_by_label("Leave this field empty")).to_be_hidden()
        expect(box).to_contain_text("with one click")
        box.get_by_role("button", name="Sign up").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")

    def then_a_message_comes(self, site: LiveSite) -> str:
        """Returns the link; the message is in what the jobs print, ours or the site's own."""
        log, printed = site.folder / "log", ""
        for _ in range(60):
            printed += site.run(RUN_DUE_JOBS)
            text = (printed + log.read_text()).replace("=\n", "")
            links = re.findall(r"http://127\.0\.0\.1:\d+(/newsletter/confirm/[\w:.=-]+/)", text)
            if links:
                return links[-1].replace("=3D", "=")
            time.sleep(0.5)
        pytest.fail("No message came.")

    def when_the_reader_confirms(self, page: Page, link: str) -> None:
        page.goto(link)
        page.get_by_role("button", name="Confirm").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You are subscribed")

    def then_the_reader_is_subscribed(self, site: LiveSite) -> None:
        assert self.ask(site, "print(s.state)") == "confirmed"

    def when_the_reader_unsubscribes(self, page: Page, site: LiveSite) -> None:
        path = self.ask(
            site, "from newsletter.tokens import unsubscribe_path; print(unsubscribe_path(s))"
        )
        page.goto(path)
        page.get_by_role("button", name="Unsubscribe").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You are unsubscribed")
        assert self.ask(site, "print(s.state)") == "unsubscribed"

    def then_every_step_is_accessible(self, page: Page, site: LiveSite) -> None:
        waiting = site.run(WAITING).split()
        steps = ["/newsletter/", "/newsletter/thanks/", "/newsletter/confirmed/", *waiting]
        for path in steps:
            page.goto(path)
            assert barriers(page) == [], path

    def ask(self, site: LiveSite, question: str) -> str:
        code = (
            "from newsletter.models import Subscriber; "
            f"s = Subscriber.objects.of('{ADDRESS}').get(); {question}"
        )
        return site.run(code).strip()


class TestNewsletterIssue:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_reads_well_by_day_and_by_night(self, visitor: Page, site: LiveSite, scheme: str):
        html = site.run(ISSUE)
        visitor.emulate_media(color_scheme=scheme)
        visitor.set_viewport_size({"width": 400, "height": 900})
        visitor.goto("/robots.txt")  # a page without a policy for what a mail program would show
        visitor.set_content(html)

        assert barriers(visitor, rules=("wcag2a", "wcag2aa", "wcag21aa")) == []
        assert visitor.evaluate("document.scrollingElement.scrollWidth") <= 400
