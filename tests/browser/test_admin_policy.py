"""The admin works under its content policy: whatever that stops is an error in the console."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveSite

FIRST = """
from articles.models import ArticlePage
print(ArticlePage.objects.live().first().pk)
"""


class TestAdminPolicy:
    def test_lets_an_editor_choose_pick_and_preview(self, site: LiveSite, editor: Page):
        number = site.run(FIRST).strip()

        answer = editor.goto(f"/admin/pages/{number}/edit/")

        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "eval" not in policy
        self.then_an_author_can_be_chosen(editor)
        self.then_a_day_can_be_picked(editor)
        self.then_the_preview_is_shown(editor)

    def then_an_author_can_be_chosen(self, editor: Page) -> None:
        editor.get_by_role("button", name="Add author").click()
        editor.get_by_role("button", name=re.compile("^Choose a page")).last.click()
        dialog = editor.get_by_role("dialog").last
        expect(dialog.get_by_role("link").first).to_be_visible()
        dialog.get_by_role("button", name="Close").click()
        expect(editor.get_by_role("dialog")).to_have_count(0)

    def then_a_day_can_be_picked(self, editor: Page) -> None:
        editor.locator("#id_published_date").click()
        expect(editor.locator(".xdsoft_datetimepicker:visible").first).to_be_visible()
        editor.keyboard.press("Escape")

    def then_the_preview_is_shown(self, editor: Page) -> None:
        editor.get_by_role("button", name="Toggle preview").click()
        frame = editor.frame_locator("iframe#w-preview-iframe, iframe[title='Preview']").first
        expect(frame.get_by_role("heading", level=1)).not_to_be_empty()
