"""What a page may cost a reader: bytes, requests, script, other hosts, cookies."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pytest
from playwright.sync_api import Browser, Request, Response

from tests.browser.addresses import ARTICLE, HOME, INDEX, TEMPLATES
from tests.browser.conftest import LiveSite

PICTURES = ("image/avif", "image/webp", "image/jpeg", "image/png")
ARTICLE_BYTES = 100_000
SCRIPT_BYTES = 15_000
REQUESTS = 12

LAYOUT_SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => resolve(sum), 500);
})"""


@dataclass
class Visit:
    """This visit records what one page view fetched."""

    addresses: list[str] = field(default_factory=list)
    """What was asked for, with or without an answer."""
    finished: list[Request] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    """What came; a request that the browser gives up has none."""
    cookies: list[str] = field(default_factory=list)
    layout_shift: float = 0

    def ask(self, request: Request) -> None:
        """Adds a request."""
        self.addresses.append(request.url)

    def finish(self, request: Request) -> None:
        """Adds an answered request."""
        self.finished.append(request)

    def bytes_of(self, *kinds: str, other_than: tuple[str, ...] = ()) -> int:
        """Returns the bytes on the wire of these media types, or of all but some."""
        return sum(
            sum(
                response.request.sizes()[part]
                for part in ("responseBodySize", "responseHeadersSize")
            )
            for response in self.responses
            if response.headers.get("content-type", "").split(";")[0] not in other_than
            and (not kinds or response.headers.get("content-type", "").split(";")[0] in kinds)
        )


@pytest.fixture(scope="module")
def visit(browser: Browser, site: LiveSite) -> Iterator:
    """Returns a function that visits a page for the first time, as a phone does.

    What a first visit fetched is looked at in many ways; there is one for each page.
    """

    @cache
    def go(path: str) -> Visit:
        seen = Visit()
        context = browser.new_context(
            base_url=site.url, viewport={"width": 412, "height": 823}, device_scale_factor=1.75
        )
        tab = context.new_page()
        tab.on("request", seen.ask)
        tab.on("requestfinished", seen.finish)
        tab.goto(path, wait_until="networkidle")
        seen.layout_shift = tab.evaluate(LAYOUT_SHIFT)
        seen.responses = [
            each.response() for each in seen.finished if not each.url.endswith("favicon.ico")
        ]
        seen.bytes_of()
        seen.cookies = [cookie["name"] for cookie in context.cookies()]
        visits.append(context)
        return seen

    visits = []
    yield go
    for context in visits:
        context.close()


class TestArticle:
    def test_weighs_at_most_a_hundred_kilobytes_without_its_pictures(self, visit):
        seen = visit(ARTICLE)

        assert seen.bytes_of(other_than=PICTURES) <= ARTICLE_BYTES

    def test_asks_at_most_twelve_times(self, visit):
        assert len(visit(ARTICLE).responses) <= REQUESTS

    def test_runs_at_most_fifteen_kilobytes_of_script(self, visit):
        seen = visit(ARTICLE)

        assert 0 < seen.bytes_of("text/javascript", "application/javascript") <= SCRIPT_BYTES

    def test_loads_one_stylesheet_and_one_module(self, visit):
        kinds = [
            response.headers["content-type"].split(";")[0] for response in visit(ARTICLE).responses
        ]

        assert kinds.count("text/css") == 1
        assert sum("javascript" in kind for kind in kinds) == 1


class TestLayoutShift:
    @pytest.mark.parametrize("path", [HOME, INDEX, ARTICLE])
    def test_is_none(self, visit, path: str):
        assert visit(path).layout_shift == pytest.approx(0, abs=0.001)


@pytest.mark.parametrize("name", TEMPLATES)
class TestPrivacy:
    def test_asks_no_other_host_and_leaves_no_cookie(self, name: str, visit, site: LiveSite):
        seen = visit(TEMPLATES[name])

        assert seen.addresses
        assert [each for each in seen.addresses if not each.startswith(site.url)] == []
        assert seen.cookies == []
