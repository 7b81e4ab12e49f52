"""What patients do: from a text to a call, to the right person, to the price, to the door."""

import io

import pikepdf
import pytest
from playwright.sync_api import Page, expect

BLOOD_PRESSURE = "/articles/home-blood-pressure/"
CALL = "tel:+15035550142"
BEGINS = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('.prose > p, .prose > .key-points'));
  return range.getClientRects()[0].bottom;
}"""
"""How far down the article's first line ends, in pixels."""
LOWER_EDGE = "each => each.offsetTop + each.offsetHeight"
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}


def pages_of(tab: Page, paper: str) -> int:
    """Prints the page and returns how many sheets it takes."""
    with pikepdf.open(io.BytesIO(tab.pdf(format=paper))) as pdf:
        return len(pdf.pages)


class TestArticle:
    def test_begins_in_the_first_window_and_leads_to_a_call(self, tab: Page):
        began = {}
        for width, height in ((1280, 800), (320, 640)):
            tab.set_viewport_size({"width": width, "height": height})
            tab.goto(BLOOD_PRESSURE)
            began[width] = tab.evaluate(BEGINS) / height

        assert began[1280] <= 1
        assert began[320] <= 1.3
        next_steps = tab.locator(".next-steps")
        assert next_steps.locator(f"a[href='{CALL}']").count() == 1
        assert next_steps.get_by_role("link", name="Ben Harrow, ND").count() == 1
        button = next_steps.locator(f"a[href='{CALL}']")
        button.focus()
        expect(button).to_be_in_viewport()
        assert button.evaluate("each => each.getClientRects().length") == 1
        tab.set_viewport_size({"width": 320, "height": 640})
        assert (
            tab.locator(".site-header").evaluate("each => each.offsetTop + each.offsetHeight")
            <= 110
        )

    def test_prints_on_four_pages_and_hands_out_one(self, tab: Page):
        tab.goto(BLOOD_PRESSURE)
        tab.emulate_media(media="print")
        whole = pages_of(tab, "A4")
        look = tab.evaluate(
            """() => [getComputedStyle(document.body).backgroundColor,
              parseFloat(getComputedStyle(document.querySelector('.prose > p')).fontSize),
              document.querySelector('.share').checkVisibility()]"""
        )
        tab.goto(f"{BLOOD_PRESSURE}hand-out/")
        sheets = {paper: pages_of(tab, paper) for paper in ("A4", "Letter")}
        tab.emulate_media(media="screen")

        assert whole <= 4
        assert look[0] == "rgb(255, 255, 255)"
        assert look[1] <= 15
        assert look[2] is False
        assert sheets == {"A4": 1, "Letter": 1}


@pytest.mark.parametrize("size", SIZES)
class TestPatients:
    def test_find_person_price_and_door(self, tab: Page, size: str):
        tab.set_viewport_size(SIZES[size])
        tab.goto("/a-z/")

        tab.get_by_role("link", name="hot flashes", exact=True).press("Enter")
        tab.wait_for_url("**/topic/menopause/")
        tab.locator(".who-can-help").get_by_role("link", name="Ben Harrow, ND").press("Enter")
        tab.wait_for_url("**/team/ben-harrow/")
        book = tab.get_by_role("link", name="Book with Ben Harrow")
        assert book.get_attribute("href") == "https://booking.example.org/ben-harrow"
        if size == "phone":
            tab.get_by_text("Menu", exact=True).click()
        menu = tab.get_by_role("navigation", name="Main")
        menu.get_by_role("link", name="Fees and insurance").press("Enter")
        tab.wait_for_url("**/insurance-and-fees/")
        row = tab.get_by_role("row", name="Sample Health Plan")
        expect(row).to_contain_text("In network")
        expect(tab.get_by_role("row", name="Menopause visit")).to_contain_text("$140")
        if size == "phone":
            tab.get_by_text("Menu", exact=True).click()
        menu.get_by_role("link", name="Visit us").press("Enter")
        tab.wait_for_url("**/visit/")
        expect(tab.get_by_text("1200 NW Sample Street").first).to_be_visible()
        expect(tab.get_by_role("definition").filter(has_text="two wide spaces")).to_be_visible()


class TestSharing:
    def test_copies_the_address_without_another_host(self, visitor: Page):
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visitor.goto(BLOOD_PRESSURE)

        visitor.get_by_role("button", name="Copy the link").press("Enter")

        expect(visitor.get_by_text("The link is copied.")).to_be_visible()
        assert visitor.evaluate("navigator.clipboard.readText()").endswith(BLOOD_PRESSURE)
        mail = visitor.get_by_role("link", name="Send by e-mail").get_attribute("href")
        assert mail.startswith("mailto:?subject=Taking%20your%20blood%20pressure")


class TestPreview:
    def test_is_announced_and_lets_the_keyboard_through(self, visitor: Page):
        visitor.goto(BLOOD_PRESSURE)
        marker = visitor.locator(".citation a").first

        marker.focus()
        expect(visitor.locator("citation-previews + [role=status]")).to_contain_text("Greenlund")
        links = visitor.locator(".citation-preview a").count()
        for _ in range(links):
            visitor.keyboard.press("Tab")
            expect(visitor.locator(".citation-preview a:focus")).to_have_count(1)
        visitor.keyboard.press("Tab")

        assert links
        expect(visitor.locator(".citation-preview a:focus")).to_have_count(0)
        expect(visitor.locator("body:focus")).to_have_count(0)
        visitor.keyboard.press("Escape")
        expect(visitor.locator(".citation-preview")).to_have_count(0)
