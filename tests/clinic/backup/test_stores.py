import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from clinic.backup import container
from clinic.backup.manifest import Manifest
from clinic.backup.progress import Progress
from clinic.backup.restoring import refuse_occupied_stores, restore_files
from clinic.backup.saving import save_files
from clinic.backup.stores import names_in, stores
from tests.clinic.uploads.test_media_storage import bucket, endpoint  # noqa: F401  fixtures

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


class TestBucket:
    def test_is_backed_up_and_restored_like_a_folder(self, bucket, tmp_path):  # noqa: F811
        storage, private = stores()["media"], stores()["private"]
        for each in (storage, private):
            for name in names_in(each):  # another test's
                each.delete(name)
        large = bytes(range(256)) * 20_000
        storage.save("images/deep/large.webp", ContentFile(large))
        storage.save("documents/diary.txt", ContentFile(b"A diary"))
        private.save("authorizations/paper.pdf", ContentFile(b"%PDF signed"))
        manifest = Manifest("2026-01-01", "sqlite", {}, [], [])

        with container.writing(tmp_path / "backup.zip") as archive:
            save_files(archive, manifest, io.StringIO())
        names = list(names_in(storage))
        for name in names:
            storage.delete(name)
        private.delete("authorizations/paper.pdf")
        refuse_occupied_stores()
        with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
            restore_files(archive, manifest, Progress(io.StringIO(), "", manifest.size))

        assert names == ["documents/diary.txt", "images/deep/large.webp"]
        assert list(names_in(stores()["media"])) == names
        with storage.open("images/deep/large.webp") as file:
            assert file.read() == large
        assert list(names_in(private)) == ["authorizations/paper.pdf"]
        with private.open("authorizations/paper.pdf") as file:
            assert file.read() == b"%PDF signed"
