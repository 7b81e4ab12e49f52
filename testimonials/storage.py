"""Where files lie that no address may serve: on disk, or in a bucket (docs/adr/0045)."""

import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.utils.deconstruct import deconstructible

from atomic_files import AtomicFileStorage


@deconstructible
class PrivateStorage(AtomicFileStorage):
    """This storage keeps files out of public media; views ask for permission and read them."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        """The folder as the setting names it."""
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self) -> str:
        """The folder; never remembered, so that the setting in force is the one that counts."""
        return os.path.abspath(self.base_location)

    def url(self, name: str | None) -> str:
        """Refuses: a private file has no address.

        Raises:
            ValueError: always.
        """
        raise ValueError(f"{name} is private and has no address.")


def private_storage() -> Storage:
    """Returns the storage that the settings name."""
    return storages["private"]


def authorization_name(instance: Any, filename: str) -> str:
    """Returns a name that cannot be guessed and keeps nothing of the patient's."""
    return f"authorizations/{uuid4().hex}{Path(filename).suffix.lower()}"


def picture_name(instance: Any, filename: str) -> str:
    """Returns a name that cannot be guessed."""
    return f"testimonial-pictures/{uuid4().hex}.webp"
