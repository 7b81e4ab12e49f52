import io

import pytest

from clinic.backup import BackupError, container
from clinic.backup.progress import Progress
from tests.clinic.backup.archives import contents, rewritten
from tests.clinic.backup.conftest import RELEASE


def check(path):
    with container.reading(path) as file:
        return container.check(file, Progress(io.StringIO(), "", path.stat().st_size))


class TestCheck:
    def test_takes_what_was_written(self):
        manifest = check(RELEASE)

        assert manifest.rows > 500
        assert {file.store for file in manifest.files} == {"media", "private"}

    @pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
    def test_refuses_a_file_that_was_cut_short(self, tmp_path, share):
        whole = RELEASE.read_bytes()
        path = tmp_path / "cut.zip"
        path.write_bytes(whole[: int(len(whole) * share)])

        with pytest.raises(BackupError, match="end is missing"):
            check(path)

    def test_refuses_a_file_of_which_any_byte_was_altered(self, tmp_path):
        whole = RELEASE.read_bytes()
        path = tmp_path / "altered.zip"

        taken = []
        for place in [*range(0, len(whole), 997), *range(len(whole) - 100, len(whole))]:
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            try:
                check(path)
            except BackupError:
                continue
            taken.append(place)

        assert taken == []

    @pytest.mark.parametrize("change", ["gone", "more", "other"])
    def test_refuses_parts_that_are_not_those_of_the_contents(self, tmp_path, change):
        members = contents(RELEASE)
        name = next(name for name in members if name.startswith("private/"))
        if change == "gone":
            del members[name]
        else:
            members[name if change == "other" else "media/more.txt"] = b"other"

        with pytest.raises(BackupError, match="is damaged"):
            check(rewritten(tmp_path / "backup.zip", members))

    def test_refuses_a_later_format_by_its_number(self, tmp_path, monkeypatch):
        monkeypatch.setattr(container, "COMMENT", "clinic-backup 2 sha256:")
        path = rewritten(tmp_path / "later.zip", contents(RELEASE))

        with pytest.raises(BackupError, match="has format 2; this version of the site reads 1"):
            check(path)

    @pytest.mark.parametrize("content", [b"", b"PK", b"not a backup" * 100])
    def test_refuses_what_is_no_backup(self, tmp_path, content):
        path = tmp_path / "letter.txt"
        path.write_bytes(content)

        with pytest.raises(BackupError, match="no backup"):
            check(path)

    def test_says_when_there_is_no_file(self, tmp_path):
        with pytest.raises(BackupError, match=r"none\.zip cannot be opened: No such file"):
            check(tmp_path / "none.zip")


class TestWriting:
    def test_gives_the_name_at_the_end_only(self, tmp_path):
        path = tmp_path / "backup.zip"

        with container.writing(path) as archive:
            archive.writestr("a", b"a")
            before = path.exists()

        assert not before
        assert [each.name for each in tmp_path.iterdir()] == ["backup.zip"]
        assert path.stat().st_mode & 0o777 == 0o600

    def test_leaves_nothing_when_it_fails(self, tmp_path):
        def fail():
            with container.writing(tmp_path / "backup.zip") as archive:
                archive.writestr("a", b"a")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()

        assert list(tmp_path.iterdir()) == []

    def test_overwrites_nothing(self, tmp_path):
        path = tmp_path / "backup.zip"
        path.write_bytes(b"older")

        with pytest.raises(BackupError, match="exists"), container.writing(path):
            pass

        assert path.read_bytes() == b"older"

    def test_says_which_file_has_a_name_that_is_no_text(self, tmp_path):
        with (
            pytest.raises(BackupError, match="Rename it"),
            container.writing(tmp_path / "backup.zip") as archive,
            container.writing_member(archive, "media/\udcff.txt", compress=True),
        ):
            pass
