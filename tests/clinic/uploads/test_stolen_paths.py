"""Private files are reached by no way of writing a path, on disk and in a bucket."""

from io import BytesIO
from types import SimpleNamespace
from urllib.parse import unquote_to_bytes

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import Http404

from articles.pictures import original_key
from clinic.page_cache import installing
from clinic.page_cache.application import PageCache
from clinic.page_cache.entries import Store
from clinic.serving.plain_paths import PlainPaths, media_name
from clinic.uploads.media import media
from tests.clinic.page_cache.applications import StillWatch
from tests.clinic.uploads.stolen_paths import PRIVATE, SECRET, stolen_paths
from tests.clinic.uploads.test_media_storage import bucket, endpoint  # noqa: F401  fixtures

pytestmark = pytest.mark.long

Answer = tuple[int, bytes]


@pytest.fixture(autouse=True)
def _connection_stays_open():
    """Keeps the end of a request from ending the test's transaction, as Django's client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def fill():
    """Stores a public picture and the private files beside it."""
    storage = storages["default"]
    storage.save("images/leaf.webp", ContentFile(b"picture"))
    storage.save("images/x/leaf.webp", ContentFile(b"picture"))
    for name in PRIVATE:
        storage.save(name, ContentFile(SECRET))


@pytest.fixture
def on_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "private").mkdir()
    fill()


@pytest.fixture
def in_bucket(bucket):  # noqa: F811
    fill()


@pytest.fixture
def ask(clinic_site):
    """Asks as granian does: what its paths say, decoded once, through all that production runs."""
    cache = PageCache(get_wsgi_application(), installing.rules(), StillWatch(), Store(1_000_000))
    application = PlainPaths(cache)

    def ask_one(path: str) -> Answer:
        raw, _, query = f"/media/{path}".partition("?")
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": unquote_to_bytes(raw).decode("latin-1"),
            "QUERY_STRING": query, "HTTP_HOST": "testserver", "SERVER_NAME": "testserver",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "",
            "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(),
        }  # fmt: skip
        said: list = []
        answer = application(environ, lambda status, headers, *_: said.extend((status, headers)))
        content = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        return int(said[0][:3]), content

    return ask_one


@pytest.fixture
def ask_view(rf):
    """Asks the view alone, as if nothing stood before it."""

    def ask_one(path: str) -> Answer:
        raw, _, query = path.partition("?")
        request = rf.get("/", QUERY_STRING=query)
        request.user = AnonymousUser()
        try:
            answer = media(request, unquote_to_bytes(raw).decode(errors="replace"))
        except (Http404, SuspiciousOperation):
            return 404, b""
        content = b"".join(answer.streaming_content)
        answer.close()
        return answer.status_code, content

    return ask_one


def given_away(ask) -> list[str]:
    """Returns the paths that are answered with anything but a refusal."""
    assert ask("images/leaf.webp") == (200, b"picture")
    answers = ((path, *ask(path)) for path in stolen_paths())
    return [
        path for path, status, content in answers if status not in {400, 404} or content == SECRET
    ]


class TestPrivateFiles:
    def test_are_reached_by_no_path_on_disk(self, on_disk, ask):
        assert given_away(ask)[:9] == []

    def test_are_reached_by_no_path_in_a_bucket(self, in_bucket, ask):
        assert given_away(ask)[:9] == []

    def test_are_given_by_the_view_to_nobody_on_disk(self, on_disk, ask_view):
        assert given_away(ask_view)[:9] == []

    def test_are_given_by_the_view_to_nobody_from_a_bucket(self, in_bucket, ask_view):
        assert given_away(ask_view)[:9] == []

    def test_are_opened_by_no_key_of_another_file(self, on_disk, ask):
        key = original_key("original_images/patient.jpg")

        assert ask(f"original_images/patient.jpg?key={key}") == (200, SECRET)
        for path in ("images/../original_images/patient.jpg", "./original_images/patient.jpg"):
            assert ask(f"{path}?key={original_key(path)}")[0] in {400, 404}

    def test_are_what_no_public_name_may_be_mistaken_for(self, on_disk, ask):
        """Neither what is still being written nor a name that no disk can hold is a fault."""
        storages["default"].save("images/.0123.part", ContentFile(SECRET))

        for path in ("images/.0123.part", f"images/{'x' * 300}.webp", "images/leaf.webp/more"):
            assert ask(path)[0] == 404, path
        assert ask(f"images/{'x/' * 600}y.webp")[0] == 404


class TestInFrontOf:
    @pytest.mark.parametrize("megabytes", [0, 1])
    def test_looks_at_paths_before_the_page_cache_does(self, settings, monkeypatch, megabytes):
        settings.PAGE_CACHE_MEGABYTES = megabytes
        monkeypatch.setattr(installing, "current_state", SimpleNamespace(watch=None))
        monkeypatch.setattr(installing, "listen", None)

        assert isinstance(installing.in_front_of(lambda *_: []), PlainPaths)


class TestMediaName:
    @pytest.mark.parametrize(
        "path", ["images/a.webp", "images/Grüße-1_2.fill-10x10.webp", "images/100%.jpg", "a/b/c d"]
    )
    def test_is_the_path_of_what_was_uploaded(self, path):
        assert media_name(path) == path

    @pytest.mark.parametrize(
        "path",
        ["", "/", "a/", "/a", "a//b", ".", "a/./b", "a/../b", "a\\b", "a\0b", "a\nb", "a/%2e%2e/b",
         "a/%252e/b", "a%2fb", "a/.b", "a\x7fb", "a\x85b", "a\u2028b", "a\u202eb"],
    )  # fmt: skip
    def test_is_none_for_what_could_mean_another_file(self, path):
        assert media_name(path) is None
