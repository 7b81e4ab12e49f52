"""A scan of the running site from outside: what every answer says, and what it must not say."""

import urllib.request
from http.client import HTTPMessage
from urllib.error import HTTPError

import pytest

from tests.browser.conftest import LiveSite

PUBLIC = ("/", "/articles/", "/search/?query=sleep", "/newsletter/", "/robots.txt", "/nothing/")
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
TELLTALES = ("Server", "X-Powered-By", "Via", "X-AspNet-Version")
HIDDEN = (
    "/.env", "/.git/config", "/var/clinic.sqlite3", "/media/", "/media/original_images/",
    "/media/../clinic.sqlite3", "/static/", "/static/../manage.py", "/private/", "/django-admin/",
    "/debug/", "/server-status", "/wp-login.php", "/backup.zip",
)  # fmt: skip


def ask(site: LiveSite, path: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
    request = urllib.request.Request(site.url + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as answer:
        with answer:
            return answer.code, answer.headers, answer.read()


class TestScan:
    @pytest.mark.parametrize("path", PUBLIC)
    def test_finds_a_strict_policy_and_no_cookie(self, site: LiveSite, path: str):
        status, headers, _ = ask(site, path)

        assert status in {200, 404}
        assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Set-Cookie"] is None

    def test_finds_cookies_of_signing_in_guarded(self, site: LiveSite):
        _, headers, _ = ask(site, "/admin/login/")

        cookie = headers["Set-Cookie"]
        assert "SameSite=Lax" in cookie
        assert "no-store" in headers["Cache-Control"]

    @pytest.mark.parametrize("path", ["/", "/admin/login/", "/nothing/"])
    def test_finds_no_name_of_a_product(self, site: LiveSite, path: str):
        _, headers, _ = ask(site, path)

        assert [headers[name] for name in TELLTALES if headers[name]] in ([], ["granian"])

    @pytest.mark.parametrize("path", HIDDEN)
    def test_finds_no_file_that_is_not_for_visitors(self, site: LiveSite, path: str):
        status, _, content = ask(site, path)

        assert status in {400, 404}
        assert b"SECRET" not in content
        assert b"SQLite format" not in content

    def test_cannot_name_another_host(self, site: LiveSite):
        status, _, content = ask(site, "/", Host="evil.example")

        assert status == 400
        assert b"evil.example" not in content
