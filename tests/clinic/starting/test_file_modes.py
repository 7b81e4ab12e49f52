import pytest
from django.db import connection

from clinic.starting.file_modes import modes_problem


@pytest.fixture
def folder(tmp_path, settings):
    settings.VAR_DIR, settings.BASE_DIR = tmp_path / "var", tmp_path / "site"
    for path in (settings.VAR_DIR, settings.BASE_DIR, settings.VAR_DIR / "private"):
        path.mkdir(mode=0o755)
        path.chmod(0o755)
    return settings.VAR_DIR


class TestModesProblem:
    def test_names_what_other_accounts_can_read(self, folder):
        assert modes_problem() == (
            f"Other accounts can read the site's files: chmod -R go= {folder / 'private'}"
        )

    def test_is_nothing_where_they_cannot_enter_the_folder(self, folder):
        folder.chmod(0o750)

        assert modes_problem() == ""

    def test_is_nothing_once_the_command_was_run(self, folder):
        (folder / "private").chmod(0o700)

        assert modes_problem() == ""

    def test_names_the_database_and_its_journal(self, folder, monkeypatch):
        (folder / "private").chmod(0o700)
        for name in ("clinic.sqlite3", "clinic.sqlite3-wal"):
            (folder / name).touch()
            (folder / name).chmod(0o644)
        monkeypatch.setitem(connection.settings_dict, "NAME", str(folder / "clinic.sqlite3"))
        monkeypatch.setattr(connection, "vendor", "sqlite")

        assert modes_problem().endswith(f"{folder}/clinic.sqlite3 {folder}/clinic.sqlite3-wal")

    def test_lets_a_group_read_the_settings_and_nobody_else(self, folder, settings):
        folder.chmod(0o700)
        env = settings.BASE_DIR / ".env"
        env.touch()
        env.chmod(0o640)
        assert modes_problem() == ""

        env.chmod(0o644)
        assert modes_problem().endswith(f": chmod o= {env}")
