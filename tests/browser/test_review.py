"""From a draft through the medical review to a page that names the reviewer, and its tools."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveSite, OpenTab, sign_in

TITLE = "A draft that waits for its reviewer"
PASSWORD = "a long and odd passphrase"
PREPARE = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from articles.models import ArticlePage
from home.models import ClinicianPage
users = get_user_model().objects
users.filter(username__in=["wanda", "rita"]).delete()  # of a first try
for left in ArticlePage.objects.filter(slug="draft-that-waits"):
    left.delete()
for name, role in (("wanda", "Authors"), ("rita", "Medical reviewers")):
    user = users.create_user(name, f"{{name}}@example.org", "{PASSWORD}")
    user.groups.add(Group.objects.get(name=role))
article = ArticlePage.objects.live().first()
authors = article.article_authors.values_list("clinician", flat=True)
reviewer = ClinicianPage.objects.exclude(pk__in=authors).first()
reviewer.user = user
reviewer.save()
copy = article.copy(
    update_attrs={{"title": "{TITLE}", "slug": "draft-that-waits"}}, keep_live=False,
    copy_revisions=False, user=users.get(username="wanda"),
)
copy.owner = users.get(username="wanda")
copy.save()
copy.save_revision(user=copy.owner)
print(copy.pk, reviewer.title)
"""


@pytest.fixture
def prepared(site: LiveSite) -> tuple[str, str]:
    """Returns the draft's number and the reviewer's name."""
    number, _, reviewer = site.run(PREPARE).strip().partition(" ")
    return number, reviewer


def signed_in(tab: Page, name: str, password: str = PASSWORD) -> Page:
    sign_in(tab, name, password)
    tab.wait_for_url("**/admin/")
    return tab


class TestMedicalReview:
    def test_leads_from_a_draft_to_a_page_that_names_the_reviewer(
        self, prepared: tuple[str, str], open_tab: OpenTab
    ):
        number, reviewer = prepared
        self.when_the_author_submits(signed_in(open_tab(), "wanda"), number)
        self.when_the_reviewer_approves(signed_in(open_tab(), "rita"))
        self.then_visitors_read_who_reviewed_it(open_tab(), reviewer)
        self.then_the_report_lists_it(signed_in(open_tab(), "admin", "demo"))

    def when_the_author_submits(self, author: Page, number: str) -> None:
        author.goto(f"/admin/pages/{number}/edit/")
        expect(author.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
        submit = author.get_by_role("button", name="Submit to Medical review")
        if not submit.is_visible():
            author.get_by_role("button", name="More actions").click()
        submit.click()
        expect(author.get_by_text(re.compile("submitted for moderation"))).to_be_visible()

    def when_the_reviewer_approves(self, reviewer: Page) -> None:
        reviewer.get_by_role("link", name=TITLE).first.click()
        approve = reviewer.get_by_role("button", name="Approve and Publish")
        if not approve.is_visible():
            reviewer.get_by_role("button", name="More actions").click()
        approve.click()
        dialog = reviewer.locator(".modal.in, .modal[open], [role=dialog]").last
        expect(dialog.get_by_label("Next review")).not_to_have_value("")
        dialog.get_by_role("button", name="Approve", exact=True).click()
        reviewer.wait_for_url("**/admin/")

    def then_visitors_read_who_reviewed_it(self, visitor: Page, reviewer: str) -> None:
        visitor.goto("/articles/draft-that-waits/")
        facts = visitor.locator(".byline__facts")
        expect(facts).to_contain_text("Medically reviewed by")
        expect(facts).to_contain_text(reviewer)

    def then_the_report_lists_it(self, editor: Page) -> None:
        editor.goto("/admin/reports/medical-reviews/")
        row = editor.get_by_role("row").filter(has_text=TITLE)
        expect(row).to_contain_text("Reviewed")


class TestEditorsTools:
    def test_work_under_the_policy_of_public_pages(self, editor: Page):
        self.then_the_userbar_opens_and_the_checker_answers(editor)
        self.then_the_preview_panel_shows_the_page(editor)

    def then_the_userbar_opens_and_the_checker_answers(self, editor: Page) -> None:
        editor.goto("/accessibility/")
        editor.locator("#wagtail-userbar-trigger").click()
        expect(editor.get_by_role("menuitem", name=re.compile("Edit this page"))).to_be_visible()
        checker = editor.get_by_role("menuitem", name=re.compile("Issues found"))
        expect(checker.locator("[data-content-checker-count]")).to_have_text(re.compile(r"\d+"))
        checker.click()
        expect(editor.locator("#checker-results")).to_be_attached()

    def then_the_preview_panel_shows_the_page(self, editor: Page) -> None:
        editor.goto("/accessibility/")
        title = editor.get_by_role("heading", level=1).inner_text()
        editor.locator("#wagtail-userbar-trigger").click()
        editor.get_by_role("menuitem", name=re.compile("Edit this page")).click()
        editor.get_by_role("button", name="Toggle preview").click()
        frame = editor.frame_locator("iframe#w-preview-iframe, iframe[title='Preview']").first
        expect(frame.get_by_role("heading", level=1)).to_have_text(title)
