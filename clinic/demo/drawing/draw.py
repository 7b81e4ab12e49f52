"""Draws the demo pictures again: `python -m clinic.demo.drawing.draw` (needs Chromium)."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from clinic.demo.drawing.diagrams import DIAGRAMS
from clinic.demo.drawing.landscapes import LANDSCAPES
from clinic.demo.drawing.portraits import PORTRAITS
from clinic.demo.drawing.still_lifes import STILL_LIFES

FOLDER = Path(__file__).parent.parent / "pictures"
CHROMIUM = "/usr/bin/chromium"
LIMIT = 60_000
"""Bytes that one picture may take in the repository."""


def save(page: Page, name: str, svg: str) -> int:
    """Writes the drawing as WebP and returns its size in bytes."""
    page.set_content(f"<!doctype html><style>*{{margin:0;display:block}}</style>{svg}")
    shot = Image.open(io.BytesIO(page.locator("svg").screenshot())).convert("RGB")
    target = FOLDER / f"{name}.webp"
    for quality in (88, 80, 70):
        shot.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= LIMIT:
            break
    return target.stat().st_size


def main() -> None:
    """Draws every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1600, "height": 1200})
        for name, draw in {**LANDSCAPES, **STILL_LIFES, **PORTRAITS, **DIAGRAMS}.items():
            size = save(page, name, draw())
            print(f"{name}: {size:,} bytes")  # noqa: T201 — a command's output
        browser.close()


if __name__ == "__main__":
    main()
