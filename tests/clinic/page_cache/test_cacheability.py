import pytest

from clinic.page_cache.cacheability import Key, Rules, allowed, encoding_of, may_be_stored
from tests.clinic.page_cache.applications import RULES, environ_of


class TestKey:
    def test_names_scheme_host_path_and_page(self):
        assert RULES.key_of(environ_of("/articles/", "page=2")) == Key(
            "http", "testserver", "/articles/", "page=2"
        )

    @pytest.mark.parametrize("query", ["utm_source=x", "fbclid=1&utm_medium=y", "q=1", "&&", "="])
    def test_leaves_out_parameters_that_no_page_reads(self, query):
        assert RULES.key_of(environ_of(query=query)) == RULES.key_of(environ_of())

    def test_keeps_the_page_among_others(self):
        assert allowed("utm_source=x&page=3&b=") == "page=3"

    @pytest.mark.parametrize(
        "query",
        ["page=", "page=0", "page=07", "page=x", "page=1&page=2", "page=%D9%A3", "page=1234567"],
    )
    def test_leaves_a_strange_page_to_django(self, query):
        assert RULES.key_of(environ_of(query=query)) is None

    @pytest.mark.parametrize(
        "query", ["p=12", "utm=x&page_id=3", "cat=1&page=2", "attachment_id=9"]
    )
    def test_leaves_old_addresses_of_wordpress_to_django(self, query):
        assert RULES.key_of(environ_of(query=query)) is None

    @pytest.mark.parametrize("query", ["p=", "p=x", "page_id=1x", "cat=%D9%A3", "tp=1"])
    def test_leaves_out_what_is_no_number_of_a_page(self, query):
        assert RULES.key_of(environ_of(query=query)) == RULES.key_of(environ_of())

    def test_leaves_a_long_query_or_path_to_django(self):
        assert RULES.key_of(environ_of(query="a=" + "x" * 2_000)) is None
        assert RULES.key_of(environ_of("/" + "x" * 1_000)) is None

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PURGE"])
    def test_is_for_reading_alone(self, method):
        assert RULES.key_of(environ_of(method=method)) is None

    def test_is_the_same_for_head(self):
        assert RULES.key_of(environ_of(method="HEAD")) == RULES.key_of(environ_of())

    @pytest.mark.parametrize(
        "headers",
        [
            {"cookie": "sessionid=abc"},
            {"cookie": "a=b; sessionid=abc"},
            {"cookie": "a=b;sessionid="},
            {"cookie": "messages=x"},
            {"authorization": "Basic eA=="},
            {"content_length": "3"},
            {"transfer_encoding": "chunked"},
            {"host": "TestServer"},
            {"host": ""},
        ],
    )
    def test_is_none_for_who_may_see_something_else(self, headers):
        assert RULES.key_of(environ_of(**headers)) is None

    @pytest.mark.parametrize("cookie", ["_ga=1", "csrftoken=x", "x-sessionid=1", "a=sessionid"])
    def test_pays_no_heed_to_other_cookies(self, cookie):
        assert RULES.key_of(environ_of(cookie=cookie)) == RULES.key_of(environ_of())

    @pytest.mark.parametrize("path", ["/admin/", "/admin/pages/1/", "/search/"])
    def test_is_none_under_private_paths(self, path):
        assert RULES.key_of(environ_of(path)) is None

    @pytest.mark.parametrize(
        ("value", "scheme"),
        [("https", "https"), ("https, http", "https"), ("http", "http"), ("x", "http")],
    )
    def test_believes_the_proxy_as_django_does(self, value, scheme, rf, settings):
        header = ("HTTP_X_FORWARDED_PROTO", "https")
        settings.SECURE_PROXY_SSL_HEADER = header
        rules = Rules(frozenset(), ("/admin/",), header)

        key = rules.key_of(environ_of(x_forwarded_proto=value))

        assert key is not None
        assert key.scheme == scheme == rf.get("/", headers={"X-Forwarded-Proto": value}).scheme

    def test_keeps_hosts_apart(self):
        assert RULES.key_of(environ_of(host="a.example")) != RULES.key_of(environ_of())


class TestEncoding:
    @pytest.mark.parametrize(
        ("accepted", "encoding"),
        [
            ("", ""),
            ("identity", ""),
            ("gzip", "gzip"),
            ("gzip, deflate, br, zstd", "br"),
            ("br;q=0, gzip", "gzip"),
            ("br;q=0.5, gzip;q=0.8", "gzip"),
            ("*", "br"),
            ("*;q=0", ""),
            ("GZIP", "gzip"),
            ("gzip;q=0.000", ""),
            ("gzip;q=x", ""),
        ],
    )
    def test_is_the_best_that_the_visitor_takes(self, accepted, encoding):
        assert encoding_of(accepted) == encoding


class TestMayBeStored:
    PLAIN = [("Content-Type", "text/html"), ("Vary", "Accept-Encoding")]

    def test_takes_a_plain_answer(self):
        assert may_be_stored("200 OK", self.PLAIN)

    @pytest.mark.parametrize(
        "status", ["201 Created", "204 No Content", "206 Partial Content", "301 M", "404 N", "500"]
    )
    def test_takes_no_other_status(self, status):
        assert not may_be_stored(status, self.PLAIN)

    @pytest.mark.parametrize(
        "header",
        [
            ("Set-Cookie", "a=b"),
            ("set-cookie", "a=b"),
            ("Vary", "Cookie"),
            ("Vary", "Accept-Encoding, Cookie"),
            ("Vary", "*"),
            ("Vary", "Accept-Language"),
            ("Cache-Control", "private"),
            ("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private"),
            ("Content-Encoding", "gzip"),
            ("Content-Range", "bytes 0-1/2"),
        ],
    )
    def test_refuses_what_is_for_one_visitor(self, header):
        assert not may_be_stored("200 OK", [*self.PLAIN, header])
