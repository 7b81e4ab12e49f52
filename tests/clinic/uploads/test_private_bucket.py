"""Signed papers in a bucket: only the views that ask for permission read them."""

import json
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from clinic.operations.readiness import private_files_problem
from clinic.uploads.bucket import PrivateBucketStorage
from testimonials.models import Authorization, TestimonialPicture
from testimonials.storage import PrivateStorage, private_storage
from tests.clinic.settings.test_production import run, shown
from tests.clinic.uploads.test_media_storage import bucket, endpoint  # noqa: F401  fixtures
from tests.factories.testimonials import (
    AuthorizationFactory,
    TestimonialPictureFactory,
    published,
)
from tests.testimonials.test_views import read, staff

pytestmark = pytest.mark.long

EVERYBODY = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                   "Resource": "arn:aws:s3:::clinic/*"}],
}  # fmt: skip
STORAGE_OF_PAPERS = (
    "import django; django.setup(); from testimonials.models import Authorization as it;"
    "storage = it._meta.get_field('file').storage;"
    "print(storage.bucket_name, storage.location)"
)


@pytest.fixture
def papers(bucket, monkeypatch):  # noqa: F811
    """The bucket, which fields have as their storage as they would from the start."""
    for model in (Authorization, TestimonialPicture):
        monkeypatch.setattr(model._meta.get_field("file"), "storage", private_storage())
    return bucket


@pytest.fixture(autouse=True)
def _disk_of_its_own(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


def keys(client):
    """Returns the names of what the bucket holds."""
    return {each["Key"] for each in client.list_objects_v2(Bucket="clinic").get("Contents", [])}


class TestSettings:
    def test_put_papers_beside_the_media_or_in_a_bucket_of_their_own(self):
        on_disk = shown("STORAGES")["STORAGES"]["private"]
        beside = shown("STORAGES", S3_BUCKET="media")["STORAGES"]["private"]["OPTIONS"]
        alone = shown("STORAGES", S3_BUCKET="media", S3_PRIVATE_BUCKET="papers")["STORAGES"]

        assert on_disk == {"BACKEND": "testimonials.storage.PrivateStorage"}
        assert (beside["bucket_name"], beside["location"]) == ("media", "private")
        assert alone["private"]["OPTIONS"]["bucket_name"] == "papers"
        assert alone["default"]["OPTIONS"]["bucket_name"] == "media"

    def test_are_those_of_the_models(self):
        done = run("-c", STORAGE_OF_PAPERS, S3_PRIVATE_BUCKET="papers")

        assert done.stdout.split() == ["papers", "private"], done.stderr


@pytest.mark.django_db
class TestPrivateBucketStorage:
    def test_keeps_papers_off_the_disk_under_names_that_tell_nothing(self, papers, settings):
        authorization = AuthorizationFactory()

        assert isinstance(authorization.file.storage, PrivateBucketStorage)
        assert f"private/{authorization.file.name}" in keys(papers)
        assert "maria" not in authorization.file.name
        assert not (settings.PRIVATE_ROOT / authorization.file.name).exists()

    def test_has_no_address_for_them_and_gives_nobody_rights(self, papers):
        authorization = AuthorizationFactory()
        key = f"private/{authorization.file.name}"

        rights = papers.get_object_acl(Bucket="clinic", Key=key)["Grants"]

        assert {each["Grantee"]["Type"] for each in rights} == {"CanonicalUser"}
        with pytest.raises(ValueError, match="private"):
            _ = authorization.file.url

    def test_is_read_by_the_view_that_asks_for_permission_alone(self, papers, client, clinic_site):
        authorization = AuthorizationFactory()
        address = reverse("testimonials:authorization_file", args=[authorization.key])
        name = authorization.file.name
        others = (f"/media/{name}", f"/media/../private/{name}", f"/media/..%2fprivate/{name}")

        hidden = [read(client, each) for each in (address, *others)]
        client.force_login(staff("view_authorization"))
        response, content = read(client, address)

        assert {answer.status_code for answer, _ in hidden} <= {400, 404}
        assert not any(b"signed" in body for _, body in hidden)
        assert content == b"%PDF-1.7 signed"
        assert response["Content-Disposition"].startswith("attachment")
        assert "no-store" in response["Cache-Control"]

    def test_keeps_pictures_of_patients_too(self, papers, client, clinic_site):
        picture = published(picture=TestimonialPictureFactory()).picture

        response, content = read(client, picture.url)

        assert response.status_code == 200
        assert content[8:12] == b"WEBP"
        assert f"private/{picture.file.name}" in keys(papers)

    def test_forgets_what_is_deleted(self, papers):
        picture = TestimonialPictureFactory()

        picture.delete()

        assert f"private/{picture.file.name}" not in keys(papers)


class TestPrivateFilesProblem:
    def test_is_none_while_strangers_are_refused(self, bucket):  # noqa: F811
        before = keys(bucket)

        assert private_files_problem() == ""
        assert keys(bucket) == before

    def test_is_a_bucket_that_gives_papers_to_everybody(self, bucket):  # noqa: F811
        bucket.put_bucket_policy(Bucket="clinic", Policy=json.dumps(EVERYBODY))
        bucket.put_bucket_acl(Bucket="clinic", ACL="public-read")
        try:
            problem = private_files_problem()
        finally:
            bucket.delete_bucket_policy(Bucket="clinic")
            bucket.put_bucket_acl(Bucket="clinic", ACL="private")

        assert problem.startswith("The bucket of signed papers is public")

    def test_is_a_bucket_that_is_not_there(self, bucket, settings):  # noqa: F811
        options = {**settings.STORAGES["private"]["OPTIONS"], "bucket_name": "nowhere"}
        private = {**settings.STORAGES["private"], "OPTIONS": options}
        settings.STORAGES = {**settings.STORAGES, "private": private}

        assert private_files_problem().startswith("Signed papers (VAR_DIR or S3_*) cannot be")

    def test_is_papers_that_are_left_on_disk(self, bucket):  # noqa: F811
        PrivateStorage().save("authorizations/old.pdf", ContentFile(b"%PDF old"))

        assert "run manage.py move_private_files" in private_files_problem()

    def test_is_none_on_disk(self):
        name = private_storage().save("readiness/x.txt", ContentFile(b"here"))
        private_storage().delete(name)

        assert private_files_problem() == ""


class TestMovePrivateFiles:
    def test_copies_what_the_bucket_lacks_and_may_be_run_again(self, bucket):  # noqa: F811
        PrivateStorage().save("authorizations/old.pdf", ContentFile(b"%PDF old"))

        for _ in range(2):
            call_command("move_private_files", stdout=StringIO())

        with private_storage().open("authorizations/old.pdf") as file:
            assert file.read() == b"%PDF old"
        assert {key for key in keys(bucket) if "old" in key} == {"private/authorizations/old.pdf"}

    def test_refuses_a_file_of_that_name_that_is_another_one(self, bucket):  # noqa: F811
        PrivateStorage().save("authorizations/same.pdf", ContentFile(b"%PDF one"))
        private_storage().save("authorizations/same.pdf", ContentFile(b"%PDF two"))

        with pytest.raises(CommandError, match="has another file named"):
            call_command("move_private_files")

    def test_refuses_without_a_bucket(self):
        with pytest.raises(CommandError, match="stay on disk"):
            call_command("move_private_files")
