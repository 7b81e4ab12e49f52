"""Cells copied from a spreadsheet, pasted into a table block."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.article_editor import ArticleEditor

pytestmark = pytest.mark.long

PASTE = """(element, [text, html]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    if (html) clipboardData.setData('text/html', html);
    element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}"""
LINES = 'Exercise\tMinutes\r\n"Slow\nbreathing"\t5\r\nWalking\t30\r\n'
CELLS = (
    "<meta charset=utf-8><table><tr><td>mg/m<sup>2</sup></td><td>1,200</td><td>x</td></tr>"
    "<tr><td>Rest</td><td>n/a</td><td>y</td></tr></table>"
)


class TestPastedCells:
    def test_fill_a_table_from_the_cell_in_which_they_are_pasted(self, editor: Page) -> None:
        article = ArticleEditor(editor).start_new()
        article.body.get_by_role("button", name=re.compile("Insert a block")).last.click()
        article.tab.get_by_role("option", name="Table").click()
        table = article.body.locator(".typed-table-block")

        table.get_by_label("Caption").evaluate(PASTE, [LINES, ""])

        headings = table.locator("input.column-heading")
        texts = table.locator("[contenteditable=true]")
        numbers = table.locator("input[type=number]")
        expect(headings).to_have_count(2)
        assert [each.input_value() for each in headings.all()] == ["Exercise", "Minutes"]
        expect(texts).to_have_text([re.compile("Slow\\s*breathing"), "Walking"])
        assert [each.input_value() for each in numbers.all()] == ["5", "30"]

        texts.nth(1).evaluate(PASTE, ["", CELLS])

        expect(texts).to_have_text([re.compile("Slow"), "", "mg/m2", "x", "Rest", "y"])
        assert [each.input_value() for each in numbers.all()] == ["5", "1200", ""]
        expect(table.get_by_role("status")).to_contain_text("6 cells pasted. Left out")
        expect(table.get_by_role("status")).to_contain_text("“n/a”")

        table.get_by_role("button", name="Undo").click()

        expect(texts).to_have_text([re.compile("Slow"), "Walking"])
