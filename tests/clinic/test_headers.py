"""What a scanner would see: headers and cookies of every kind of answer."""

import pytest
from django.test import override_settings

from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.articles import ArticlePageFactory

pytestmark = pytest.mark.long

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-src": "'self' https://www.youtube-nocookie.com https://player.vimeo.com",
    "frame-ancestors": "'self'",
}
COMMON = {
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SECURE = override_settings(
    SECURE_SSL_REDIRECT=True,
    SECURE_HSTS_SECONDS=31_536_000,
    SESSION_COOKIE_SECURE=True,
    CSRF_COOKIE_SECURE=True,
)


def policy_of(response) -> dict[str, str]:
    header = response["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


def headers_of(response) -> dict[str, str | None]:
    return {name: response.get(name) for name in COMMON}


@pytest.fixture
def article(clinic_site):
    return ArticlePageFactory(parent=clinic_site.articles, slug="sleep")


class TestHeaders:
    @pytest.mark.parametrize(
        "path", ["/", "/articles/", "/articles/sleep/", "/search/?query=x", "/newsletter/", "/no/"]
    )
    def test_of_public_pages_allow_nothing_inline_and_no_other_host(self, client, article, path):
        response = client.get(path)

        assert policy_of(response) == POLICY
        assert headers_of(response) == COMMON
        assert not response.cookies

    @pytest.mark.parametrize("path", ["/articles/feed/", "/sitemap.xml", "/robots.txt", "/healthz"])
    def test_of_what_machines_read_are_the_same(self, client, article, path):
        response = client.get(path)

        assert policy_of(response) == POLICY
        assert headers_of(response) == COMMON

    def test_of_previews_are_those_of_public_pages(self, client, article):
        client.force_login(UserFactory(is_superuser=True))

        draft = client.get(f"/admin/pages/{article.pk}/view_draft/")
        revision = article.save_revision()
        older = client.get(f"/admin/pages/{article.pk}/revisions/{revision.pk}/view/")

        for response in (draft, older):
            assert response.status_code == 200
            assert headers_of(response) == COMMON
            assert policy_of(response) == POLICY

    def test_of_the_admin_are_never_cached_nor_framed_elsewhere(self, client, article):
        client.force_login(UserFactory(is_superuser=True))

        response = client.get("/admin/")

        assert headers_of(response) == COMMON
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]

    @pytest.mark.parametrize("path", ["", "login/", "no/", "pages/", "images/", "reports/"])
    def test_of_the_admin_allow_no_other_host(self, client, article, path):
        client.force_login(UserFactory(is_superuser=True))

        policy = policy_of(client.get(f"/admin/{path}"))

        assert policy == POLICY | {
            "script-src": "'self' 'unsafe-inline'",
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
        }
        assert "eval" not in str(policy)

    def test_of_the_admin_only_report_while_a_package_is_tried(self, client, article, settings):
        settings.ADMIN_POLICY_REPORTS = True
        client.force_login(UserFactory(is_superuser=True))

        response = client.get("/admin/")
        public = client.get("/")

        assert "Content-Security-Policy" not in response
        assert "'unsafe-inline'" in response["Content-Security-Policy-Report-Only"]
        assert policy_of(public) == POLICY

    @SECURE
    def test_keep_browsers_on_https(self, client, article):
        plain = client.get("/articles/")
        secure = client.get("/articles/", secure=True)

        assert plain["Location"] == "https://testserver/articles/"
        assert secure["Strict-Transport-Security"] == "max-age=31536000"

    @SECURE
    def test_protect_the_cookies_of_signing_in(self, client, clinic_site):
        UserFactory(username="ada", is_superuser=True)

        form = client.get("/admin/login/", secure=True)
        client.post("/admin/login/", {"username": "ada", "password": PASSWORD}, secure=True)

        assert client.cookies["csrftoken"]["secure"]
        assert client.cookies["sessionid"]["secure"]
        assert client.cookies["sessionid"]["httponly"]
        assert form["Cache-Control"]

    def test_name_no_product(self, client, article):
        response = client.get("/")

        assert "Server" not in response
        assert "X-Powered-By" not in response
        assert "generator" not in response.content.decode().lower()

    def test_refuse_another_host(self, client, article):
        assert client.get("/", HTTP_HOST="evil.example").status_code == 400


class TestPublicForms:
    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"Sec-Fetch-Site": "cross-site"}, 403),
            ({"Sec-Fetch-Site": "same-site"}, 403),
            ({"Origin": "https://evil.example"}, 403),
            ({"Origin": "null"}, 403),
            ({}, 403),
            ({"Origin": "http://testserver"}, 302),
            ({"Sec-Fetch-Site": "same-origin"}, 302),
        ],
    )
    def test_ask_where_a_post_comes_from_and_set_no_cookie(
        self, client, clinic_site, headers, status
    ):
        response = client.post("/newsletter/", {"email": "a@example.org"}, headers=headers)

        assert response.status_code == status
        assert not response.cookies
