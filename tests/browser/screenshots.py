"""Pictures of every template, to be looked at: `pytest tests/browser/screenshots.py`.

Not collected with the tests. The pictures go to `screenshots/`, six of them to `docs/screenshots/`.
"""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.browser.addresses import PAGES, SCHEMES, WIDTHS
from tests.browser.conftest import ROOT

ALL, DOCS = ROOT / "screenshots", ROOT / "docs" / "screenshots"
IN_DOCS = (
    ("home", 1280, "light"),
    ("article", 1280, "light"),
    ("article", 320, "dark"),
    ("article-index", 768, "light"),
    ("search-results", 1280, "dark"),
    ("clinician", 768, "light"),
)
"""What the documentation shows: template, width, scheme."""

SEE_EVERYTHING = """async () => {
  for (let top = 0; top < document.body.scrollHeight; top += innerHeight / 2) {
    scrollTo(0, top);
    await new Promise(resolve => setTimeout(resolve, 60));
  }
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
  scrollTo(0, 0);
  await new Promise(resolve => setTimeout(resolve, 100));
}"""
"""Scrolls through the page, so that pictures which load late are there."""


def save(picture: bytes, target: Path) -> None:
    """Writes a picture as WebP."""
    target.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(picture)).save(target, "WEBP", quality=80, method=6)


def wait_for_fonts(route: Route) -> None:
    """Has the browser wait for the fonts, without which a first visit may be shown."""
    response = route.fetch()
    body = response.text().replace("font-display: optional", "font-display: block")
    route.fulfill(response=response, body=body)


@pytest.mark.parametrize("name", PAGES)
class TestScreenshots:
    def test_show_each_width_and_scheme(self, name: str, tab: Page):
        tab.route("**/*.css", wait_for_fonts)
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                tab.goto(PAGES[name])
                tab.evaluate(SEE_EVERYTHING)
                if (name, width, scheme) in IN_DOCS:
                    save(tab.screenshot(), DOCS / f"{name}-{width}-{scheme}.webp")
                save(tab.screenshot(full_page=True), ALL / f"{name}-{width}-{scheme}.webp")

        assert len(list(ALL.glob(f"{name}-[0-9]*.webp"))) == len(SCHEMES) * len(WIDTHS)
