"""Nothing is lost and nothing overlaps: from 320 to 2560 pixels and however people read."""

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ARTICLE, HOME, PAGES

WIDTHS = (320, 375, 480, 640, 768, 1024, 1280, 1920, 2560)

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


@pytest.mark.parametrize("name", PAGES)
class TestWidths:
    def test_fit_from_the_smallest_phone_to_the_largest_screen(self, name: str, tab: Page):
        tab.goto(PAGES[name])
        wrong = {}

        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            wrong[width] = [*tab.evaluate(ESCAPED), *tab.evaluate(CUT_OFF)]

        assert {width: what for width, what in wrong.items() if what} == {}

    def test_fit_with_wider_spacing(self, name: str, tab: Page):
        tab.set_viewport_size({"width": 320, "height": 900})
        tab.goto(PAGES[name])

        tab.evaluate(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
            "document.adoptedStyleSheets = [sheet]; }",
            TEXT_SPACING,
        )

        assert [*tab.evaluate(ESCAPED), *tab.evaluate(CUT_OFF)] == []

    def test_fit_with_the_reader_s_own_large_type(self, name: str, tab: Page):
        tab.set_viewport_size({"width": 1280, "height": 900})
        tab.goto(PAGES[name])

        tab.evaluate("document.documentElement.style.setProperty('font-size', '200%')")

        assert [*tab.evaluate(ESCAPED), *tab.evaluate(CUT_OFF)] == []

    def test_fit_from_right_to_left(self, name: str, tab: Page):
        tab.goto(PAGES[name])
        wrong = {}

        for width in (320, 1280):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.evaluate("document.documentElement.dir = 'rtl'")
            wrong[width] = [*tab.evaluate(ESCAPED), *tab.evaluate(CUT_OFF)]

        assert wrong == {320: [], 1280: []}

    def test_have_targets_large_enough_for_a_finger(self, name: str, tab: Page):
        tab.set_viewport_size({"width": 320, "height": 900})
        tab.goto(PAGES[name])

        assert tab.evaluate(SMALL_TARGETS) == []


class TestMeasure:
    def test_is_about_sixty_five_characters(self, tab: Page):
        tab.set_viewport_size({"width": 1280, "height": 900})
        tab.goto(ARTICLE)

        characters = tab.evaluate(
            """() => {
              const text = document.querySelector('.prose > p');
              const probe = document.createElement('span');
              probe.textContent = text.textContent.slice(0, 400);
              probe.style.setProperty('white-space', 'nowrap');
              text.append(probe);
              const width = probe.getBoundingClientRect().width / probe.textContent.length;
              probe.remove();
              return text.getBoundingClientRect().width / width;
            }"""
        )

        assert 58 <= characters <= 74


class TestSystemSettings:
    def test_keep_edges_and_signs_in_forced_colours(self, tab: Page):
        tab.emulate_media(forced_colors="active")
        tab.goto("/articles/ultra-processed-food/")

        edges = tab.evaluate(
            """() => [...document.querySelectorAll('.callout, .key-points, .button')].map(
              element => getComputedStyle(element).borderTopWidth)"""
        )
        tab.emulate_media(forced_colors="none")

        assert edges
        assert "0px" not in edges

    @pytest.mark.parametrize("motion", ["reduce", "no-preference"])
    def test_move_nothing_for_people_who_ask_for_stillness(self, tab: Page, motion: str):
        tab.emulate_media(reduced_motion=motion)
        tab.goto(HOME)

        moving = tab.evaluate(
            """() => [...document.querySelectorAll('*')].filter(element => {
              const style = getComputedStyle(element);
              return parseFloat(style.transitionDuration) || style.animationName !== 'none' ||
                style.scrollBehavior === 'smooth';
            }).length"""
        )
        tab.emulate_media(reduced_motion="reduce")

        assert bool(moving) is (motion == "no-preference")

    def test_print_the_text_and_its_sources_alone(self, tab: Page):
        tab.goto(ARTICLE)
        tab.emulate_media(media="print")

        seen = tab.evaluate(
            """() => Object.fromEntries(['.navigation__list', '.navigation__toggle', '.sign-up',
              '.related', '.article__title', '.references', '.prose', '.contact'].map(name =>
              [name, document.querySelector(name).checkVisibility()]))"""
        )
        address = tab.evaluate(
            "getComputedStyle(document.querySelector('.references__entry a'), '::after').content"
        )
        tab.emulate_media(media="screen")

        assert seen == {
            ".navigation__list": False,
            ".navigation__toggle": False,
            ".sign-up": False,
            ".related": False,
            ".article__title": True,
            ".references": True,
            ".prose": True,
            ".contact": True,
        }
        assert "https://" in address
