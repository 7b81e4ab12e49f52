"""Files on a disk that is full, on one that is shared, and after a kill."""

import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile

from atomic_files import LONGEST, AtomicFileStorage
from clinic.static_files import ClinicStaticFilesStorage
from testimonials.storage import PrivateStorage

ROOT = Path(__file__).parent.parent.parent
ROOM = 10_000
"""Bytes, fewer than each file of these tests has."""
TEXT = b"A line of words.\n" * 5_000
KILLED = """
import os, signal, sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from atomic_files import AtomicFileStorage
class Endless(ContentFile):
    def chunks(self, size=None):
        yield b"A line of words." * 1000
        os.kill(os.getpid(), signal.SIGKILL)
AtomicFileStorage(sys.argv[1]).save("images/a.txt", Endless(b"x"))
"""


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@contextmanager
def full_disk():
    """Lets no file of this process grow beyond `ROOM`."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handled)


@pytest.fixture(params=["uploads", "private papers", "static files"])
def storage(request, settings, tmp_path):
    """Every storage of the site, in a folder of the test."""
    settings.PRIVATE_ROOT = tmp_path
    return {
        "uploads": lambda: AtomicFileStorage(tmp_path),
        "private papers": PrivateStorage,
        "static files": lambda: ClinicStaticFilesStorage(tmp_path),
    }[request.param]()


class TestWholeFileStorage:
    def test_keeps_a_file_under_its_name(self, storage, tmp_path):
        name = storage.save("images/a.txt", ContentFile(TEXT))

        assert name == "images/a.txt"
        assert files(tmp_path) == ["images/a.txt"]
        assert (tmp_path / name).read_bytes() == TEXT

    def test_leaves_nothing_of_a_file_for_which_there_is_no_room(self, storage, tmp_path):
        with full_disk(), pytest.raises(OSError, match="too large"):
            storage.save("images/a.txt", ContentFile(TEXT))

        assert files(tmp_path) == []

    def test_leaves_nothing_of_an_upload_that_is_copied_from_another_disk(
        self, tmp_path, monkeypatch
    ):
        upload = TemporaryUploadedFile("a.txt", "text/plain", len(TEXT), None)
        upload.file.write(TEXT)
        upload.file.flush()
        monkeypatch.setattr("django.core.files.move.os.rename", elsewhere)

        with upload, full_disk(), pytest.raises(OSError, match="too large"):
            AtomicFileStorage(tmp_path / "media").save("a.txt", upload)

        assert files(tmp_path / "media") == []

    def test_gives_two_that_want_one_name_a_name_each(self, tmp_path):
        storage = AtomicFileStorage(tmp_path)
        with ThreadPoolExecutor(8) as pool:
            names = list(
                pool.map(
                    lambda number: storage._save("a.txt", ContentFile(b"%d" % number)), range(40)
                )
            )

        assert len(set(names)) == 40
        assert sorted(int((tmp_path / name).read_bytes()) for name in names) == list(range(40))

    def test_gives_no_name_to_what_a_killed_process_wrote_and_removes_it_later(self, tmp_path):
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False
        )
        storage = AtomicFileStorage(tmp_path)
        (part,) = files(tmp_path)
        listed = storage.listdir("images")[1]
        storage.save("images/b.txt", ContentFile(b"b"))
        soon = files(tmp_path)
        past = time.time() - LONGEST - 1
        os.utime(tmp_path / part, (past, past))
        storage.save("images/c.txt", ContentFile(b"c"))

        assert killed.returncode == -signal.SIGKILL
        assert part.endswith(".part")
        assert listed == []
        assert soon == [part, "images/b.txt"]
        assert files(tmp_path) == ["images/b.txt", "images/c.txt"]


def elsewhere(*paths):
    """Says what the system says of two disks."""
    raise OSError(18, "Invalid cross-device link")
