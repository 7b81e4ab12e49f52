"""Files of an old site: from a zip, and from the site itself, which must not lead us elsewhere."""

import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from articles.models import ArticlePage
from clinic.wordpress.fetching import FetchError, OldSite, is_public_address
from clinic.wordpress.media_sources import FromFolder, FromSite, FromZip, names_of
from tests.clinic.wordpress.wxr import OLD, export, item, picture, run, written

pytestmark = pytest.mark.long
UPLOADS = f"{OLD}/wp-content/uploads"


class OldServer(BaseHTTPRequestHandler):
    failures = 1

    def do_GET(self):
        if self.path == "/moved.png":
            self.answer(301, {"Location": "/wp-content/a.png"})
        elif self.path == "/away.png":
            self.answer(302, {"Location": "http://elsewhere.example/a.png"})
        elif self.path == "/circle.png":
            self.answer(302, {"Location": "/circle.png"})
        elif self.path == "/busy.png" and OldServer.failures:
            OldServer.failures -= 1
            self.answer(503, {})
        elif self.path == "/huge.png":
            self.answer(200, {"Content-Length": "99999999999"})
        elif self.path in ("/wp-content/a.png", "/busy.png"):
            self.answer(200, {}, b"picture")
        else:
            self.answer(404, {})

    def answer(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        pass


@pytest.fixture(scope="module")
def address():
    server = HTTPServer(("127.0.0.1", 0), OldServer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def old_site():
    return OldSite("127.0.0.1", may_connect=lambda address: True, sleep=lambda seconds: None)


class TestOldSite:
    @pytest.mark.parametrize("name", ["/wp-content/a.png", "/moved.png", "/busy.png"])
    def test_takes_files_from_its_host(self, address, old_site, name):
        OldServer.failures = 1

        assert FromSite(address, old_site).read(name) == b"picture"

    def test_says_that_there_is_none(self, address, old_site):
        assert FromSite(address, old_site).read("/none.png") is None

    @pytest.mark.parametrize(
        ("name", "words"),
        [("/away.png", "another host"), ("/circle.png", "circles"), ("/huge.png", "larger than")],
    )
    def test_follows_nobody_elsewhere(self, address, old_site, name, words):
        with pytest.raises(FetchError, match=words):
            FromSite(address, old_site).read(name)

    def test_asks_no_private_network(self, address):
        with pytest.raises(FetchError, match="no public one"):
            OldSite("127.0.0.1").get(f"{address}/wp-content/a.png")

    @pytest.mark.parametrize(
        ("address", "is_public"),
        [("10.0.0.1", False), ("169.254.169.254", False), ("::1", False), ("8.8.8.8", True),
         ("::ffff:192.168.0.1", False), ("100.64.0.1", False), ("224.0.0.1", False)],
    )  # fmt: skip
    def test_knows_public_addresses(self, address, is_public):
        assert is_public_address(address) is is_public


class TestSources:
    def test_leaves_no_folder(self, tmp_path):
        (tmp_path / "uploads").mkdir()
        (tmp_path / "secret.png").write_bytes(b"x")
        (tmp_path / "uploads" / "link.png").symlink_to(tmp_path / "secret.png")

        source = FromFolder(tmp_path / "uploads")

        assert names_of("/wp-content/uploads/../secret.png") == []
        assert source.read("/wp-content/uploads/link.png") is None

    def test_says_that_a_zip_is_damaged(self, tmp_path):
        path = tmp_path / "uploads.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", bytes(range(256)) * 200)
        content = path.read_bytes()
        start = content.index(b"a.txt") + len(b"a.txt")
        path.write_bytes(content[:start] + b"\xff" * 40 + content[start + 40 :])

        with pytest.raises(FetchError, match="damaged"):
            FromZip(path).read("/wp-content/uploads/a.txt")

    def test_finds_files_that_another_host_hands_out(self, clinic_site, tmp_path, settings):
        settings.MEDIA_ROOT = tmp_path / "media"
        folder = tmp_path / "uploads" / "2008" / "06"
        folder.mkdir(parents=True)
        (folder / "cat.png").write_bytes(picture())
        files = "https://old.files.wordpress.com/2008/06"
        exported = export(
            item(1, "Cats", f'<p>See</p><p><img src="{files}/cat.png?w=300" alt="A cat"></p>'
                            '<p><img src="https://else.example/2008/06/cat.png" alt="Theirs"></p>'),
            item(2, "cat", kind="attachment", status="inherit", url=f"{files}/cat.png"),
        )  # fmt: skip

        found = run(written(tmp_path, exported), "--media", str(tmp_path / "uploads"))

        assert found["counts"]["attachment"] == {"made": 1}
        images = [block for block in ArticlePage.objects.get().body if block.block_type == "image"]
        assert [block.value["image"].title for block in images] == ["cat"]

    def test_takes_each_file_once_and_says_what_it_refuses(self, clinic_site, tmp_path, settings):
        settings.MEDIA_ROOT = tmp_path / "media"
        archive = tmp_path / "uploads.zip"
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("uploads/a.png", picture())
            file.writestr("uploads/b.png", picture())
            file.writestr("uploads/bad.png", b"no picture")
            file.writestr("uploads/list.txt", b"Words of a list")
        names = ("a.png", "b.png", "bad.png", "list.txt", "gone.png")
        files = [
            item(10 + n, name, kind="attachment", status="inherit", url=f"{UPLOADS}/{name}")
            for n, name in enumerate(names)
        ]
        text = f'<p><a href="{UPLOADS}/list.txt">The list</a> <img src="{UPLOADS}/a-20x10.png"></p>'
        path = written(tmp_path, export(item(1, "Post", text), *files))

        report = run(path, "--media", str(archive))
        again = run(path, "--media", str(archive))

        assert report["counts"]["attachment"] == {"made": 2, "same_file": 1, "left_out": 2}
        assert again["counts"]["attachment"] == {"unchanged": 3, "left_out": 2}
        assert get_image_model().objects.count() == 1
        reasons = {each["item"]: each["reason"] for each in report["left_out"]}
        assert "image" in reasons["bad.png"]
        assert "not among those given" in reasons["gone.png"]
        body = ArticlePage.objects.get().body
        assert [block.block_type for block in body] == ["paragraph", "image"]
        document = get_document_model().objects.get()
        assert f'linktype="document" id="{document.pk}"' in body[0].value.source
