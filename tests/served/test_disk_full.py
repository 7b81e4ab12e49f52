"""No file of the server can grow any more: the disk is full, for the worker that is limited."""

import io
import random
import resource

import pytest
from PIL import Image

from tests.visitor import Visitor

pytestmark = pytest.mark.long

ROOM = 300_000
"""Bytes: more than the site's own small files, less than what is uploaded."""
FREE = resource.RLIM_INFINITY


@pytest.fixture
def full(first):
    """Lets no file of the server grow beyond `ROOM`, and lifts that at the end."""
    limit(first, ROOM)
    yield
    limit(first, FREE)


def limit(server, size: int) -> None:
    for pid in server.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, FREE))


def picture() -> bytes:
    size, file = (700, 700), io.BytesIO()
    noise = random.Random(1).randbytes(size[0] * size[1] * 3)  # noqa: S311
    Image.frombytes("RGB", size, noise).save(file, "PNG")
    return file.getvalue()


TEXT = b"A line of words that is repeated.\n" * 20_000
LARGE = b"A line of words that is repeated.\n" * 100_000  # goes through a temporary file
UPLOADS = {
    "document": ("documents", "wagtaildocs_document", "text.txt", TEXT),
    "large document": ("documents", "wagtaildocs_document", "large.txt", LARGE),
    "picture": ("images", "wagtailimages_image", "noise.png", picture()),
}


class TestDiskFull:
    @pytest.mark.parametrize("kind", UPLOADS)
    def test_refuses_an_upload_in_words_and_loses_nothing_else(
        self, clinic, first, editor, full, kind
    ):
        place, table, name, content = UPLOADS[kind]
        folder = first.log.parent / "media"

        def upload():
            values = {"title": "Sample", "collection": "1"}
            return editor.upload(f"/admin/{place}/add/", values, ("file", name, content))

        def files():
            return {path for path in folder.rglob("*") if path.is_file()}

        def rows():
            return clinic.query(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608

        before, known = rows(), files()
        refused = upload()
        left = files() - known
        draft = editor.write(clinic.pages["rest"], "rest", "Saved all the same.")
        read = Visitor(first.url).get("/articles/rest/").status
        after = rows()
        limit(first, FREE)
        taken = upload()

        assert refused.status == 507
        assert "There is no room left on the server" in refused.text
        assert left == set()
        assert after == before
        assert (draft.status, read) == (302, 200)
        assert (taken.status, rows()) == (302, before + 1)
        assert any(path.stat().st_size > ROOM for path in files() - known)
