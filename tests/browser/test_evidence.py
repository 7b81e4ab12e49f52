"""What an article's end says of its sources, and what its words mean, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import ARTICLE
from tests.browser.article_editor import ArticleEditor
from tests.browser.barriers import barriers
from tests.browser.conftest import LiveSite

FILL = """
from datetime import date
from django.utils import timezone
from wagtail.models import Locale
from articles.models import ArticleChange, ArticlePage, GlossaryTerm, SourceEvidence
page = ArticlePage.objects.get(slug="gut-microbes-and-inflammation")
kinds = ["guideline", "systematic-review", "randomised-trial", "observational-study"]
rows = page.cited_sources.order_by("identifier").values_list("identifier", flat=True)
for place, name in enumerate(rows):
    SourceEvidence.objects.update_or_create(
        identifier=name,
        defaults={"kind": kinds[place % 4], "subjects": "people", "checked_at": timezone.now()},
    )
ArticleChange.objects.update_or_create(
    article=page, date=date(2026, 11, 1), kind="correction", text="The dose was wrong."
)
GlossaryTerm.objects.update_or_create(
    slug="inflammation", locale=Locale.get_default(), defaults={
        "term": "inflammation", "definition": "Redness and swelling with which the body defends."},
)
print("filled")
"""
WORD = "a.term[href$='#inflammation']"
DEFINITION = "Redness and swelling with which the body defends."


@pytest.fixture(scope="module", autouse=True)
def _filled(site: LiveSite) -> None:
    assert "filled" in site.run(FILL)


class TestGlossary:
    def test_a_word_means_something_on_focus_hover_and_tap(self, visitor: Page):
        visitor.goto(ARTICLE, wait_until="networkidle")
        asked: list[str] = []
        visitor.on("request", lambda request: asked.append(request.url))
        word, card = visitor.locator(WORD), visitor.locator(".citation-preview")

        word.focus()
        expect(card).to_have_text(DEFINITION)
        visitor.keyboard.press("Escape")
        expect(card).to_have_count(0)
        word.hover()
        expect(card).to_have_text(DEFINITION)
        assert barriers(visitor, ".article") == []

        assert asked == []

    def test_without_script_it_leads_to_the_glossary(self, without_script: Page):
        without_script.goto(ARTICLE)

        without_script.locator(WORD).click()

        expect(without_script).to_have_url(re.compile(r"/glossary/#inflammation$"))
        expect(without_script.get_by_text(DEFINITION)).to_be_visible()


class TestArticlesEnd:
    @pytest.mark.parametrize("width", [320, 1280])
    def test_fits_and_says_its_kinds(self, visitor: Page, width: int):
        visitor.set_viewport_size({"width": width, "height": 900})
        visitor.goto(ARTICLE)

        expect(visitor.get_by_text("This article cites")).to_be_visible()
        expect(visitor.locator(".references__kind").first).to_be_visible()
        expect(visitor.get_by_text("The dose was wrong.")).to_be_visible()

        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert visitor.evaluate(overflow) <= 0


class TestWriting:
    def test_shows_the_level_while_writing_and_takes_how_sure_we_are(self, editor: Page):
        article = ArticleEditor(editor).start_new()
        words = article.references.get_by_label("Reading level")
        text = article.add_paragraph()

        text.press_sequentially("Cardiovascular complications necessitate hospitalization.")
        expect(words).to_contain_text("Reading level: grade")
        expect(article.body.locator(".reading-level").first).to_contain_text("harder")

        text.press("Control+End")
        text.press("Control+Alt+s")
        dialog = editor.get_by_role("dialog", name="How sure are we?")
        dialog.get_by_role("button", name="Well established").click()
        expect(article.body.locator(".claim-level-marker")).to_have_attribute(
            "data-level-words", "Well established"
        )
        expect(article.references.get_by_label("Checks", exact=True)).to_contain_text(
            "cites nothing"
        )
