import io

import pytest

from clinic.front.environs import Glance, environ_of
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

        environ = environ_of(scope, io.BytesIO(b"12345"))

        assert environ["PATH_INFO"].encode("latin-1").decode() == "/höhe/"
        assert environ["REMOTE_ADDR"] == "2001:db8::1"
        assert (environ["CONTENT_LENGTH"], environ["CONTENT_TYPE"]) == ("5", "text/plain")
        assert environ["HTTP_X_FORWARDED_FOR"] == "198.51.100.1,198.51.100.2"
        assert environ["HTTP_COOKIE"] == "a=b;c=d"
        assert "HTTP_CONTENT_LENGTH" not in environ

    def test_has_no_field_that_could_be_taken_for_a_proxys(self):
        fields = Fields(("x_forwarded_for", "203.0.113.1"), ("x_forwarded_proto", "https"))

        environ = environ_of(Scope(headers=fields), io.BytesIO())

        assert not [name for name in environ if "FORWARDED" in name]


class TestGlance:
    @pytest.mark.parametrize(
        "scope",
        [
            Scope(),
            Scope("HEAD", query_string="page=2&utm_source=x"),
            Scope("POST"),
            Scope(path="/admin/"),
            Scope(path="/höhe/"),
            Scope(headers=Fields()),
            Scope(headers=Fields(("host", "Testserver"))),
            Scope(headers=Fields(("host", "testserver"), ("cookie", "sessionid=a"))),
            Scope(headers=Fields(("host", "t"), ("cookie", "a=b"), ("cookie", "sessionid=a"))),
            Scope(headers=Fields(("host", "testserver"), ("authorization", ""))),
            Scope(headers=Fields(("host", "testserver"), ("content-length", "3"))),
            Scope(headers=Fields(("host", "testserver"), ("transfer-encoding", "chunked"))),
            Scope(headers=Fields(("host", "testserver"), ("x-forwarded-proto", "https"))),
            Scope(headers=Fields(("host", "testserver"), ("x_forwarded_proto", "https"))),
        ],
    )
    def test_leads_to_the_key_that_the_whole_environ_leads_to(self, scope):
        assert RULES.key_of(Glance(scope)) == RULES.key_of(environ_of(scope, io.BytesIO()))
