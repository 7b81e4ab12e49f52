import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from clinic.backup.record import backup_age, note_backup
from clinic.management.commands import backup
from clinic.operations import monitoring
from clinic.operations.monitoring import Kept, backup_hours, examine
from tests.factories.accounts import UserFactory


def hours(number):
    return timezone.now() + timedelta(hours=number)


@pytest.fixture
def watched(clinic_site, settings, tmp_path, monkeypatch):
    settings.VAR_DIR, settings.BACKUP_HOURS = tmp_path, 48
    monkeypatch.setattr("clinic.views.readiness", Kept(examine, seconds=0))
    monkeypatch.setattr("clinic.views.last_backup", Kept(backup_hours, seconds=0))


class TestBackupCommand:
    def test_notes_a_good_backup(self, watched):
        assert backup_age() is None

        call_command("backup", stdout=io.StringIO())

        assert backup_age() < timedelta(minutes=5)

    def test_notes_nothing_of_a_failure(self, watched, tmp_path):
        (tmp_path / "taken").write_text("")

        with pytest.raises(CommandError):
            call_command("backup", file=tmp_path / "taken" / "x.zip")

        assert backup_age() is None

    def test_stays_and_makes_one_when_the_last_is_old_enough(self, watched, monkeypatch):
        made, looks = [], iter([1, 1, 30])
        travelled = time_machine.travel(timezone.now(), tick=False)

        class EndedError(Exception):
            pass

        def sleep(seconds):
            try:
                clock.shift(timedelta(hours=next(looks)))
            except StopIteration:
                raise EndedError from None

        def make(self, file, keep):
            made.append(timezone.now())
            note_backup("")

        monkeypatch.setattr(backup.time, "sleep", sleep)
        monkeypatch.setattr(backup.Command, "make", make)
        monkeypatch.setattr(backup, "close_old_connections", lambda: None)
        with travelled as clock, pytest.raises(EndedError):
            call_command("backup", every=24, keep=14)

        assert made[1] - made[0] == timedelta(hours=32)
        assert len(made) == 2

    def test_goes_on_after_a_failure(self, watched, monkeypatch, capsys):
        def make(self, file, keep):
            raise CommandError("There is no room.")

        def sleep(seconds):
            raise KeyboardInterrupt

        monkeypatch.setattr(backup.Command, "make", make)
        monkeypatch.setattr(backup.time, "sleep", sleep)
        monkeypatch.setattr(backup, "close_old_connections", lambda: None)
        with pytest.raises(KeyboardInterrupt):
            call_command("backup", every=24)

        assert "No backup was made: There is no room." in capsys.readouterr().err

    @pytest.mark.parametrize("options", [{"every": 0}, {"every": 1, "file": "x.zip"}])
    def test_refuses_a_rhythm_that_makes_no_sense(self, db, options):
        with pytest.raises(CommandError, match="--every needs"):
            call_command("backup", **options)


class TestReadyz:
    def test_says_how_old_the_last_good_backup_is(self, client, watched):
        note_backup("")

        with time_machine.travel(hours(5), tick=False):
            answer = client.get("/readyz").json()

        assert answer["checks"]["backup"] == "ok"
        assert answer["backup_hours"] == 5.0

    def test_fails_when_it_is_too_old(self, client, watched):
        note_backup("")

        with time_machine.travel(hours(50), tick=False):
            response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["checks"]["backup"] == "the last good one is 50 hours old"

    def test_fails_when_there_is_none(self, client, watched):
        assert client.get("/readyz").json()["checks"]["backup"] == "none was made yet"

    def test_asks_nothing_where_others_back_up(self, client, watched, settings):
        settings.BACKUP_HOURS = 0

        assert client.get("/readyz").json()["checks"]["backup"] == "ok"

    def test_is_no_job_that_stands_still(self, watched):
        note_backup("")

        with time_machine.travel(hours(500), tick=False):
            assert "backup" not in monitoring.late_jobs()


class TestBackupPanel:
    def home(self, client, **rights):
        client.force_login(UserFactory(**rights))
        return client.get("/admin/").content.decode()

    def test_tells_administrators_how_old_the_last_one_is(self, client, watched):
        note_backup("")

        assert "The last good backup is" in self.home(client, is_superuser=True)

    def test_warns_when_it_is_too_old(self, client, watched):
        assert "No backup of this site was made yet." in self.home(client, is_superuser=True)

    def test_keeps_quiet_where_nobody_asks_for_backups(self, client, watched, settings):
        settings.BACKUP_HOURS = 0

        assert "backup" not in self.home(client, is_superuser=True).lower()
