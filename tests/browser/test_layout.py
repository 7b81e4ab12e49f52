"""How wide a line is, and what a reader's own settings change."""

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ARTICLE, HOME


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
        source = tab.locator(".references__entry").first.inner_text()
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
        assert "doi: 10." in source or "Available from: https://" in source
        assert "Publisher’s page" not in source
