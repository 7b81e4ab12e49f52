"""What can be known of an installation without a container engine, systemd or nginx."""

import configparser
import json
import re
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from clinic import healthcheck
from clinic.serve import web_command
from tests.clinic.starting.processes import free_port
from tests.deploy.documents import ROOT

UNITS = sorted((ROOT / "deploy").glob("*.service"))
TIMER = ROOT / "deploy" / "clinic-backup.timer"
DIRECTIVES = {
    "DEFAULT": set(),
    "Unit": {"Description", "After", "Wants", "StartLimitIntervalSec", "OnFailure"},
    "Service": {
        "Type", "User", "WorkingDirectory", "Environment", "ExecStart", "Restart", "RestartSec",
        "TimeoutStopSec", "NoNewPrivileges", "PrivateTmp", "ProtectSystem", "ProtectHome",
        "ReadWritePaths", "UMask",
    },
    "Timer": {"OnCalendar", "Persistent", "RandomizedDelaySec"},
    "Install": {"WantedBy"},
}  # fmt: skip
"""The directives that the units use, as systemd.unit(5), .service(5), .exec(5) and .timer(5) spell
them; systemd ignores one that it does not know."""
SERVICE_KEYS = {
    "build", "image", "env_file", "environment", "read_only", "tmpfs", "volumes", "cap_drop",
    "security_opt", "restart", "ports", "depends_on", "command", "healthcheck", "init", "logging",
    "user",
}  # fmt: skip
"""https://docs.docker.com/reference/compose-file/services/"""
DOCKERFILE = (ROOT / "Dockerfile").read_text()
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())


def commands_in(text: str) -> tuple[set[str], set[str]]:
    """Returns the management commands and the modules that a text runs."""
    return (
        set(re.findall(r"manage\.py[ ,]+(\w+)", text)),
        set(re.findall(r"""python3?"?[ ,]+"?-m"?[ ,]+"?([\w.]+)""", text)),
    )


def is_there(text: str) -> bool:
    commands, modules = commands_in(text)
    assert commands | modules
    return commands <= set(get_commands()) and all(map(find_spec, modules))


def unit_at(path: Path) -> configparser.ConfigParser:
    """Returns a unit file, whose names go by upper and lower case."""
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str
    unit.read_string(path.read_text())
    return unit


class TestUnits:
    @pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
    def test_start_what_there_is_as_a_user_without_rights(self, path):
        service = unit_at(path)["Service"]

        assert is_there(service["ExecStart"])
        assert service["User"] == "clinic"
        assert "DJANGO_SETTINGS_MODULE=clinic.settings.production" in service["Environment"]
        assert service["ProtectSystem"] == "strict"
        assert service["ReadWritePaths"] == "/var/lib/clinic"
        assert service["UMask"] == "0077"

    @pytest.mark.parametrize("path", [*UNITS, TIMER], ids=lambda path: path.name)
    def test_say_what_systemd_knows(self, path):
        for section, values in unit_at(path).items():
            assert set(values) <= DIRECTIVES[section]

    @pytest.mark.parametrize("name", ["clinic-web", "clinic-jobs"])
    def test_are_started_again_however_and_how_often_they_end(self, name):
        unit = unit_at(ROOT / "deploy" / f"{name}.service")

        assert unit["Service"]["Restart"] == "always"
        assert int(unit["Service"]["RestartSec"]) > 0
        assert unit["Unit"]["StartLimitIntervalSec"] == "0"
        assert unit["Install"]["WantedBy"] == "multi-user.target"

    def test_make_a_backup_each_night_also_when_the_server_was_off(self):
        timer = unit_at(TIMER)

        assert timer["Timer"]["OnCalendar"].startswith("*-*-* ")
        assert timer["Timer"]["Persistent"] == "true"
        assert TIMER.with_suffix(".service") in UNITS

    def test_tell_somebody_when_a_backup_fails(self):
        unit = unit_at(ROOT / "deploy" / "clinic-backup.service")

        assert unit["Unit"]["OnFailure"] == "clinic-failed@%n.service"
        assert ROOT / "deploy" / "clinic-failed@.service" in UNITS


class TestDockerfile:
    def test_runs_what_there_is(self):
        assert is_there(DOCKERFILE)
        for source in re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE):
            assert (ROOT / source).exists()

    def test_installs_by_hash_and_runs_without_rights(self):
        final = DOCKERFILE.rpartition("\nFROM ")[2]

        assert DOCKERFILE.count("\nFROM ") == 2
        assert "--require-hashes -r requirements/base.txt" in DOCKERFILE
        assert final.index("USER 10001:10001") < final.index('CMD ["python", "-m", "clinic.web"]')
        assert "pip install" not in final
        assert "HEALTHCHECK" in final

    def test_leaves_secrets_and_data_out(self):
        left_out = (ROOT / ".dockerignore").read_text().split()

        assert {".env", "var", ".git", ".venv"} <= set(left_out)
        assert ".env.example" not in left_out  # backups read the settings' names there

    def test_speaks_json_that_the_engine_reads(self):
        for line in re.findall(r"CMD (\[.*\])$", DOCKERFILE, re.MULTILINE):
            assert json.loads(line)[0] == "python"


class TestCompose:
    def test_runs_web_jobs_and_database(self):
        services = COMPOSE["services"]

        assert set(services) == {"web", "jobs", "backup", "migrate", "db", "proxy"}
        assert services["db"]["image"] == "postgres:18"
        assert services["jobs"]["command"][2:5] == ["run_due_jobs", "--every", "30"]
        assert services["backup"]["command"][2:5] == ["backup", "--every", "24"]
        for name in ("jobs", "backup", "migrate"):
            assert is_there(" ".join(services[name]["command"]))

    @pytest.mark.parametrize("name", ["web", "jobs", "backup", "migrate"])
    def test_keeps_the_root_read_only(self, name):
        service = COMPOSE["services"][name]

        assert service["read_only"] is True
        assert service["tmpfs"] == "/tmp"  # noqa: S108  the container's own
        assert service["volumes"] == ["files:/var/lib/clinic"]
        assert service["cap_drop"] == ["ALL"]
        assert service["env_file"] == ".env"

    def test_lets_only_the_proxy_in(self):
        ports = [port for each in COMPOSE["services"].values() for port in each.get("ports", [])]

        assert ports == ["127.0.0.1:8000:8080"]
        assert COMPOSE["services"]["proxy"]["ports"] == ports

    def test_puts_a_proxy_that_reads_slow_visitors_before_the_site(self):
        proxy = COMPOSE["services"]["proxy"]

        (volume,) = proxy["volumes"]
        source, target, mode = volume.split(":")
        assert (ROOT / source).is_file()
        assert (target, mode) == ("/etc/nginx/conf.d/default.conf", "ro")
        assert proxy["read_only"] is True
        assert proxy["cap_drop"] == ["ALL"]
        assert proxy["user"] == "101:101"
        assert proxy["depends_on"]["web"]["restart"] is True  # or it asks where the site was

    @pytest.mark.parametrize("name", ["web", "jobs", "backup", "migrate", "db", "proxy"])
    def test_bounds_the_logs(self, name):
        options = COMPOSE["services"][name]["logging"]["options"]

        assert set(options) == {"max-size", "max-file"}

    def test_names_only_what_there_is(self):
        services = COMPOSE["services"]

        assert set(COMPOSE) == {"x-logging", "x-site", "services", "volumes"}
        for service in services.values():
            assert set(service) <= SERVICE_KEYS
            assert set(service.get("depends_on", {})) <= set(services)
            used = {volume.partition(":")[0] for volume in service["volumes"]}
            assert {name for name in used if "/" not in name} <= set(COMPOSE["volumes"])
        for other in (
            each for one in services.values() for each in one.get("depends_on", {}).items()
        ):
            assert other[1]["condition"] in {"service_healthy", "service_completed_successfully"}
        assert "test" in services["db"]["healthcheck"]

    @pytest.mark.parametrize("name", ["web", "jobs", "backup", "proxy", "db"])
    def test_starts_again_what_ends(self, name):
        assert COMPOSE["services"][name]["restart"] == "unless-stopped"


class TestLocks:
    @pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
    def test_hold_everything_that_is_declared(self, path):
        declared = PROJECT["project"]["dependencies"]
        if path.stem != "base":
            declared = [*declared, *PROJECT["dependency-groups"]["dev"]]
        locked = set(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", path.read_text(), re.MULTILINE))

        names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in declared}
        assert names - locked == set()


class TestHealthcheck:
    @pytest.fixture
    def server(self, monkeypatch):
        asked = []

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append((self.path, self.headers["Host"]))
                self.send_response(200 if self.headers["Host"] == "www.example.org" else 400)
                self.end_headers()

            def log_message(self, *arguments):
                pass

        with HTTPServer(("127.0.0.1", 0), Answer) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
            thread.start()
            monkeypatch.setenv("PORT", str(server.server_port))
            yield asked
            server.shutdown()
            thread.join()

    def test_asks_by_the_name_that_the_site_answers_to(self, server, monkeypatch):
        monkeypatch.setenv("ALLOWED_HOSTS", ".www.example.org, example.org")

        assert healthcheck.main() == 0
        assert server == [("/healthz", "www.example.org")]

    def test_fails_when_the_server_refuses(self, server, monkeypatch):
        monkeypatch.setenv("ALLOWED_HOSTS", "other.example.org")

        assert healthcheck.main() == 1

    def test_fails_when_nobody_answers(self, monkeypatch):
        monkeypatch.setenv("PORT", "1")

        assert healthcheck.main() == 1


class TestWeb:
    def test_serves_with_few_threads_and_back_pressure(self, monkeypatch):
        from clinic import web

        started, port = [], free_port()
        monkeypatch.setattr(web.os, "execv", lambda path, command: started.append((path, command)))
        monkeypatch.setattr(web.os, "chdir", lambda path: None)
        monkeypatch.setattr(web, "prepare", lambda _: None)
        monkeypatch.setenv("HOST", "127.0.0.1")
        monkeypatch.setenv("PORT", port)

        web.main()

        ((path, command),) = started
        assert command == web_command("127.0.0.1", port)
        assert path == command[0]
        assert "--backpressure" in command
