"""The public addresses, whatever is sent to them: no fault, no traceback, no endless work."""

import time

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect

from tests.factories.articles import ArticlePageFactory, TopicFactory, paragraph

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

ADDRESSES = (
    "/", "/articles/", "/articles/feed/", "/articles/topic/sleep/", "/articles/topic/sleep/feed/",
    "/articles/author/x/", "/articles/cite/rest/ris/", "/articles/rest/", "/search/",
    "/search/suggestions/", "/team/", "/newsletter/", "/newsletter/confirm/x/",
    "/newsletter/unsubscribe/x/", "/sitemap.xml", "/robots.txt", "/healthz", "/media/images/x.webp",
    "/documents/1/x.pdf", "/testimonials/pictures/1-abc.webp", "/admin/login/",
    "/admin/password_reset/", "/admin/", "/static/x.css",
)  # fmt: skip
NAMES = st.sampled_from(
    ["q", "query", "page", "p", "topic", "author", "sort", "next", "email", "id"]
)
TEXT = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["\x00", '"', "' OR 1=1--", "-1", "9" * 30, "NaN", "../../etc/passwd", "%", "*"]
    ),
    st.integers().map(str),
    st.builds(
        lambda word, times: " ".join([word] * times),
        st.text("aé\"'(", max_size=4),
        st.integers(0, 300),
    ),
)
PATHS = st.one_of(
    st.sampled_from(ADDRESSES),
    st.tuples(st.sampled_from(ADDRESSES), st.text(max_size=20)).map("".join),
)
HARD = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
SECONDS = 20
"""What one answer may take on a busy machine; endless work takes far longer."""


@pytest.fixture
def site(clinic_site):
    topic = TopicFactory(slug="sleep")
    return ArticlePageFactory(
        parent=clinic_site.articles, slug="rest", topics=[topic], body=[paragraph("Sleep well.")]
    )


def answer(method, path, parameters, **headers):
    """Asks once; an exception that no handler answers fails the test by itself."""
    began = time.monotonic()
    response = getattr(Client(), method)("/" + path.lstrip("/"), parameters, headers=headers)
    content = b"".join(response) if response.streaming else response.content
    assert response.status_code < 500, (path, parameters)
    assert b"Traceback" not in content
    assert time.monotonic() - began < SECONDS
    return response


class TestPublicAddresses:
    @HARD
    @given(path=PATHS, parameters=st.dictionaries(NAMES, TEXT, max_size=3))
    def test_answer_whatever_is_asked(self, site, path, parameters):
        answer("get", path, parameters)

    @HARD
    @given(
        path=st.sampled_from(
            ["/newsletter/", "/newsletter/confirm/x/", "/admin/login/", "/search/"]
        ),
        form=st.dictionaries(
            st.sampled_from(["email", "website", "consent", "username", "password"]),
            TEXT,
            max_size=4,
        ),
        origin=st.sampled_from(["http://testserver", "null", "", "http://[", "//", "\x7f"]),
    )
    def test_answer_whatever_is_sent(self, site, path, form, origin):
        answer("post", path, form, origin=origin)

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"])
    def test_answer_methods_that_they_do_not_know(self, client, site, method):
        for path in ADDRESSES:
            assert client.generic(method, path).status_code < 500, path

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"\x00" * 100,
            b'--x\r\nContent-Disposition: form-data; name="email"\r\n',
            b"{" * 500,
        ],
    )
    @pytest.mark.parametrize(
        "kind",
        ["multipart/form-data; boundary=x", "application/json", "text/plain; charset=no", ""],
    )
    def test_answer_bodies_that_are_none(self, client, site, body, kind):
        response = client.generic(
            "POST", "/newsletter/", body, content_type=kind, headers={"origin": "http://testserver"}
        )

        assert response.status_code < 500

    def test_answer_redirects_to_themselves(self, client, site):
        Redirect.add_redirect("/round", "/round")

        assert client.get("/round/").status_code in {301, 302, 404}
