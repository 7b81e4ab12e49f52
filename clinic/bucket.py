"""Uploaded files in a bucket. A module of its own: a site on disk need not load Amazon's client."""

from django.conf import settings
from storages.backends.s3 import S3Storage


class BucketStorage(S3Storage):
    """This storage keeps files in an S3-compatible bucket; their addresses are the site's."""

    def url(self, name: str | None, *args: object, **kwargs: object) -> str:
        """Returns the address at which the site serves a file."""
        return f"{settings.MEDIA_URL}{name}"
