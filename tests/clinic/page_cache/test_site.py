"""The cache in front of the site itself: what is stored is what Django would say again."""

import gzip
from datetime import datetime, timedelta
from types import SimpleNamespace

import brotli
import pytest
import time_machine
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from clinic.page_cache import installing, middleware
from clinic.page_cache.application import BEGAN, GONE, OFFER, TOKEN, PageCache
from clinic.page_cache.entries import Store
from home.models import AppearanceSettings
from tests.clinic.page_cache.applications import StillWatch, call, environ_of, visit
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory, TopicFactory
from tests.factories.home import IntakeNoticeFactory, StandardPageFactory
from tests.factories.testimonials import published

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


@pytest.fixture(autouse=True)
def _connection_stays_open():
    """Keeps the end of a request from ending the test's transaction, as Django's client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def article(clinic_site):
    topics = [TopicFactory(slug="rest")]
    return ArticlePageFactory(parent=clinic_site.articles, slug="sleep", topics=topics)


@pytest.fixture
def watch():
    return StillWatch()


class Counting:
    """This application counts what reaches Django."""

    def __init__(self) -> None:
        self.django = get_wsgi_application()
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)


@pytest.fixture
def django():
    return Counting()


@pytest.fixture
def cache(django, watch, article):
    return PageCache(django, installing.rules(), watch, Store(10_000_000))


STORED = [
    "/",
    "/articles/",
    "/articles/sleep/",
    "/articles/topic/rest/",
    "/articles/feed/",
    "/articles/cite/sleep/ris/",
    "/robots.txt",
    "/site.webmanifest",
]
NOT_STORED = [
    "/admin/login/",
    "/search/?q=sleep",
    "/search/suggestions/?q=sl",
    "/newsletter/",
    "/newsletter/confirm/x/",
    "/healthz",
    "/readyz",
    "/sitemap.xml",
    "/no-such-page/",
    "/articles",
    "/documents/1/x.pdf",
    "/_util/login/",
    "/articles/?page=2",
]


def ask(application, address, **headers):
    path, _, query = address.partition("?")
    return visit(application, path, query, **headers)


class TestStored:
    @pytest.mark.parametrize("path", STORED)
    def test_are_public_pages(self, cache, django, path):
        first, second = ask(cache, path), ask(cache, path)

        assert first == second
        assert (first.status, django.asked) == (200, 1)
        assert first.headers["cache-control"] == "no-cache"
        assert first.headers["vary"] == "Accept-Encoding"
        assert first.headers["etag"]
        assert "content-security-policy" in first.headers
        assert not {"set-cookie", "age", "cache-status"} & first.headers.keys()

    def test_are_the_colours_of_the_clinic_with_their_own_lifetime(self, cache, django, article):
        look = AppearanceSettings.objects.create(site=article.get_site(), accent="#112233")

        first, second = ask(cache, look.stylesheet_url), ask(cache, look.stylesheet_url)

        assert first == second
        assert "immutable" in first.headers["cache-control"]
        assert django.asked == 1

    def test_set_no_cookie_and_ask_no_session(self, client, article):
        response = client.get("/articles/sleep/")

        assert not response.cookies
        assert not response.wsgi_request.session.accessed
        assert "Cookie" not in response.get("Vary", "")

    def test_are_not_told_apart_by_campaigns(self, cache, django):
        ask(cache, "/articles/sleep/")

        answer = ask(cache, "/articles/sleep/?utm_source=spring2026&fbclid=1")

        assert django.asked == 1
        assert b"spring2026" not in answer.body

    def test_are_never_more_than_the_settings_allow(self, settings, monkeypatch):
        monkeypatch.setattr(installing, "current_state", SimpleNamespace(watch=None))
        monkeypatch.setattr(installing, "listen", None)
        settings.PAGE_CACHE_MEGABYTES = 3

        assert installing.in_front_of(len).application.store.largest == 3 * 1024 * 1024

        settings.PAGE_CACHE_MEGABYTES = 0

        assert installing.in_front_of(len).application is len


class TestNotStored:
    @pytest.mark.parametrize("path", NOT_STORED)
    def test_is_everything_else(self, cache, path):
        ask(cache, path)

        assert len(cache.store) == 0

    def test_is_another_host(self, cache):
        assert ask(cache, "/", host="evil.example").status == 400
        assert len(cache.store) == 0

    @pytest.mark.parametrize("kind", ["login", "password"])
    def test_is_a_restricted_page(self, cache, article, kind):
        PageViewRestriction.objects.create(page=article, restriction_type=kind, password="x")

        answer = ask(cache, "/articles/sleep/")

        assert (answer.status == 302) == (kind == "login")
        assert len(cache.store) == 0

    def test_is_what_an_editor_sees(self, cache, client, article):
        client.force_login(UserFactory(is_superuser=True))
        session = f"sessionid={client.cookies['sessionid'].value}"
        ask(cache, "/articles/sleep/")

        answer = ask(cache, "/articles/sleep/", cookie=session)

        assert b"wagtail-userbar" in answer.body
        assert answer.headers["cache-control"] == "private, no-cache"
        assert b"wagtail-userbar" not in ask(cache, "/articles/sleep/").body

    def test_is_a_preview(self, client, rf, article):
        client.force_login(UserFactory(is_superuser=True))

        response = client.get(f"/admin/pages/{article.pk}/view_draft/")

        assert not middleware.is_for_everybody(response.wsgi_request, response)

    @pytest.mark.parametrize(
        "change",
        [
            lambda request, response: response.set_cookie("a", "b"),
            lambda request, response: response.__setitem__("Cache-Control", "private"),
            lambda request, response: response.__setitem__("Cache-Control", "no-store"),
            lambda request, response: setattr(response, "status_code", 404),
            lambda request, response: setattr(request, "is_preview", True),
            lambda request, response: setattr(request, "method", "POST"),
            lambda request, response: request.META.update(CSRF_COOKIE_NEEDS_UPDATE=True),
            lambda request, response: request.session.get("x"),
            lambda request, response: request.COOKIES.update(sessionid="x"),
            lambda request, response: setattr(request.resolver_match, "view_name", "other"),
            lambda request, response: setattr(request, "resolver_match", None),
        ],
    )
    def test_is_an_answer_with_a_trace_of_its_visitor(self, client, article, change):
        response = client.get("/articles/sleep/")
        request = response.wsgi_request
        before = middleware.is_for_everybody(request, response)

        change(request, response)

        assert before
        assert not middleware.is_for_everybody(request, response)

    def test_is_compressed_by_django(self, cache):
        answer = ask(cache, "/newsletter/", accept_encoding="gzip")

        assert b"</html>" in gzip.decompress(answer.body)


class TestProxies:
    def test_ask_before_each_use(self, client, article):
        assert client.get("/articles/sleep/")["Cache-Control"] == "no-cache"

    def test_keep_a_page_for_a_minute_where_wagtail_purges_them(self, client, article, settings):
        settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": "x"}}

        public = client.get("/articles/sleep/")["Cache-Control"]
        client.force_login(UserFactory(is_superuser=True))
        own = client.get("/articles/sleep/")["Cache-Control"]

        assert public == "public, max-age=0, s-maxage=60, must-revalidate"
        assert "s-maxage" not in own
        assert "private" in own

    def test_keep_what_is_under_a_password_nowhere(self, client, article, settings):
        settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": "x"}}
        PageViewRestriction.objects.create(page=article, restriction_type="password", password="x")

        control = client.get("/articles/sleep/")["Cache-Control"]

        assert "no-store" in control
        assert "s-maxage" not in control


class TestBoundary:
    NOON = datetime(2026, 3, 2, 20, tzinfo=timezone.get_fixed_timezone(0))
    """Noon in Portland."""

    def offered(self, path="/articles/sleep/"):
        environ = environ_of(path) | {TOKEN: (object(),), BEGAN: timezone.now().timestamp()}
        call(get_wsgi_application(), environ)
        until, kept = environ[OFFER]
        return until - timezone.now().timestamp(), kept - timezone.now().timestamp()

    def test_is_midnight_here(self, article):
        with time_machine.travel(self.NOON, tick=False):
            assert self.offered() == (12 * 3600, float("inf"))

    @pytest.mark.parametrize("field", ["starts_at", "ends_at"])
    def test_is_where_the_banner_begins_or_ends(self, article, clinic_site, field):
        with time_machine.travel(self.NOON, tick=False):
            at = timezone.now() + timedelta(minutes=5)
            IntakeNoticeFactory(site=clinic_site.site, **{field: at})

            assert self.offered()[0] == 300

    def test_keeps_no_copy_of_a_testimonial_beyond_its_authorization(self, article, clinic_site):
        with time_machine.travel(self.NOON, tick=False):
            published()
            clinic_site.home.body = [("testimonials", {"title": "", "testimonials": []})]
            clinic_site.home.save()

            today = timezone.localdate()
            last = datetime.combine(today.replace(year=today.year + 1), datetime.min.time())
            with_testimonials = self.offered("/")[1]

        expected = timezone.make_aware(last) + timedelta(days=1) - self.NOON
        assert with_testimonials == expected.total_seconds()


class TestWithoutDatabase:
    @pytest.mark.parametrize("path", ["/articles/sleep/", "/search/?q=x", "/admin/"])
    def test_says_that_the_site_will_be_back(self, cache, watch, path, django_assert_num_queries):
        watch.gone = True

        with django_assert_num_queries(0):
            answer = ask(cache, path)

        assert answer.status == 503
        assert answer.headers["retry-after"] == "30"
        assert answer.headers["cache-control"] == "no-store"
        assert b"911" in answer.body
        assert answer.headers["x-frame-options"] == "SAMEORIGIN"

    def test_still_says_that_the_process_lives(self, cache, watch):
        watch.gone = True

        assert ask(cache, "/healthz").status == 200

    def test_is_also_seen_by_a_view_that_fails(self, client, article, monkeypatch):
        def fails(*args, **kwargs):
            raise OperationalError("cut")

        client.raise_request_exception = False
        monkeypatch.setattr(Page, "route_for_request", fails)

        response = client.get("/articles/sleep/")

        assert response.status_code == 503
        assert response["Retry-After"] == "30"

    def test_serves_the_copy_when_rendering_fails(self, cache, watch, monkeypatch):
        good = ask(cache, "/articles/sleep/")
        watch.generation += 1

        def fails(*args, **kwargs):
            raise OperationalError("cut")

        monkeypatch.setattr(Page, "route_for_request", fails)

        answer = ask(cache, "/articles/sleep/")

        assert answer.body == good.body
        assert answer.headers["cache-status"] == "clinic-pages; fwd=stale; fwd-status=503"

    def test_is_believed_from_the_cache_alone(self, client, article):
        assert client.get("/articles/sleep/", headers={GONE: "1"}).status_code == 200


ADDRESSES = st.sampled_from([*STORED, *NOT_STORED, "/articles/sleep/?page=2&utm_source=x"])
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "accept_encoding": st.sampled_from(["", "gzip", "br", "gzip, br", "identity"]),
        "cookie": st.sampled_from(["_ga=1", "csrftoken=" + "x" * 32, "sessionid=nobody"]),
        "accept_language": st.sampled_from(["de", "en"]),
        "user_agent": st.text("abc", max_size=3),
        "range": st.just("bytes=0-9"),
        "x_forwarded_for": st.just("10.0.0.1"),
    },
)


class TestEqualsAFreshAnswer:
    def test_byte_for_byte(self, cache, watch, django):
        @hypothesis_settings(
            suppress_health_check=list(HealthCheck),
        )
        @given(ADDRESSES, st.sampled_from(["GET", "HEAD"]), HEADERS)
        def check(address, method, headers):
            path, _, query = address.partition("?")
            cached = visit(cache, path, query, method, **headers)
            fresh_cache = PageCache(django, installing.rules(), watch, Store(10_000_000))
            fresh = visit(fresh_cache, path, query, method, **headers)
            plain = visit(django.django, path, query, "GET", **(headers | {"accept_encoding": ""}))

            assert cached.status == fresh.status == plain.status
            if "etag" in plain.headers.keys() | cached.headers.keys():  # it is for everybody
                assert cached == fresh
                assert (unpacked(cached) if method == "GET" else plain.body) == plain.body
                assert method == "GET" or cached.body == b""
                assert shown(cached.headers) == shown(plain.headers)

        check()


def unpacked(answer):
    packed = answer.headers.get("content-encoding")
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(packed, bytes)
    return unpack(answer.body) if answer.body else b""  # HEAD; Brotli refuses nothing at all


def shown(headers):
    """Returns the headers without those about the body's form and its own cookie."""
    own = {"content-length", "content-encoding", "etag", "vary", "set-cookie"}
    return {name: value for name, value in headers.items() if name not in own}


class TestHTTPS:
    def test_keeps_plain_and_secure_apart(self, clinic_site, settings):
        settings.SECURE_SSL_REDIRECT = True
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        StandardPageFactory(parent=clinic_site.home, slug="privacy")
        application = PageCache(
            get_wsgi_application(), installing.rules(), StillWatch(), Store(10_000_000)
        )

        secure = visit(application, "/privacy/", x_forwarded_proto="https")
        plain = visit(application, "/privacy/", x_forwarded_proto="http")

        assert (secure.status, plain.status) == (200, 301)
        assert visit(application, "/privacy/", x_forwarded_proto="https") == secure
