"""One real site and one real browser for all browser tests of a worker.

The site is what `make run` serves: production settings, granian, the demo, on a free port of the
loopback interface, with a database of its own on the engine under test.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    StorageState,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.console import Console, console
from tests.migrated import copy_migrated, is_sqlite, one_at_a_time

ROOT = Path(__file__).parent.parent.parent
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first one opens no windows, and takes a quarter of the processor time of the others."""
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RUN = """
import os, sys
from clinic.serve import run
from clinic.starting.address import read_address
sys.exit(run(read_address(os.environ)))
"""
"""What `make run` does once it knows that this is no clinic's own site: it refuses PostgreSQL."""
PHONE: ViewportSize = {"width": 375, "height": 812}
START_SECONDS = 300
PATIENCE = 30_000
"""Milliseconds until something expected counts as missing, on a busy machine too."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what `make quick` leaves out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))  # ADR 0044


@dataclass(frozen=True, slots=True)
class LiveSite:
    """This site runs in a process of its own."""

    url: str
    folder: Path
    """Where its files and its log lie."""
    console: Console

    def run(self, code: str) -> str:
        """Runs Python on the site's database and returns what it prints."""
        return self.console.run(code)


@pytest.fixture(scope="package")
def site(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config, worker_id: str
) -> Iterator[LiveSite]:
    """Serves the demo site until the worker's last browser test is done.

    Its static files stay from run to run while their sources do: compressing them takes longest.
    Workers start one after the other, so that only the first one compresses them.
    """
    folder = tmp_path_factory.mktemp("site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "STATIC_DIR": str(pytestconfig.cache.mkdir("static")),
        "DATABASE_URL": copy_migrated(
            str(folder / "clinic.sqlite3") if is_sqlite() else f"browser_{worker_id}"
        ),
        "SECRET_KEY": "only-for-tests-" * 4,
        "DJANGO_SETTINGS_MODULE": "clinic.settings.production",
        "HTTPS": "off",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": url,
        "LOOKUP_SERVICES": json.dumps(
            {
                **dict.fromkeys(("eutils", "idconv", "crossref", "datacite"), "http://127.0.0.1:9"),
                "timeout": 0.2,
            }
        ),
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    log = folder / "log"
    with one_at_a_time("static"):
        server = start_server(environment, log)
        try:
            wait_until_served(f"{url}/healthz", server, log)
        except BaseException:
            stop_server(server)
            raise
    try:
        with console(environment) as shell:
            yield LiveSite(url, folder, shell)
    finally:
        assert stop_server(server) == 0, log.read_text()


def start_server(environment: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    """Starts what `make run` starts."""
    with log.open("w") as output:
        return subprocess.Popen(
            [sys.executable, "-c", RUN],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip


def stop_server(server: "subprocess.Popen[bytes]") -> int:
    """Stops it as a terminal does at Ctrl-C; returns its status."""
    with suppress(ProcessLookupError):  # it has ended by itself
        os.killpg(server.pid, signal.SIGINT)
    return server.wait(timeout=30)


def wait_until_served(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Waits for the first answer; fails with the server's own words when there is none."""
    for _ in range(START_SECONDS * 5):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"The site did not start:\n{log.read_text()}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Starts the system's Chromium."""
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        pytest.fail("There is no Chromium. `make browser` installs it or says how.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


RENDER = """
import json
from django.template.loader import render_to_string
print(json.dumps({status: render_to_string(f"{status}.html") for status in (500, 503, 507)}))
"""


@pytest.fixture(scope="package")
def broken_pages(site: LiveSite) -> dict[str, str]:
    """Renders what the site shows when it cannot answer, by status."""
    return dict(json.loads(site.run(RENDER)))


@pytest.fixture(scope="module")
def tab(browser: Browser, site: LiveSite, broken_pages: dict[str, str]) -> Iterator[Page]:
    """Opens one tab for all templates, those of a broken site among them."""
    context = browser.new_context(base_url=site.url, reduced_motion="reduce")

    def answer(route: Route) -> None:
        status = route.request.url.strip("/").rpartition("/")[2]
        route.fulfill(content_type="text/html", body=broken_pages[status])

    context.route("**/broken/*/", answer)
    page = context.new_page()
    page.goto("/", wait_until="networkidle")  # fonts are there from the second page on
    yield page
    context.close()


OpenTab = Callable[..., Page]
"""Opens a tab, without cookies or with those of a `storage_state`."""
EXPECTED = re.compile(r"/admin/(pages/(add/.*|\d+/edit)|article-editing/(session|words))/$")
"""Where the admin answers 400 to what is unfinished, and 401 to somebody who is signed out."""


def fault_of(error: str) -> list[str]:
    """Returns a script's fault; nothing where Wagtail's own checks of a preview overtake another.

    https://github.com/wagtail/wagtail/blob/v7.4/client/src/includes/a11y-result.ts
    """
    return [] if error.startswith("Axe is already running") else [error]


def problem_of(line: ConsoleMessage) -> list[str]:
    """Returns an error of the console with its address; nothing for other lines."""
    address = line.location.get("url", "")
    expected = "400" in line.text or "401" in line.text  # unfinished, or signed out
    is_unfinished = expected and EXPECTED.search(address)
    return [f"{line.text} {address}"] if line.type == "error" and not is_unfinished else []


def open_context(
    browser: Browser, site: LiveSite, storage_state: StorageState | None = None
) -> BrowserContext:
    """Opens what tabs share: cookies, what is stored, and files that were fetched before."""
    context = browser.new_context(
        base_url=site.url, viewport={"width": 1280, "height": 900}, service_workers="block",
        storage_state=storage_state,
    )  # fmt: skip
    context.set_default_timeout(PATIENCE)
    return context


def watched(page: Page, problems: list[str]) -> Page:
    """Notes each error in the console of a tab."""
    page.on("pageerror", lambda error: problems.extend(fault_of(str(error))))
    page.on("console", lambda line: problems.extend(problem_of(line)))
    return page


@pytest.fixture
def open_tab(browser: Browser, site: LiveSite) -> Iterator[OpenTab]:
    """Opens tabs of their own; an error in the console of any fails the test."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_one(storage_state: StorageState | None = None) -> Page:
        contexts.append(open_context(browser, site, storage_state))
        return watched(contexts[-1].new_page(), problems)

    yield open_one
    for context in contexts:
        context.close()
    assert not problems


@pytest.fixture
def visitor(open_tab: OpenTab) -> Page:
    """Opens a visitor's tab."""
    return open_tab()


@pytest.fixture
def without_script(browser: Browser, site: LiveSite) -> Iterator[Page]:
    """Opens a phone's browser in which JavaScript is off."""
    context = browser.new_context(base_url=site.url, java_script_enabled=False, viewport=PHONE)
    yield context.new_page()
    context.close()


def sign_in(tab: Page, name: str, password: str) -> None:
    """Gives name and password, and waits for the answer, whatever it is."""
    tab.goto("/admin/login/")
    tab.get_by_label("Username").fill(name)
    tab.get_by_label("Password").fill(password)
    with tab.expect_navigation():
        tab.get_by_role("button", name="Sign in").click()


@pytest.fixture(scope="package")
def administrator(browser: Browser, site: LiveSite) -> StorageState:
    """Signs in as the demo's administrator, once for all tests."""
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    sign_in(page, "admin", "demo")
    page.wait_for_url("**/admin/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="package")
def editors(
    browser: Browser, site: LiveSite, administrator: StorageState
) -> Iterator[BrowserContext]:
    """Opens what the administrator's tabs share: the admin's scripts are fetched and read once."""
    context = open_context(browser, site, administrator)
    yield context
    context.close()


@pytest.fixture
def editor(editors: BrowserContext, administrator: StorageState) -> Iterator[Page]:
    """Opens a tab in which the demo's administrator is signed in."""
    problems: list[str] = []
    editors.add_cookies([{**cookie} for cookie in administrator["cookies"]])
    page = watched(editors.new_page(), problems)
    yield page
    if not page.is_closed():
        if page.url.startswith("http"):
            page.evaluate("() => localStorage.clear()")  # which panels stand open, among others
        page.close()
    assert not problems
