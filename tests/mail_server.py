"""A mail server that the tests talk to over the loopback interface, with faults on demand."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message


@dataclass
class Mailbox:
    """This mailbox is what one server got, and how it answers."""

    port: int = 0
    recipients: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    sessions: int = 0
    on_data: Callable[[int], None] = lambda number: None
    """Called with the number of the message that was received and not yet acknowledged."""
    answer_to: Callable[[str], str | None] = lambda recipient: None
    """Returns the refusal for a recipient, such as "550 no such user", or None."""
    messages_a_session: int = 1_000_000

    @property
    def messages(self) -> list[Message]:
        """The messages, parsed."""
        return [message_from_string(source) for source in self.sources]


class _Session(socketserver.StreamRequestHandler):
    """This session talks to one client."""

    server: "_Server"

    def handle(self) -> None:
        box = self.server.box
        box.sessions += 1
        self.say("220 loopback")
        taken, recipient = 0, ""
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].upper()
            if verb.startswith("QUIT"):
                self.say("221 bye")
                return
            if verb.startswith("RCPT"):
                recipient = line.partition("<")[2].partition(">")[0]
                self.say(box.answer_to(recipient) or "250 ok")
            elif verb.startswith("DATA"):
                self.say("354 go on")
                source = self.read_data()
                box.recipients.append(recipient)
                box.sources.append(source)
                box.on_data(len(box.recipients))
                self.say("250 taken")
                taken += 1
                if taken >= box.messages_a_session:
                    return
            else:
                self.say("250 ok")

    def read_data(self) -> str:
        """Reads until the line with a dot."""
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        return "".join(lines)

    def say(self, line: str) -> None:
        """Answers; a client that was killed does not hear it."""
        try:
            self.wfile.write(f"{line}\r\n".encode())
        except OSError:
            return


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    box: Mailbox


@contextmanager
def mail_server(**behaviour: object) -> Iterator[Mailbox]:
    """Runs a mail server on a free port."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.box = Mailbox(port=server.server_address[1], **behaviour)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.box
        finally:
            server.shutdown()
            thread.join()
