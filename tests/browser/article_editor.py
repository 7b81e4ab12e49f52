"""The article editor as a clinician uses it."""

import contextlib
import re

from playwright.sync_api import Locator, Page, expect

NUMBERS = (
    "[...document.querySelectorAll('[data-citation-refs]')]"
    ".filter(marker => !marker.closest('[aria-hidden=true]')).map(m => m.dataset.citationNumber)"
)
REFERENCE_FIELDS = (
    "[...new FormData(document.querySelector('[data-edit-form]')).keys()]"
    ".filter(name => name.startsWith('references-'))"
)
IS_WATCHED = """() => window.wagtail.app.getControllerForElementAndIdentifier(
    document.querySelector('[data-edit-form]'), 'w-unsaved')?.initialFormData"""
HAS_EDITS = """async () => {
    const form = document.querySelector('[data-edit-form]');
    await new Promise((done) => setTimeout(done, 1000)); // twice as long as changes are looked for
    return form.dataset.wUnsavedHasEditsValue === 'true';
}"""


def wait_until(tab: Page, expression: str, arg: object = None) -> None:
    """Waits until JavaScript is true, asked from outside: the admin's policy allows no eval.

    Raises:
        AssertionError: it was not within half a minute.
    """
    for _ in range(600):
        if tab.evaluate(expression, arg):
            return
        tab.wait_for_timeout(50)
    raise AssertionError(f"This has not become true: {expression}")


class ArticleEditor:
    """This tab is open on one article's form; it counts the clicks."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.clicks = 0

    @property
    def body(self) -> Locator:
        """The body's panel."""
        return self.tab.locator("#panel-child-content-body-section")

    @property
    def references(self) -> Locator:
        """The references' panel."""
        return self.tab.locator("#panel-child-content-references-section")

    @property
    def status(self) -> Locator:
        """What the reference tools say."""
        return self.references.locator(".reference-tools__status")

    def open(self, edit_url: str) -> "ArticleEditor":
        """Opens a page's form."""
        self.tab.goto(edit_url)
        expect(self.references.locator(".reference-tools")).to_be_visible()
        return self

    def start_new(self) -> "ArticleEditor":
        """Opens the form of a new article, from the explorer."""
        self.tab.goto("/admin/pages/")
        self.tab.get_by_role("link", name="Explore child pages of").click()
        self.tab.get_by_role("link", name="Explore child pages of 'Articles'").click()
        self.click(self.tab.get_by_role("link", name="Add child page").first)
        expect(self.references.locator(".reference-tools")).to_be_visible()
        return self

    def click(self, target: Locator) -> None:
        """Clicks once."""
        target.click()
        self.clicks += 1

    def tool(self, name: str) -> None:
        """Presses one of the reference tools."""
        self.click(self.references.get_by_role("button", name=name, exact=True))

    def add_paragraph(self) -> Locator:
        """Adds a paragraph at the end and puts the cursor into it."""
        self.body.get_by_role("button", name=re.compile("Insert a block")).last.click()
        self.tab.get_by_role("option", name="Paragraph").click()
        text = self.body.locator("[contenteditable=true]").last
        text.click()
        return text

    def cite(self, words: str) -> None:
        """Cites with the keyboard alone, where the cursor stands."""
        keys = self.tab.keyboard
        keys.press("Control+Alt+c")
        expect(self.tab.get_by_role("combobox", name="Find a reference")).to_be_focused()
        keys.type(words)
        offered = self.tab.get_by_role("option").filter(has_text=re.compile(words, re.IGNORECASE))
        expect(offered.first).to_be_visible()
        keys.press("Enter")
        keys.press("Control+Enter")
        expect(self.tab.get_by_role("combobox", name="Find a reference")).to_have_count(0)

    def numbers(self) -> list[str]:
        """What the markers of the text show, in order."""
        return list(self.tab.evaluate(NUMBERS))

    def expect_numbers(self, *numbers: str) -> None:
        """Waits until the markers show these numbers."""
        with contextlib.suppress(AssertionError):
            wait_until(
                self.tab,
                f"expected => JSON.stringify({NUMBERS}) === JSON.stringify(expected)",
                list(numbers),
            )
        shown = self.numbers()
        assert shown == list(numbers), f"The markers show {shown}."

    def posted_fields(self) -> list[str]:
        """The names of the inputs that the references post."""
        return list(self.tab.evaluate(REFERENCE_FIELDS))

    def publish(self) -> None:
        """Publishes from the footer."""
        self.click(self.tab.get_by_role("button", name="More actions"))
        self.click(self.tab.get_by_role("button", name="Publish", exact=True))
        expect(self.tab.get_by_text(re.compile(r"published\."))).to_be_visible()
