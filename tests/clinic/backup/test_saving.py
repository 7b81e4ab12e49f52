import os
import signal
import time
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import connection, models

from articles.models import Topic
from clinic.backup import sequences
from clinic.backup.saving import setting_names
from clinic.backup.schema import present_schema
from clinic.backup.stores import names_in, stores
from tests.clinic.backup.archives import contents, manifest_of
from tests.clinic.backup.conftest import Place
from tests.factories.articles import TopicFactory
from tests.filled_site import backed_up_models

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

SECONDS = 60
ROOM = 40_000
"""Bytes: less than the backup, more than the file by which SQLite's processes share a database."""
KEY = "kE7-2mQ_x9Lw4Rt8Zp3Vb6Ny1Hs5Df0GjUaCoXiTeMu"


@pytest.fixture
def stopped_half_way(site, tmp_path):
    """A place whose backup stops at a file that never ends, and the path it writes to."""
    folder = tmp_path / "var"
    (folder / "media").mkdir(parents=True)
    os.mkfifo(folder / "media" / "endless.txt")
    return Place(site.url, folder), tmp_path / "backups" / "backup.zip"


def wait_for(part: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while not (part.exists() and part.stat().st_size):
        assert time.monotonic() < deadline
        time.sleep(0.05)


class TestBackup:
    def test_never_gives_half_a_backup_its_name(self, stopped_half_way):
        place, path = stopped_half_way
        part = path.with_name(f".{path.name}.part")
        process = place.start("backup", "--file", str(path))
        wait_for(part)

        refused = place.run("backup", "--file", str(path), fails=True)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        left = [each.name for each in path.parent.iterdir()]
        (place.folder / "media" / "endless.txt").unlink()
        place.backup(path)

        assert "Another backup is being made. Nothing was written." in refused
        assert left == [part.name]
        assert [each.name for each in path.parent.iterdir()] == [path.name]

    def test_says_when_the_disk_is_full_and_keeps_nothing(self, site, tmp_path):
        path = tmp_path / "backups" / "backup.zip"
        code = (
            "import resource; from pathlib import Path\n"
            "from django.core.management import call_command\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({ROOM}, {ROOM}))\n"
            f"call_command('backup', file=Path({str(path)!r}))"
        )

        output = site.run("shell", "--no-imports", "--command", code, fails=True)

        assert f"There is no room for {path}. Nothing of it was kept." in output
        assert list(path.parent.iterdir()) == []

    def test_shows_progress_and_what_it_holds(self, site, tmp_path):
        output = site.run("backup", "--file", str(tmp_path / "backup.zip"))

        manifest = manifest_of(tmp_path / "backup.zip")
        rows = sum(table["rows"] for table in manifest["tables"])
        assert "Saving tables: 50%" in output
        assert "Saving files: 100%" in output
        assert f"{rows} rows of {len(manifest['tables'])} tables and 4 files" in output

    def test_names_settings_and_gives_no_value_away(self, site, tmp_path):
        path = tmp_path / "backup.zip"

        output = site.run("backup", "--file", str(path), SECRET_KEY=KEY)

        assert "SECRET_KEY" in manifest_of(path)["settings"]
        assert KEY not in output
        assert not any(KEY.encode() in data for data in contents(path).values())

    def test_keeps_as_many_as_it_is_told(self, site, tmp_path):
        folder = tmp_path / "backups"
        folder.mkdir()
        for day in range(1, 4):
            (folder / f"clinic-2020010{day}T000000Z.zip").touch()
        (folder / "mine.zip").touch()

        Place(site.url, tmp_path).run("backup", "--keep", "2")

        names = sorted(each.name for each in folder.iterdir())
        assert len(names) == 3
        assert names[0] == "clinic-20200103T000000Z.zip"
        assert names[2] == "mine.zip"


class TestSettingNames:
    def test_are_those_of_the_example_that_are_set(self, monkeypatch):
        monkeypatch.setenv("NCBI_API_KEY", "secret")
        monkeypatch.setenv("NOT_OURS", "1")
        monkeypatch.delenv("S3_BUCKET", raising=False)

        names = setting_names()

        assert "NCBI_API_KEY" in names
        assert not {"NOT_OURS", "S3_BUCKET"} & set(names)


class TestPresentSchema:
    def test_holds_every_model_of_the_site(self, db):
        schema = present_schema(connection)

        expected = {model._meta.db_table for model in backed_up_models()}
        assert {model._meta.db_table for model in schema.models} == expected


class TestStores:
    def test_are_all_that_the_site_keeps_files_in(self):
        known = {type(each) for each in stores().values()}

        used = {
            type(getattr(field.storage, "_wrapped", field.storage))
            for model in apps.get_models()
            for field in model._meta.fields
            if isinstance(field, models.FileField) and field.storage.exists("x") is False
        }

        assert used == known

    def test_name_every_file_below_every_folder(self, settings, tmp_path):
        for name in ("a.txt", "b/c.txt", "b/d/e.txt"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(name)
        settings.MEDIA_ROOT = tmp_path

        assert list(names_in(storages["default"])) == ["a.txt", "b/c.txt", "b/d/e.txt"]


class TestLastId:
    def test_remembers_a_key_whose_row_is_gone(self, db, clinic_site):
        topic = TopicFactory()
        given = topic.pk
        topic.delete()

        last = sequences.last_id(connection, Topic)
        sequences.set_last_id(connection, Topic, given + 40)

        assert last == given
        assert TopicFactory().pk == given + 41

    def test_begins_with_one_where_none_was_given(self, db, clinic_site):
        sequences.set_last_id(connection, Topic, 0)

        assert sequences.last_id(connection, Topic) == 0
        assert TopicFactory().pk == 1
