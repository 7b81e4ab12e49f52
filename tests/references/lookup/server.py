"""A server on loopback that answers in the shapes of the services of record."""

import json
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Answer:
    """One answer: its body, and the ways in which it can be bad."""

    body: bytes | str | dict = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False  # promises more than it sends
    delay: float = 0.0  # seconds


@dataclass
class Script:
    """What to answer to which path; a list is answered one after the other, its last for ever."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def on(self, path, *answers):
        self.answers[path] = list(answers)

    def next(self, path):
        waiting = self.answers.get(path)
        if not waiting:
            return Answer(status=404)
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


def handler(script, hold):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            path = unquote(parts.path)
            script.asked.append((path, parse_qs(parts.query)))
            answer = script.next(path)
            if answer.delay:
                hold.wait(answer.delay)
            body = answer.body
            body = json.dumps(body) if isinstance(body, dict) else body
            body = body.encode() if isinstance(body, str) else body
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(body) + (1000 if answer.cut else 0)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(BrokenPipeError):  # the client has stopped waiting
                self.wfile.write(body)

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def serving():
    """Run the server; yield its script and its address."""
    script, hold = Script(), threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(script, hold))
    server.daemon_threads = True
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        yield script, f"http://127.0.0.1:{server.server_port}"
    finally:
        hold.set()
        server.shutdown()
        server.server_close()
        thread.join()
