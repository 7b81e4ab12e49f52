"""From a Word file to a published article, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.articles.importing.word_files import csl, docx, field, p, t, zotero

pytestmark = pytest.mark.browser


class TestImport:
    def test_takes_eight_clicks_at_most(self, editor: Page, tmp_path):
        body = p(t("Sleep and you"), style="Title")
        body += p(t("Sleep helps "), field(zotero(csl("Alpha", DOI="10.1000/a")), "(Roe)"), t("."))
        path = tmp_path / "sleep.docx"
        path.write_bytes(docx(body))
        clicks = []

        def click(role, name):
            editor.get_by_role(role, name=name, exact=True).first.click()
            clicks.append(name)

        editor.goto("/admin/")

        click("link", "Import documents")
        editor.get_by_label("Documents", exact=False).first.set_input_files(path)
        clicks.append("the file")
        click("button", "Read")
        expect(editor.get_by_text("Citations: 1. References: 1.")).to_be_visible()
        click("button", "Make a draft")
        click("button", "More actions")
        click("button", "Publish")

        expect(editor.get_by_text("has been published").first).to_be_visible()
        assert len(clicks) <= 8
