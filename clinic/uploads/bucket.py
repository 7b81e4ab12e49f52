"""Uploaded files in a bucket. A module of its own: a site on disk need not load Amazon's client."""

from botocore.exceptions import ClientError
from django.conf import settings
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

REFUSALS = (401, 403, 404)
"""Statuses by which a bucket tells strangers nothing; some makes say that there is no such file."""


class BucketStorage(S3Storage):
    """This storage keeps files in an S3-compatible bucket; their addresses are the site's."""

    def url(self, name: str | None, *args: object, **kwargs: object) -> str:
        """Returns the address at which the site serves a file."""
        return f"{settings.MEDIA_URL}{name}"


class PrivateBucketStorage(S3Storage):
    """This storage keeps files in a bucket that views read for who has the permission.

    It gives no file rights of its own: one without any belongs to the bucket's owner alone.
    """

    def url(self, name: str | None, *args: object, **kwargs: object) -> str:
        """Refuses: a private file has no address, not even a signed one, which could be passed on.

        Raises:
            ValueError: always.
        """
        raise ValueError(f"{name} is private and has no address.")

    def is_open_to_strangers(self, name: str) -> bool:
        """Returns whether the bucket gives a file to somebody without a key.

        Raises:
            ClientError: the bucket answers with a fault of its own.
            botocore.exceptions.BotoCoreError: the bucket does not answer.
        """
        key = self._normalize_name(clean_name(name))
        try:
            self.unsigned_connection.Object(self.bucket_name, key).get()
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] not in REFUSALS:
                raise
            return False
        return True
