"""What can be known of the shipped nginx configurations without nginx."""

import re

import pytest

from clinic.serving.request_limits import HEADERS, LONGEST_HEADER
from tests.deploy.directives import KNOWN, blocks_of, names_in, value_of
from tests.deploy.documents import ROOT

PLAIN = (ROOT / "deploy" / "nginx.conf").read_text()
INSIDE = (ROOT / "deploy" / "nginx-compose.conf").read_text()
BOTH = pytest.mark.parametrize("text", [PLAIN, INSIDE], ids=["plain", "compose"])
LIMITS = (
    "client_header_timeout", "client_body_timeout", "send_timeout", "keepalive_timeout",
    "reset_timedout_connection", "large_client_header_buffers", "client_max_body_size",
    "proxy_request_buffering", "proxy_buffering", "limit_conn", "limit_conn_status", "limit_req",
    "limit_req_status", "proxy_connect_timeout", "proxy_send_timeout", "proxy_read_timeout",
)  # fmt: skip


def site(text: str) -> str:
    """Returns the block of the server that asks the site."""
    (found,) = [each for each in blocks_of(text, "server") if "proxy_pass" in each]
    return found


@BOTH
class TestProxy:
    def test_says_only_what_both_versions_of_nginx_know(self, text):
        assert names_in(text) - KNOWN == set()

    def test_takes_no_longer_headers_than_the_site(self, text):
        for value in value_of(text, "large_client_header_buffers"):
            number, size = re.fullmatch(r"(\d+) (\d+)k", value).groups()
            assert int(size) * 1024 == LONGEST_HEADER
            assert int(number) * int(size) * 1024 == HEADERS

    def test_lets_the_largest_upload_of_an_editor_through_and_of_nobody_else(self, text, settings):
        (admin,) = blocks_of(site(text), "location /admin/")
        everywhere = site(text).replace(admin, "")

        assert value_of(admin, "client_max_body_size") == [f"{settings.MAX_BODY >> 20}m"]
        assert value_of(everywhere, "client_max_body_size") == [
            f"{settings.MAX_PUBLIC_BODY >> 10}k"
        ]

    def test_reads_slow_visitors_itself(self, text):
        server = site(text)

        for name in ("client_header_timeout", "client_body_timeout", "send_timeout"):
            (seconds,) = re.findall(rf"(?m)^    {name} (\d+)s;", server)
            assert int(seconds) <= 15
        assert value_of(server, "proxy_request_buffering") == ["on"]
        assert value_of(server, "proxy_buffering") == ["on"]
        assert value_of(server, "limit_conn")[0].startswith("clinic_visitors ")
        assert value_of(server, "limit_req")[0].startswith("zone=clinic_costly ")

    def test_keeps_its_connections_to_the_site(self, text):
        (upstream,) = blocks_of(text, "upstream clinic")

        assert int(value_of(upstream, "keepalive")[0]) > 0
        assert value_of(site(text), "proxy_http_version") == ["1.1"]
        assert 'proxy_set_header Connection "";' in site(text)
        assert set(value_of(site(text), "proxy_pass")) == {"http://clinic"}

    def test_logs_no_query_and_no_address(self, text):
        (log,) = re.findall(r"log_format clinic ([^;]+);", text)

        variables = set(re.findall(r"\$(\w+)", log))
        assert variables <= {
            "time_iso8601", "status", "request_method", "clinic_path", "body_bytes_sent",
            "request_time", "upstream_response_time",
        }  # fmt: skip
        for server in blocks_of(text, "server"):
            (written,) = value_of(server, "access_log")
            assert written == "off" or written.split()[1] == "clinic"
            errors = value_of(server, "error_log")
            assert written == "off" or errors[0].endswith(" alert")

    def test_does_not_pass_on_what_only_the_server_itself_may_ask(self, text):
        (metrics,) = blocks_of(site(text), "location = /metrics")

        assert value_of(metrics, "return") == ["404"]
        assert "/private" not in text


class TestPlainServer:
    def test_leads_to_the_port_that_the_service_listens_on(self):
        service = (ROOT / "deploy" / "clinic-web.service").read_text()

        (port,) = re.findall(r"PORT=(\d+)", service)
        (upstream,) = blocks_of(PLAIN, "upstream clinic")
        assert value_of(upstream, "server") == [f"127.0.0.1:{port}"]
        assert "X-Forwarded-Proto $scheme" in site(PLAIN)
        assert "X-Forwarded-For $remote_addr" in site(PLAIN)

    def test_leads_every_other_name_to_the_site_or_nowhere(self):
        servers = blocks_of(PLAIN, "server")

        bare = [each for each in servers if "example.org" in str(value_of(each, "server_name"))]
        others = [each for each in bare if each != site(PLAIN)]
        assert len(others) == 2
        for each in others:
            assert value_of(each, "return") == ["301 https://www.example.org$request_uri"]
        (nameless,) = [each for each in servers if each not in bare]
        assert value_of(nameless, "return") == ["444"]


class TestComposeProxy:
    def test_has_the_same_limits_as_the_plain_server(self):
        for name in LIMITS:
            assert value_of(site(INSIDE), name) == value_of(site(PLAIN), name) != []
        assert blocks_of(INSIDE, "map") == blocks_of(PLAIN, "map")
        for name in (
            "keepalive",
            "keepalive_timeout",
            "limit_req_zone",
            "limit_conn_zone",
            "log_format",
        ):
            assert value_of(INSIDE, name) == value_of(PLAIN, name) != []

    def test_counts_visitors_and_not_the_proxy_before_it(self):
        assert value_of(INSIDE, "real_ip_header") == ["X-Forwarded-For"]
        assert value_of(INSIDE, "set_real_ip_from")
        assert "X-Forwarded-For $remote_addr" in site(INSIDE)
