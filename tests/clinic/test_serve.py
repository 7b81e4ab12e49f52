import sys
from threading import Event

import pytest

from clinic import serve


class TestWriteSecret:
    def test_writes_one_secret_that_others_cannot_read(self, tmp_path, monkeypatch):
        path = tmp_path / ".env"
        monkeypatch.setattr(serve, "ENV_FILE", path)

        serve.write_secret()
        first = path.read_text()
        serve.write_secret()

        assert path.read_text() == first
        assert len(first.removeprefix("SECRET_KEY=").strip()) >= 50
        assert path.stat().st_mode & 0o777 == 0o600


class TestSetAside:
    def test_moves_the_data_and_deletes_nothing(self, tmp_path, capsys):
        (tmp_path / "clinic.sqlite3").write_text("data")
        (tmp_path / "media").mkdir()
        (tmp_path / "media" / "picture").write_text("picture")
        (tmp_path / "static").mkdir()

        serve.set_aside(tmp_path)

        (kept,) = tmp_path.glob("replaced-*")
        assert (kept / "clinic.sqlite3").read_text() == "data"
        assert (kept / "media" / "picture").read_text() == "picture"
        assert not (tmp_path / "clinic.sqlite3").exists()
        assert kept.name in capsys.readouterr().out

    def test_says_nothing_when_there_is_nothing(self, tmp_path, capsys):
        serve.set_aside(tmp_path)

        assert capsys.readouterr().out == ""


class TestKeepRunning:
    @pytest.mark.parametrize("code", [1, 3])
    def test_gives_a_command_up_that_cannot_start(self, code):
        command = [sys.executable, "-c", f"raise SystemExit({code})"]

        assert serve.keep_running("server", command, Event(), trial=60) == code

    def test_starts_a_command_again_that_ended_later(self, tmp_path, monkeypatch):
        monkeypatch.setattr(serve, "PAUSE", 0.0)
        stopping, lines = Event(), tmp_path / "lines"
        code = f"open({str(lines)!r}, 'a').write('once more\\n')"

        def stop_after_three(line):
            if lines.read_text().count("\n") == 3:
                stopping.set()

        monkeypatch.setattr(serve, "say", stop_after_three)

        assert serve.keep_running("server", [sys.executable, "-c", code], stopping) == 0
        assert lines.read_text().count("\n") == 3
