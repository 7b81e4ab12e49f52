from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import GifImagePlugin, Image, PngImagePlugin
from pillow_heif import register_heif_opener
from wagtail.images import get_image_model

import heavy_work
from clinic.uploads.gif import extent_of
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.long

register_heif_opener()

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SECRET = b"<?php system('id'); ?><script>alert(1)</script>"


def picture(picture_format="JPEG", size=(60, 40), **options) -> bytes:
    output = BytesIO()
    Image.new("RGB", size, "teal").save(output, picture_format, **options)
    return output.getvalue()


def stored(field) -> bytes:
    """Returns what lies in the storage."""
    with field.open() as file:
        return file.read()


def huge_png() -> bytes:
    """Returns a small file that says it is 30 000 pixels on each side."""
    output = BytesIO()
    Image.new("1", (30_000, 30_000)).save(output, "PNG", optimize=True)
    return output.getvalue()


def gif(frames: int, size: int, canvas: int = 0) -> bytes:
    """Returns a GIF of many frames without any colour but the first."""
    wide = size.to_bytes(2, "little")
    screen = (canvas or size).to_bytes(2, "little")
    frame = b"," + bytes(4) + wide * 2 + b"\0" + b"\2\2\x44\1\0"
    palette = bytes(6)
    return b"GIF89a" + screen * 2 + b"\x80\0\0" + palette + frame * frames + b";"


@pytest.fixture
def send(client, clinic_site):
    client.force_login(UserFactory(role="Editors"))

    def send_one(content, name="photo.jpg"):
        file = SimpleUploadedFile(name, content, "image/jpeg")
        response = client.post("/admin/images/add/", {"title": "Photo", "file": file})
        return get_image_model().objects.first(), response.content.decode()

    return send_one


class TestUploadedPicture:
    def test_is_kept_without_what_cameras_and_attackers_add(self, send):
        exif = Image.Exif()
        exif[0x010E] = "Taken at 12 Private Street"
        exif[0x0112] = 6  # to be turned by a quarter
        content = picture(exif=exif.tobytes()) + SECRET

        image, _ = send(content)

        content = stored(image.file)
        assert b"Private Street" not in content
        assert b"script" not in content
        assert not Image.open(BytesIO(content)).getexif()
        assert (image.width, image.height) == (40, 60)
        assert image.file_size == len(content)

    def test_loses_the_texts_of_a_png(self, send):
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", SECRET.decode())

        image, _ = send(picture("PNG", pnginfo=info), "photo.png")

        assert b"script" not in stored(image.file)

    @pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
    def test_keeps_its_format(self, send, picture_format):
        ending = picture_format.lower().replace("jpeg", "jpg")

        image, _ = send(picture(picture_format), f"photo.{ending}")

        assert Image.open(BytesIO(stored(image.file))).format == picture_format

    @pytest.mark.parametrize("name", ["IMG_0001.HEIC", "photo.heif", "photo.jpg"])
    def test_of_a_phone_becomes_one_that_browsers_show(self, send, name):
        exif = Image.Exif()
        exif[0x010E] = "Taken at 12 Private Street"

        image, html = send(picture("HEIF", exif=exif.tobytes()), name)

        assert image is not None, html
        content = stored(image.file)
        assert Image.open(BytesIO(content)).format == "JPEG"
        assert image.file.name.endswith(".jpg")
        assert (image.width, image.height) == (60, 40)
        assert b"Private Street" not in content

    def test_keeps_moving_when_it_moves(self, send):
        frames = [Image.new("RGB", (20, 20), color) for color in ("red", "blue", "lime")]
        output = BytesIO()
        frames[0].save(output, "GIF", save_all=True, append_images=frames[1:], duration=80)

        image, _ = send(output.getvalue(), "moving.gif")

        assert Image.open(BytesIO(stored(image.file))).n_frames == 3

    def test_is_made_smaller_when_it_is_very_large(self, send):
        image, _ = send(picture(size=(5_000, 2_500)))

        assert (image.width, image.height) == (4_000, 2_000)

    @pytest.mark.parametrize(
        ("content", "name", "reason"),
        [
            (SVG, "drawing.svg", "Not a supported image format"),
            (SVG, "drawing.png", "image"),
            (SECRET, "photo.jpg", "image"),
            (b"GIF89a" + SECRET, "photo.gif", "broken or is none"),
            (picture("PNG"), "photo.jpg", "extension does not match"),
            (picture()[:400], "photo.jpg", "broken or is none"),
            (b"", "photo.jpg", "empty"),
            (picture("HEIF")[:-20], "photo.heic", "broken or is none"),
            (picture("HEIF")[:200], "photo.heic", "broken or is none"),
            (picture("TIFF"), "photo.tiff", "Not a supported image format"),
        ],
    )
    def test_is_refused_with_a_clear_message(self, send, content, name, reason):
        image, html = send(content, name)

        assert image is None
        assert reason in html

    def test_is_refused_when_a_phone_made_too_many_pixels(self, send, settings):
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000

        image, html = send(picture("HEIF"), "photo.heic")

        assert image is None
        assert "too many pixels" in html

    def test_is_refused_when_it_is_a_bomb(self, send):
        image, html = send(huge_png(), "bomb.png")

        assert image is None
        assert "too many pixels" in html

    @pytest.mark.parametrize(("frames", "size"), [(40_000, 1), (4, 4_000), (40_000, 60_000)])
    def test_is_refused_when_it_moves_too_long(self, send, frames, size, monkeypatch):
        """The attack: forty thousand frames, which Pillow would decode one after the other."""
        decoded = []
        seek = GifImagePlugin.GifImageFile._seek

        def counted(*each):
            decoded.append(each)
            seek(*each)

        monkeypatch.setattr(GifImagePlugin.GifImageFile, "_seek", counted)

        image, html = send(gif(frames, size), "moving.gif")

        assert image is None
        assert "too many pixels" in html
        assert len(decoded) < 10

    def test_is_refused_when_a_frame_is_larger_than_the_canvas(self, send):
        image, html = send(gif(30, 4_000, canvas=1), "moving.gif")

        assert image is None
        assert "too many pixels" in html

    def test_is_refused_in_words_while_others_are_read(self, send, monkeypatch):
        monkeypatch.setattr(heavy_work, "MAX_WAIT", 0)
        with heavy_work.alone():
            image, html = send(picture())

        assert image is None
        assert "Try again in a moment" in html

    def test_is_refused_when_the_file_is_too_large(self, send, settings):
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500

        image, html = send(picture("PNG", size=(300, 300)) + b"x" * 600, "photo.png")

        assert image is None
        assert "too big" in html

    @pytest.mark.parametrize("name", ["../../etc/x.jpg", "..\\x.jpg", "a\x00.jpg", "x.php.jpg"])
    def test_lies_under_a_plain_name(self, send, name):
        image, _ = send(picture(), name)

        assert image.file.name.startswith("original_images/")
        stem = image.file.name.rpartition("/")[2]
        assert stem.count(".") == 1
        assert "\x00" not in stem

    def test_is_examined_by_every_way_in(self, client, clinic_site):
        client.force_login(UserFactory(role="Editors"))
        file = {"title": "x", "files[]": SimpleUploadedFile("x.jpg", SECRET)}

        response = client.post(
            "/admin/images/multiple/add/", file, headers={"x-requested-with": "XMLHttpRequest"}
        )
        client.post(
            "/admin/images/chooser/create/",
            {
                "image-chooser-upload-title": "x",
                "image-chooser-upload-file": SimpleUploadedFile("x.jpg", SECRET),
            },
        )

        assert response.json()["success"] is False
        assert not get_image_model().objects.exists()


class TestMedia:
    def test_shows_pictures_and_nothing_else_to_everyone(self, client, send):
        image, _ = send(picture())
        small = image.get_rendition("width-20")
        client.logout()

        shown = client.get(small.url)
        b"".join(shown.streaming_content)

        assert shown.status_code == 200
        assert shown["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert shown["X-Content-Type-Options"] == "nosniff"
        assert "public" in shown["Cache-Control"]
        assert client.get(image.file.url).status_code == 404

    def test_shows_originals_to_those_who_work_here(self, client, send):
        image, _ = send(picture())

        response = client.get(image.file.url)
        b"".join(response.streaming_content)

        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]

    @pytest.mark.parametrize(
        "path", ["images/", "images/none.jpg", "images/%00", "documents/x.pdf", "x", "images//etc"]
    )
    def test_finds_nothing_where_nothing_is(self, client, clinic_site, path):
        assert client.get(f"/media/{path}").status_code in {400, 404}


class TestExtentOf:
    @given(
        st.integers(1, 12), st.integers(1, 30), st.booleans(),
        st.sampled_from([b"", b"made by hand", b"x" * 600]),
    )  # fmt: skip
    @hypothesis_settings(max_examples=25, deadline=None)
    def test_is_what_pillow_finds(self, frames, side, is_gray, comment):
        pictures = [
            Image.new(
                "L" if is_gray else "RGB",
                (side, side),
                20 * number if is_gray else (20 * number, 0, 9),
            )
            for number in range(frames)
        ]
        output = BytesIO()
        pictures[0].save(
            output, "GIF", save_all=True, append_images=pictures[1:], comment=comment, duration=50
        )

        extent = extent_of(output.getvalue(), 1_000)

        assert extent == (Image.open(output).n_frames, side * side)

    @given(st.binary(max_size=300))
    def test_takes_anything(self, content):
        assert extent_of(b"GIF89a" + content, 10).frames <= 11
