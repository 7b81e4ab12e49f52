"""Private files: nobody reaches them but by the view that asks for permission."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as configured
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from home.models import PolicySettings
from testimonials.checks import private_files_are_private
from testimonials.models import Authorization
from tests.factories.testimonials import (
    AuthorizationFactory,
    TestimonialPictureFactory,
    picture_file,
    published,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def staff(*codenames: str) -> User:
    user = User.objects.create_user("staff", "staff@example.org", "x")
    group = Group.objects.create(name="Staff")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    user.groups.add(group)
    return user


def read(client: Client, address: str) -> tuple[HttpResponse, bytes]:
    """Returns an answer and what it holds, read to its end, where a file is closed."""
    response = client.get(address)
    return response, b"".join(response)


class TestAuthorizationFile:
    def test_is_served_as_a_download_to_who_may_see_it(self, client, clinic_site):
        authorization = AuthorizationFactory()
        client.force_login(staff("view_authorization"))

        address = reverse("testimonials:authorization_file", args=[authorization.key])

        response, content = read(client, address)

        assert content == b"%PDF-1.7 signed"
        assert response["Content-Disposition"].startswith("attachment")
        assert "no-store" in response["Cache-Control"]
        assert response["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize("who", ["anonymous", "editor"])
    def test_is_not_found_for_everyone_else_by_any_address(self, client, clinic_site, who):
        authorization = AuthorizationFactory()
        if who == "editor":
            client.force_login(
                staff("change_testimonial", "view_testimonial", "publish_testimonial")
            )
        name = authorization.file.name
        relative = os.path.relpath(authorization.file.path, configured.MEDIA_ROOT)
        addresses = [
            reverse("testimonials:authorization_file", args=[authorization.key]),
            f"/media/{name}",
            f"/media/{relative}",
            f"/media/{relative.replace('/', '%2f')}",
            f"/static/{name}",
            f"/documents/1/{Path(name).name}",
            f"/{name}",
            f"/private/{name}",
        ]

        answers = {address: read(client, address) for address in addresses}

        for address, (response, content) in answers.items():
            assert response.status_code == 404, address
            assert b"signed" not in content

    def test_never_lies_in_public_media(self):
        authorization = AuthorizationFactory()

        path = Path(authorization.file.path)
        assert path.is_relative_to(configured.PRIVATE_ROOT)
        assert not path.is_relative_to(configured.MEDIA_ROOT)
        assert path.stat().st_mode & 0o077 == 0
        with pytest.raises(ValueError, match="private"):
            _ = authorization.file.url

    def test_has_a_name_that_tells_nothing(self):
        assert "maria" not in AuthorizationFactory().file.name

    def test_is_stored_once_whatever_happens_to_the_testimonial(self):
        testimonial = published()
        folder = Path(configured.PRIVATE_ROOT) / "authorizations"
        before = len(list(folder.iterdir()))

        for number in range(5):
            testimonial.quote = f"Draft {number}"
            testimonial.save_revision()

        assert len(list(folder.iterdir())) == before
        assert Authorization.objects.count() == 1


class TestPicture:
    def test_is_shown_while_its_testimonial_is(self, client, clinic_site):
        picture = published(picture=TestimonialPictureFactory()).picture

        response, _ = read(client, picture.url)

        assert response.status_code == 200
        assert response["Content-Type"] == "image/webp"
        assert response["Cache-Control"] == "public, max-age=60"

    def test_is_gone_with_the_withdrawal(self, client, clinic_site):
        testimonial = published(picture=TestimonialPictureFactory())
        testimonial.withdraw("Asked")

        assert read(client, testimonial.picture.url)[0].status_code == 404

    def test_is_gone_with_the_authorization(self, client, clinic_site):
        testimonial = published(picture=TestimonialPictureFactory())

        with time_machine.travel(testimonial.last_published_at + timedelta(days=367)):
            assert read(client, testimonial.picture.url)[0].status_code == 404

    def test_is_gone_when_the_clinic_shows_no_testimonials(self, client, clinic_site):
        testimonial = published(picture=TestimonialPictureFactory())
        PolicySettings.objects.create(site=clinic_site.site, testimonials_enabled=False)

        assert read(client, testimonial.picture.url)[0].status_code == 404

    def test_can_be_seen_by_editors_before_it_is_shown(self, client, clinic_site):
        picture = TestimonialPictureFactory()
        hidden = read(client, picture.url)[0].status_code
        client.force_login(staff("change_testimonial"))

        response, _ = read(client, picture.url)

        assert hidden == 404
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]

    def test_is_not_found_under_another_digest(self, client, clinic_site):
        picture = published(picture=TestimonialPictureFactory()).picture

        assert read(client, f"/testimonials/pictures/{picture.pk}-0.webp")[0].status_code == 404


class TestTestimonialPicture:
    def test_is_made_anew_without_what_cameras_hide_in_it(self):
        exif = Image.Exif()
        exif[0x010E] = "Maria Sample, at home"
        picture = TestimonialPictureFactory(file=picture_file(exif=exif))

        content = Path(picture.file.path).read_bytes()

        assert b"Maria" not in content
        assert content[8:12] == b"WEBP"
        assert picture.digest == hashlib.sha256(content).hexdigest()

    def test_never_changes_its_file(self):
        picture = TestimonialPictureFactory()
        name = picture.file.name
        picture.file = picture_file("red")

        with pytest.raises(ValidationError):
            picture.full_clean()
        picture.alt_text = "A woman who smiles"
        picture.save()

        picture.refresh_from_db()
        assert picture.file.name == name
        assert picture.alt_text == "A woman who smiles"

    @pytest.mark.parametrize(
        "content", [b"", b"<svg onload='x'/>", b"GIF89a", b"\xff\xd8\xff but no picture"]
    )
    def test_refuses_what_is_no_picture(self, content):
        with pytest.raises(ValidationError):
            TestimonialPictureFactory(file=ContentFile(content, name="picture.jpg"))

    def test_refuses_a_bomb_of_pixels(self, monkeypatch):
        monkeypatch.setattr("testimonials.pictures.MAX_AREA", 1000)

        with pytest.raises(ValidationError, match="pixels"):
            TestimonialPictureFactory()


class TestPrivateFilesArePrivate:
    def test_refuses_a_private_folder_that_is_served(self, settings):
        in_order = private_files_are_private(None)
        settings.PRIVATE_ROOT = Path(settings.MEDIA_ROOT) / "private"

        assert in_order == []
        assert [error.id for error in private_files_are_private(None)] == ["testimonials.E001"]
