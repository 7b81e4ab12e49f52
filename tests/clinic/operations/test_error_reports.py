"""Reporting is for a whole process, so that each case has one of its own."""

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import brotli
import pytest

from clinic.operations.error_reports import without_people
from tests.processes import start_command

pytestmark = pytest.mark.long

PEOPLE = ("ann@example.org", "192.0.2.77", "ZRYTHOLAM", "s3cret-cookie", "555-867-5309")
CODE = """
import logging
def treat(patient):
    raise ValueError("ZRYTHOLAM for ann@example.org")
try:
    treat("ZRYTHOLAM")
except ValueError:
    logging.getLogger("clinic").exception(
        "No page for %s at 192.0.2.77, /search/?q=ZRYTHOLAM", "ann@example.org",
        extra={"request": "s3cret-cookie", "phone": "555-867-5309"})
logging.getLogger("clinic").warning("ZRYTHOLAM")
"""


UNPACK = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture
def collector():
    """A server that takes reports as Sentry does."""
    bodies = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            bodies.append(UNPACK[self.headers.get("Content-Encoding", "")](body))
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *arguments):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://key@127.0.0.1:{server.server_port}/1", bodies
        server.shutdown()
        thread.join()


class TestErrorReports:
    def test_tell_kind_and_place_and_nobodys_data(self, collector, tmp_path):
        dsn, bodies = collector
        process = start_command(
            "shell", "--no-imports", "--command", CODE, SENTRY_DSN=dsn, VAR_DIR=str(tmp_path)
        )

        process.communicate(timeout=120)

        (body,) = bodies
        event = json.loads(body.splitlines()[2])
        (error,) = event["exception"]["values"]
        assert error["type"] == "ValueError"
        assert error["stacktrace"]["frames"][-1]["function"] == "treat"
        assert event["logentry"]["formatted"].startswith("No page for [e-mail] at [address]")
        for secret in PEOPLE:
            assert secret not in body.decode()

    def test_send_only_what_was_thought_about(self):
        event = {
            "event_id": "1", "user": {"id": 1}, "request": {"url": "x"}, "server_name": "h",
            "breadcrumbs": {}, "extra": {"a": 1}, "contexts": {}, "something_new": "x",
            "exception": {"values": [{
                "type": "KeyError", "value": "Ann", "module": "m", "mechanism": {"data": "x"},
                "stacktrace": {"frames": [{"lineno": 1, "vars": {"a": "Ann"}, "pre": "x"}]},
            }]},
        }  # fmt: skip

        assert without_people(event) == {
            "event_id": "1",
            "exception": {
                "values": [
                    {"type": "KeyError", "module": "m", "stacktrace": {"frames": [{"lineno": 1}]}}
                ]
            },
        }
