"""Every form of the admin that writes what visitors read: named fields, and focus that stays."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import WCAG, barriers
from tests.browser.conftest import LiveSite

pytestmark = pytest.mark.long

FORMS = """
import json
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models
models = [model for model in get_page_models() if model is not Page]
pages = [model.objects.order_by("pk").first() for model in models]
print(json.dumps(
    [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages if page]
    + [reverse(model.snippet_viewset.get_url_name("add")) for model in get_snippet_models()]
))
"""
AN_ARTICLE = """
from articles.models import ArticlePage
print(f"/admin/pages/{ArticlePage.objects.first().pk}/edit/")
"""
PLACE = """element => {
    const block = element.closest('[data-streamfield-child]');
    const blocks = [...block.parentElement.children];
    return blocks.filter(each => each.matches('[data-streamfield-child]')).indexOf(block);
}"""
FOCUS_UP = "element => element.parentElement.querySelector('[title=\"Move up\"]').focus()"


class TestForms:
    def test_have_no_barrier_and_name_every_field(self, editor: Page, site: LiveSite):
        forms = json.loads(site.run(FORMS))
        found = {}

        for form in forms:
            editor.goto(form)
            expect(editor.locator(".waiting-editor")).to_have_count(0)
            found[form] = barriers(editor, rules=WCAG)

        assert len(forms) > 10
        assert {form: lines for form, lines in found.items() if lines} == {}

    def test_find_a_topic_among_many(self, editor: Page, site: LiveSite):
        editor.goto(site.run(AN_ARTICLE).strip())
        names = editor.locator("#id_topics label")
        shown = names.locator("visible=true")
        last = names.last.inner_text().strip()
        ticked = editor.locator("#id_topics input:checked").count()
        names.last.locator("input").uncheck()

        search = editor.get_by_role("searchbox", name="Search: Topics")
        search.fill(last.upper())

        expect(names.last).to_be_visible()
        assert shown.count() <= 1 + ticked
        search.fill("")
        expect(shown).to_have_count(names.count())

    def test_keep_the_focus_on_the_button_that_moves_a_block(self, editor: Page, site: LiveSite):
        editor.goto(site.run(AN_ARTICLE).strip())
        body = editor.locator("#panel-child-content-body-section")
        down = body.get_by_role("button", name="Move down").first
        expect(down).to_be_enabled()
        down.focus()

        editor.keyboard.press("Enter")

        expect(editor.locator(":focus")).to_have_attribute("title", "Move down")
        assert editor.locator(":focus").evaluate(PLACE) == 1

        editor.locator(":focus").evaluate(FOCUS_UP)
        editor.keyboard.press("Enter")

        expect(editor.locator(":focus")).to_have_attribute("title", "Move down")
        assert editor.locator(":focus").evaluate(PLACE) == 0
