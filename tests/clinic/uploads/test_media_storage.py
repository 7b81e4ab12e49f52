import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer

from clinic.settings.environment import bucket_options
from clinic.uploads.bucket import BucketStorage

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint, monkeypatch, settings):
    import boto3

    values = {
        "S3_ENDPOINT": endpoint, "S3_REGION": "us-east-1", "S3_ACCESS_KEY": "key",
        "S3_SECRET_KEY": "secret", "S3_ADDRESSING": "path",
    }  # fmt: skip
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1",
        aws_access_key_id="key", aws_secret_access_key="secret",
    )  # fmt: skip
    client.create_bucket(Bucket="clinic")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "clinic.uploads.bucket.BucketStorage",
            "OPTIONS": bucket_options("clinic", "media"),
        },
        "private": {
            "BACKEND": "clinic.uploads.bucket.PrivateBucketStorage",
            "OPTIONS": bucket_options("clinic", "private"),
        },
    }
    return client


class TestBucketStorage:
    def test_keeps_files_apart_and_lets_nobody_else_read(self, bucket):
        storage = storages["default"]

        name = storage.save("images/leaf.txt", ContentFile(b"green"))

        assert isinstance(storage, BucketStorage)
        with storage.open(name) as file:
            assert file.read() == b"green"
        stored = bucket.list_objects_v2(Bucket="clinic")["Contents"]
        assert "media/images/leaf.txt" in {each["Key"] for each in stored}
        assert storage.url(name) == "/media/images/leaf.txt"

    def test_overwrites_nothing(self, bucket):
        storage = storages["default"]

        names = {storage.save("images/same.txt", ContentFile(b"x")) for _ in range(3)}

        assert len(names) == 3

    def test_is_served_at_the_sites_own_address(self, bucket, client, clinic_site):
        storages["default"].save("images/leaf.webp", ContentFile(b"picture"))

        response = client.get("/media/images/leaf.webp")

        assert b"".join(response.streaming_content) == b"picture"
        assert response["Content-Type"] == "image/webp"
        assert client.get("/media/images/none.webp").status_code == 404

    def test_keeps_pictures_and_their_sizes(self, bucket, clinic_site):
        from wagtail.images import get_image_model

        from tests.factories.testimonials import picture_file

        image = get_image_model().objects.create(title="Leaf", file=picture_file())

        rendition = image.get_rendition("width-20")

        assert rendition.url.startswith("/media/images/")
        keys = {each["Key"] for each in bucket.list_objects_v2(Bucket="clinic")["Contents"]}
        assert f"media/{rendition.file.name}" in keys
