import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from clinic.models import JobRun
from clinic.operations import monitoring
from clinic.operations.jobs import JOBS
from clinic.operations.monitoring import Kept, examine, late_jobs
from tests.factories.accounts import UserFactory
from tests.processes import start_command

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

SECRET = "s3cret-passw0rd"


@pytest.fixture
def ready(clinic_site, settings, tmp_path, monkeypatch):
    """A site on which everything is well."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(monitoring, "MIN_ROOM", 1)
    monkeypatch.setattr("clinic.views.readiness", Kept(examine, seconds=0))
    monkeypatch.setattr("clinic.views.last_backup", Kept(monitoring.backup_hours, seconds=0))
    call_command("run_due_jobs", verbosity=0)


class TestReadyz:
    def test_says_that_everything_is_well(self, client, ready):
        response = client.get("/readyz")

        assert response.status_code == 200
        assert response.json() == {
            "status": "ok",
            "checks": dict.fromkeys(
                ("database", "cache", "disk", "migrations", "jobs", "backup"), "ok"
            ),
            "backup_hours": None,
        }
        assert "no-store" in response["Cache-Control"]

    def test_names_the_job_that_stands_still(self, client, ready):
        JobRun.objects.filter(name="publishing").update(late_at=timezone.now())

        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["checks"]["jobs"] == "publishing"

    def test_names_the_job_that_never_ran(self, client, ready):
        JobRun.objects.filter(name="reviews").delete()

        assert client.get("/readyz").json()["checks"]["jobs"] == "reviews"

    def test_names_the_app_whose_migrations_wait(self, client, ready):
        last = max(name for app, name in monitoring.last_migrations() if app == "home")
        MigrationRecorder.Migration.objects.filter(app="home", name=last).delete()

        assert client.get("/readyz").json()["checks"]["migrations"] == "wait in home"

    def test_says_when_the_disk_is_nearly_full(self, client, ready, monkeypatch):
        monkeypatch.setattr(monitoring, "MIN_ROOM", 2**60)

        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["checks"]["disk"].endswith("MB are left")

    def test_says_when_nothing_can_be_written(self, client, ready, settings, tmp_path):
        settings.VAR_DIR = tmp_path / "gone"

        assert client.get("/readyz").json()["checks"]["disk"] == "does not answer"

    @pytest.mark.parametrize("broken", ["get", "set"])
    def test_says_when_the_cache_is_gone(self, client, ready, monkeypatch, broken):
        def fails(*arguments):
            raise ConnectionError(SECRET)

        monkeypatch.setattr(cache, broken, fails)

        response = client.get("/readyz")

        assert response.json()["checks"]["cache"] == "does not answer"
        assert SECRET not in response.content.decode()

    def test_answers_without_a_database_and_keeps_its_password(self, tmp_path):
        code = (
            "from django.test import Client\n"
            "answer = Client(headers={'host': 'testserver'}).get('/readyz')\n"
            "print(answer.status_code, answer.content.decode())"
        )
        process = start_command(
            "shell", "--no-imports", "--command", code,
            DATABASE_URL=f"postgres://ann:{SECRET}@127.0.0.1:1/clinic", DATABASE_POOL="0",
            VAR_DIR=str(tmp_path), CACHE_URL="locmemcache://",
        )  # fmt: skip

        output, _ = process.communicate(timeout=120)

        status, _, body = output.splitlines()[-1].partition(" ")
        checks = json.loads(body)["checks"]
        assert status == "503"
        assert {name for name, state in checks.items() if state == "does not answer"} == {
            "database", "migrations", "jobs", "backup",
        }  # fmt: skip
        assert SECRET not in output

    def test_takes_no_form(self, client, ready):
        assert client.post("/readyz").status_code == 405


class TestKept:
    def test_asks_once_a_moment(self):
        asked = []

        def ask():
            asked.append(1)
            return {}

        kept = Kept(ask, seconds=60)
        for _ in range(3):
            kept()

        assert asked == [1]

    def test_asks_again_afterwards(self):
        answers = iter([{"disk": ""}, {"disk": "full"}])
        kept = Kept(lambda: next(answers), seconds=0)

        assert (kept(), kept()) == ({"disk": ""}, {"disk": "full"})


class TestJobsPanel:
    def test_warns_on_the_admin_home(self, client, clinic_site):
        client.force_login(UserFactory(is_superuser=True))
        before = client.get("/admin/").content.decode()
        call_command("run_due_jobs", verbosity=0)
        running = client.get("/admin/").content.decode()
        JobRun.objects.filter(name="publishing").update(late_at=timezone.now() - timedelta(hours=1))
        standing = client.get("/admin/").content.decode()

        assert "It has not run yet." in before
        assert "Scheduled work stands still." not in running
        assert "It last succeeded on" in standing
        assert "Waiting: publishing." in standing


class TestLateJobs:
    def test_leave_out_a_job_that_is_no_more(self, ready):
        now = timezone.now() - timedelta(days=9)
        JobRun.objects.create(name="of-old", started_at=now, late_at=now)

        assert late_jobs() == []

    def test_are_all_on_a_new_site(self, db):
        assert late_jobs() == [job.name for job in JOBS]
