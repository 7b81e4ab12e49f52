"""On every template nothing is lost, nothing overlaps, and axe finds nothing.

Loading a page takes longest, so each is loaded once, on the smallest phone, and everything is
looked at there: tests that change something put it back.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import PAGES, SCHEMES
from tests.browser.barriers import barriers

WIDTHS = (320, 375, 480, 640, 768, 1024, 1280, 1920, 2560)
NARROW, WIDE = 320, 1280

TEXT_SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
"""WCAG 2.2, success criterion 1.4.12."""

ESCAPED = """() => [...document.body.querySelectorAll('*')].filter(element => {
  const box = element.getBoundingClientRect();
  const clipped = element.closest('.table__scroll, .visually-hidden, .skip-link, wagtail-userbar');
  return box.width && !clipped && (box.right > innerWidth + 1 || box.left < -1);
}).map(element => element.className || element.tagName)"""
"""Elements that reach over an edge of the window."""

CUT_OFF = """() => [...document.querySelectorAll('main :is(a, button, p, li, h1, h2, h3)')]
  .filter(element => {
    const style = getComputedStyle(element);
    const cuts = ['hidden', 'clip'].includes(style.overflowX);
    return cuts && element.scrollWidth > element.clientWidth + 1;
  }).map(element => element.className || element.tagName)"""
"""Elements whose text is cut off."""

SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input, summary')]
  .filter(element => {
    if (!element.checkVisibility() || element.matches('.skip-link')) return false;
    const inText = element.closest('p, dd, li, figcaption, td, h3') &&
      getComputedStyle(element).display === 'inline';
    const box = element.getBoundingClientRect();
    return !inText && box.width && (box.height < 24 || box.width < 24);
  }).map(element => element.outerHTML.slice(0, 120))"""
"""Targets under 24 by 24 pixels that do not stand in a sentence (WCAG 2.2, 2.5.8)."""


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, tab: Page) -> Page:
    """Loads one template."""
    set_width(tab, NARROW)
    tab.goto(PAGES[request.param])
    return tab


def set_width(page: Page, width: int) -> None:
    """Sets the window's width, in pixels."""
    page.set_viewport_size({"width": width, "height": 900})


def lost(page: Page, width: int) -> list[str]:
    """Returns what lies outside of the window or is cut off at a width."""
    set_width(page, width)
    return [*page.evaluate(ESCAPED), *page.evaluate(CUT_OFF)]


@contextmanager
def changed(page: Page, change: str, back: str) -> Iterator[None]:
    """Changes the page and puts it back."""
    page.evaluate(change)
    try:
        yield
    finally:
        page.evaluate(back)


class TestEveryPage:
    def test_has_targets_large_enough_for_a_finger(self, page: Page):
        set_width(page, NARROW)

        assert page.evaluate(SMALL_TARGETS) == []

    def test_fits_from_the_smallest_phone_to_the_largest_screen(self, page: Page):
        wrong = {width: lost(page, width) for width in WIDTHS}

        assert {width: what for width, what in wrong.items() if what} == {}

    def test_fits_with_wider_spacing(self, page: Page):
        sheet = (
            "const sheet = new CSSStyleSheet();"
            f"sheet.replaceSync(`{TEXT_SPACING}`); document.adoptedStyleSheets.push(sheet)"
        )

        with changed(page, sheet, "document.adoptedStyleSheets.pop()"):
            assert lost(page, NARROW) == []

    def test_fits_with_the_reader_s_own_large_type(self, page: Page):
        style = "document.documentElement.style"

        with changed(
            page,
            f"{style}.setProperty('font-size', '200%')",
            f"{style}.removeProperty('font-size')",
        ):
            assert lost(page, WIDE) == []

    def test_fits_from_right_to_left(self, page: Page):
        with changed(
            page, "document.documentElement.dir = 'rtl'", "document.documentElement.dir = ''"
        ):
            assert {width: lost(page, width) for width in (NARROW, WIDE)} == {NARROW: [], WIDE: []}

    @pytest.mark.parametrize("scheme", SCHEMES)
    def test_has_no_barrier_at_either_width(self, page: Page, scheme: str):
        found = {}

        page.emulate_media(color_scheme=scheme)
        for width in (NARROW, WIDE):
            set_width(page, width)
            found[width] = barriers(page)

        assert found == {NARROW: [], WIDE: []}

    def test_has_no_barrier_once_everything_is_opened(self, page: Page):
        page.emulate_media(color_scheme="light")
        set_width(page, NARROW)

        with changed(
            page,
            "window.opened = [...document.querySelectorAll('details:not([open])')];"
            "for (const each of opened) each.open = true",
            "for (const each of opened) each.open = false",
        ):
            assert barriers(page) == []
