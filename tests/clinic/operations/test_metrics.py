"""Each case has a process of its own: the package decides when it is imported where it counts."""

import json

import pytest

from tests.migrated import copy_migrated, is_sqlite
from tests.processes import start_command

pytestmark = pytest.mark.long

TOKEN = "t0ken-of-thirty-two-characters-x"
WORDS = "what-somebody-has"
CODE = f"""
import json
from django.test import Client
client = Client(headers={{"host": "testserver"}}, raise_request_exception=False)
for path in ("/robots.txt", "/search/?q={WORDS}", "/{WORDS}/", "/admin/"):
    client.get(path)
headers = {{"host": "10.0.0.1:8000", "authorization": "Bearer {TOKEN}"}}
answer = client.get("/metrics", headers=headers)
print("ANSWER", json.dumps([answer.status_code, answer["Content-Type"], answer["Cache-Control"],
    answer.content.decode()]))
"""


class TestMetrics:
    def test_count_requests_and_name_nobody(self, tmp_path):
        name = str(tmp_path / "clinic.sqlite3") if is_sqlite() else "metrics"
        process = start_command(
            "shell", "--no-imports", "--command", CODE,
            DATABASE_URL=copy_migrated(name), VAR_DIR=str(tmp_path), METRICS_TOKEN=TOKEN,
            DJANGO_SETTINGS_MODULE="clinic.settings.dev",  # needs no collected static files
        )  # fmt: skip

        output, _ = process.communicate(timeout=120)

        lines = [line for line in output.splitlines() if line.startswith("ANSWER ")]
        assert lines, output
        status, kind, cached, text = json.loads(lines[0].removeprefix("ANSWER "))
        assert (status, kind.partition(";")[0]) == (200, "text/plain")
        assert "no-store" in cached
        assert 'clinic_request_seconds_count{area="site",status="4xx"} 1.0' in text
        assert 'clinic_request_seconds_count{area="site",status="2xx"} 2.0' in text
        assert 'clinic_request_seconds_count{area="admin",status="3xx"} 1.0' in text
        assert 'clinic_ready{check="database"} 1.0' in text
        assert "clinic_waiting_mail 0.0" in text
        assert "clinic_disk_free_bytes " in text
        assert WORDS not in text
