"""axe finds nothing on any template, at any width, in either scheme.

Rules: WCAG 2.0 to 2.2, levels A and AA, and axe's best practices
(https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md).
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import PAGES, SCHEMES, WIDTHS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(tab: Page) -> list[str]:
    """Returns what axe finds on the page, one line each."""
    found = Axe().run(tab, options={"runOnly": RULES}).response["violations"]
    return [
        f"{rule['id']}: {rule['help']} {[node['target'] for node in rule['nodes']]}"
        for rule in found
    ]


@pytest.mark.parametrize("name", PAGES)
class TestTemplates:
    def test_have_no_barrier_at_any_width_in_either_scheme(self, name: str, tab: Page):
        tab.goto(PAGES[name])
        found = {}

        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                found[f"{scheme} {width}"] = violations(tab)

        assert {where: what for where, what in found.items() if what} == {}

    def test_have_no_barrier_once_everything_is_opened(self, name: str, tab: Page):
        tab.set_viewport_size({"width": 320, "height": 900})
        tab.goto(PAGES[name])

        tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")

        assert violations(tab) == []
