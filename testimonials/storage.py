"""Where files lie that no address may serve."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.deconstruct import deconstructible

from storing import WholeFileStorage


@deconstructible
class PrivateStorage(WholeFileStorage):
    """This storage keeps files out of public media; views ask for permission and read them."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.PRIVATE_ROOT,
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )

    def url(self, name: str | None) -> str:
        """Refuses: a private file has no address.

        Raises:
            ValueError: always.
        """
        raise ValueError(f"{name} is private and has no address.")


def private_storage() -> PrivateStorage:
    """Returns the storage; called late, so that the settings of a test are those in force."""
    return PrivateStorage()


def authorization_name(instance: Any, filename: str) -> str:
    """Returns a name that cannot be guessed and keeps nothing of the patient's."""
    return f"authorizations/{uuid4().hex}{Path(filename).suffix.lower()}"


def picture_name(instance: Any, filename: str) -> str:
    """Returns a name that cannot be guessed."""
    return f"testimonial-pictures/{uuid4().hex}.webp"
