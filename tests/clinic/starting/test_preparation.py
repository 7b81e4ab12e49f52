from clinic.starting import preparation


class TestWriteSecret:
    def test_writes_one_secret_that_others_cannot_read(self, tmp_path, monkeypatch):
        path = tmp_path / ".env"
        monkeypatch.setattr(preparation, "ENV_FILE", path)

        preparation.write_secret()
        first = path.read_text()
        preparation.write_secret()

        assert path.read_text() == first
        assert len(first.removeprefix("SECRET_KEY=").strip()) >= 50
        assert path.stat().st_mode & 0o777 == 0o600


class TestSetAside:
    def test_moves_the_data_and_deletes_nothing(self, tmp_path, capsys):
        (tmp_path / "clinic.sqlite3").write_text("data")
        (tmp_path / "media").mkdir()
        (tmp_path / "media" / "picture").write_text("picture")
        (tmp_path / "static").mkdir()

        preparation.set_aside(tmp_path)

        (kept,) = tmp_path.glob("replaced-*")
        assert (kept / "clinic.sqlite3").read_text() == "data"
        assert (kept / "media" / "picture").read_text() == "picture"
        assert not (tmp_path / "clinic.sqlite3").exists()
        assert kept.name in capsys.readouterr().out

    def test_says_nothing_when_there_is_nothing(self, tmp_path, capsys):
        preparation.set_aside(tmp_path)

        assert capsys.readouterr().out == ""
