"""The shipped configurations as nginx reads and runs them, before a stand-in for the site."""

import json
import socket
import ssl
import subprocess
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.deploy import proxy
from tests.served.servers import until

WORDS = "what-somebody-has"


class Site(BaseHTTPRequestHandler):
    """This stand-in says what reached it."""

    protocol_version = "HTTP/1.1"
    asked: list[str]
    connections: set[tuple[str, int]]

    def do_GET(self):
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        type(self).asked.append(f"{self.command} {self.path}")
        type(self).connections.add(self.client_address)
        body = json.dumps(dict(self.headers)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.do_GET()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site():
    handler = type("Handler", (Site,), {"asked": [], "connections": set()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        handler.port = server.server_port
        yield handler
        server.shutdown()
        thread.join()


@pytest.fixture
def here(site, tmp_path):
    """The shipped proxy, running before the stand-in."""
    found = proxy.places(tmp_path, site.port)
    config = proxy.write(proxy.on_loopback(proxy.SHIPPED.read_text(), found), found)
    with proxy.running(config, found.secure):
        yield found


def secured(here, name=proxy.NAME):
    """Returns a connection to the proxy by a name."""
    context = ssl._create_unverified_context()  # noqa: S323  it has signed itself
    raw = socket.create_connection(("127.0.0.1", here.secure), 30)
    return context.wrap_socket(raw, server_hostname=name)


def ask(here, method="GET", path="/", *, name=proxy.NAME, body=None, **headers):
    """Returns the status, headers and body of one request over HTTPS."""
    connection = HTTPConnection("127.0.0.1", here.secure, timeout=30)
    connection.sock = secured(here, name)
    try:
        connection.request(method, path, body, {"Host": name, **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


class TestNginx:
    @pytest.mark.parametrize("name", ["nginx.conf", "nginx-compose.conf"])
    def test_takes_what_is_shipped(self, name, tmp_path):
        here = proxy.places(tmp_path, 8000)
        text = (proxy.SHIPPED.parent / name).read_text()
        text = text.replace("web:8000", "127.0.0.1:8000")  # a name inside compose only

        done = subprocess.run(
            proxy.command(proxy.write(proxy.on_loopback(text, here), here), "-t"),
            capture_output=True, text=True, check=False,
        )  # fmt: skip

        assert done.returncode == 0, done.stderr
        assert "[emerg]" not in done.stderr

    def test_tells_the_site_who_asks_and_how(self, here):
        status, _, body = ask(
            here, **{"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "gopher"}
        )

        told = json.loads(body)
        assert status == 200
        assert (told["Host"], told["X-Forwarded-For"], told["X-Forwarded-Proto"]) == (
            proxy.NAME, "127.0.0.1", "https",
        )  # fmt: skip

    def test_asks_again_on_the_same_connection(self, here, site):
        for _ in range(10):
            ask(here)

        assert len(site.connections) == 1

    def test_logs_neither_words_nor_addresses(self, here):
        ask(here, path=f"/search/?q={WORDS}")
        ask(here, path=f"/newsletter/confirm/{WORDS}/")
        ask(here, name="example.org", path=f"/search/?q={WORDS}")
        ask(here, path=f"/?q={WORDS}{'x' * 9000}")
        log = here.folder / "clinic.log"
        until(lambda: log.exists() and log.read_text().count("\n") >= 4)

        lines = [json.loads(line) for line in log.read_text().splitlines()]
        assert lines[0]["path"] == "/search/"
        assert lines[1]["path"] == "/newsletter/"
        for file in here.folder.glob("*log"):
            assert WORDS not in file.read_text()
            assert "127.0.0.1" not in file.read_text()

    @pytest.mark.parametrize("name", ["example.org", "www.example.org"])
    def test_leads_to_the_one_address(self, here, name):
        connection = HTTPConnection("127.0.0.1", here.plain, timeout=30)
        connection.request("GET", "/articles/?page=2", headers={"Host": name})
        answer = connection.getresponse()
        secure = ask(here, name="example.org", path="/articles/?page=2")
        connection.close()

        assert answer.status == secure[0] == 301
        assert answer.headers["Location"] == secure[1]["Location"]
        assert answer.headers["Location"] == f"https://{proxy.NAME}/articles/?page=2"

    def test_knows_no_other_name(self, here):
        connection = HTTPConnection("127.0.0.1", here.plain, timeout=30)
        connection.request("GET", "/", headers={"Host": "other.example.net"})

        with pytest.raises(OSError):  # noqa: PT011  closed without a word
            connection.getresponse()
        connection.close()

    def test_refuses_what_is_too_large(self, here, site):
        long = ask(here, path="/" + "x" * 9_000)[0]
        header = ask(here, **{"X-Long": "x" * 9_000})[0]
        body = ask(here, "POST", "/search/", body=b"x" * 70_000)[0]
        upload = ask(here, "POST", "/admin/images/add/", body=b"x" * 70_000)[0]

        assert (long, header, body, upload) == (414, 400, 413, 200)
        assert site.asked == ["POST /admin/images/add/"]

    def test_keeps_metrics_to_the_server_itself(self, here, site):
        assert ask(here, path="/metrics")[0] == 404
        assert site.asked == []

    def test_hands_the_site_whole_requests_only(self, here, site):
        head = f"POST /newsletter/ HTTP/1.1\r\nHost: {proxy.NAME}\r\nContent-Length: 900\r\n\r\n"
        slow = [secured(here) for _ in range(50)]
        for each in slow:
            each.sendall(f"{head}a".encode())
        began = time.monotonic()

        status = ask(here, path="/healthz")[0]

        assert status == 200
        assert time.monotonic() - began < 5  # the slow ones take their whole time-out
        assert site.asked == ["GET /healthz"]
        for each in slow:
            each.close()

    @pytest.mark.parametrize(("path", "is_slowed"), [("/search/?q=a", True), ("/", False)])
    def test_slows_down_who_asks_for_what_costs_much(self, here, path, is_slowed):
        connection = HTTPConnection("127.0.0.1", here.secure, timeout=30)
        connection.sock = secured(here)
        statuses = []
        for _ in range(300):
            connection.request("GET", path, headers={"Host": proxy.NAME})
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        connection.close()

        assert statuses[:20] == [200] * 20
        assert (429 in statuses) is is_slowed
