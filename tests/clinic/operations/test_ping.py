import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from clinic.operations import ping as pings
from clinic.operations.ping import ping


@pytest.fixture
def service():
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers)))
            self.send_response(500 if self.path == "/bad" else 200)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        asked_at = f"http://127.0.0.1:{server.server_port}"
        yield asked_at, asked
        server.shutdown()
        thread.join()


class TestPing:
    def test_asks_and_sends_nothing_along(self, service):
        address, asked = service

        assert ping(f"{address}/jobs")
        ((path, headers),) = asked
        assert path == "/jobs"
        assert set(headers) == {"Accept-Encoding", "Host", "User-Agent", "Connection"}
        assert headers["User-Agent"] == "clinic"

    def test_survives_a_service_that_is_in_trouble(self, service):
        assert not ping(f"{service[0]}/bad")

    @pytest.mark.parametrize("address", ["", "http://127.0.0.1:1/x", "http://[", "no address"])
    def test_never_fails(self, address):
        assert not ping(address)

    def test_keeps_the_address_out_of_the_log(self, caplog):
        ping("http://127.0.0.1:1/s3cret")

        assert "s3cret" not in caplog.text
        assert "was not answered" in caplog.text

    def test_does_not_wait_for_ever(self, monkeypatch):
        monkeypatch.setattr(pings, "SECONDS", 0.2)
        with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as silent:
            assert not ping(f"http://127.0.0.1:{silent.server_port}/")


class TestRuns:
    @pytest.fixture
    def pinged(self, monkeypatch, settings):
        found = []
        settings.PING_JOBS_URL, settings.PING_BACKUP_URL = "jobs", "backup"
        monkeypatch.setattr(pings, "ping", found.append)
        monkeypatch.setattr("clinic.management.commands.backup.ping", found.append)
        monkeypatch.setattr(pings, "_jobs_pinged_at", float("-inf"))
        return found

    def test_say_that_all_jobs_ran_once_a_minute(self, clinic_site, pinged):
        call_command("run_due_jobs", verbosity=0)
        call_command("run_due_jobs", verbosity=0)

        assert pinged == ["jobs"]

    def test_say_nothing_when_a_job_failed(self, clinic_site, pinged, monkeypatch):
        def fails(self, until):
            raise ValueError

        monkeypatch.setattr(
            "clinic.operations.jobs.Job.run", property(lambda self: fails), raising=False
        )
        with pytest.raises(CommandError):
            call_command("run_due_jobs", verbosity=0)

        assert pinged == []

    def test_say_that_a_backup_was_made(self, clinic_site, pinged, settings, tmp_path, capsys):
        settings.VAR_DIR = tmp_path

        call_command("backup")

        assert pinged == ["backup"]


class TestReportFailure:
    def test_writes_to_the_operator_at_once(self, settings):
        settings.OPERATOR_EMAIL = "ada@example.org"

        call_command("report_failure", "clinic-backup.service")

        (message,) = mail.outbox
        assert message.to == ["ada@example.org"]
        assert "clinic-backup.service failed" in message.subject

    def test_says_when_nobody_is_named(self):
        with pytest.raises(CommandError, match="OPERATOR_EMAIL names nobody"):
            call_command("report_failure", "x")

    def test_says_when_the_mail_server_is_gone(self, settings):
        settings.OPERATOR_EMAIL = "ada@example.org"
        settings.DIRECT_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

        with pytest.raises(CommandError, match="no e-mail left: ConnectionRefusedError"):
            call_command("report_failure", "x")
