import io

import pytest

from clinic.front.environs import asked, environ_of
from clinic.page_cache.cacheability import Rules
from tests.clinic.front.fakes import Fields, Scope

RULES = Rules(frozenset({"sessionid"}), ("/admin/",), ("HTTP_X_FORWARDED_PROTO", "https"))


class TestEnviron:
    def test_is_what_wsgi_says(self):
        fields = Fields(
            ("host", "testserver"), ("content-length", "5"), ("content-type", "text/plain"),
            ("x-forwarded-for", "198.51.100.1"), ("x-forwarded-for", "198.51.100.2"),
            ("cookie", "a=b"), ("cookie", "c=d"),
        )  # fmt: skip
        scope = Scope("POST", "/höhe/", "a=b", fields, client="[2001:db8::1]:50000")

        environ = environ_of(scope, asked(scope), io.BytesIO(b"12345"))

        assert environ["PATH_INFO"].encode("latin-1").decode() == "/höhe/"
        assert environ["REMOTE_ADDR"] == "2001:db8::1"
        assert (environ["CONTENT_LENGTH"], environ["CONTENT_TYPE"]) == ("5", "text/plain")
        assert environ["HTTP_X_FORWARDED_FOR"] == "198.51.100.1,198.51.100.2"
        assert environ["HTTP_COOKIE"] == "a=b;c=d"
        assert "HTTP_CONTENT_LENGTH" not in environ

    def test_has_no_field_that_could_be_taken_for_a_proxys(self):
        fields = Fields(("x_forwarded_for", "203.0.113.1"), ("x_forwarded_proto", "https"))

        environ = asked(Scope(headers=fields))

        assert not [name for name in environ if "FORWARDED" in name]


class TestAsked:
    @pytest.mark.parametrize(
        ("scope", "is_kept"),
        [
            (Scope(), True),
            (Scope("HEAD", query_string="page=2&utm_source=x"), True),
            (Scope(path="/höhe/"), True),
            (Scope(headers=Fields(("host", "testserver"), ("cookie", "a=b"))), True),
            (Scope("POST"), False),
            (Scope(path="/admin/"), False),
            (Scope(headers=Fields()), False),
            (Scope(headers=Fields(("host", "a"), ("host", "b"), ("cookie", "sessionid=a"))), False),
            (
                Scope(headers=Fields(("host", "t"), ("cookie", "a=b"), ("cookie", "sessionid=a"))),
                False,
            ),
            (Scope(headers=Fields(("host", "testserver"), ("authorization", ""))), False),
            (Scope(headers=Fields(("host", "testserver"), ("content-length", "3"))), False),
            (
                Scope(headers=Fields(("host", "testserver"), ("transfer-encoding", "chunked"))),
                False,
            ),
        ],
    )
    def test_is_all_that_the_page_cache_looks_at(self, scope, is_kept):
        request = asked(scope)

        key = RULES.key_of(request)

        assert (key is not None) == is_kept
        assert key == RULES.key_of(environ_of(scope, request, io.BytesIO()))

    @pytest.mark.parametrize(
        ("field", "scheme"), [("x-forwarded-proto", "https"), ("x_forwarded_proto", "http")]
    )
    def test_believes_only_the_field_that_a_proxy_sets(self, field, scheme):
        key = RULES.key_of(asked(Scope(headers=Fields(("host", "testserver"), (field, "https")))))

        assert key is not None
        assert key.scheme == scheme
