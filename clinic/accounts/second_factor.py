"""The second factor: who needs it, setting it up, giving it (RFC 6238).

A device is an authenticator application; ten recovery codes stand in when it is lost. The codes
are kept as hashes, so that a copy of the database opens nothing.
"""

import enum
from base64 import b32encode
from hashlib import sha256
from secrets import token_bytes

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.permissions import page_permission_policy

CODES = 10
"""Recovery codes that somebody gets at a time."""
CODE_BYTES = 10
"""Random bytes of a recovery code: too many to guess, also with the hashes at hand."""
ANSWERABLE = frozenset({"add_user", "change_user", "add_group", "change_group"})
"""What lets somebody give themselves the right to publish."""


class Answer(enum.Enum):
    """This is what became of a code that somebody typed."""

    RIGHT = "right"
    RECOVERED = "recovered"
    WRONG = "wrong"
    TOO_SOON = "too soon"


def is_required_of(user: AbstractUser) -> bool:
    """Returns whether a person must have a second factor: whoever can publish anything."""
    if not settings.SECOND_FACTOR:
        return False
    if user.is_superuser:
        return True
    codenames = {permission.partition(".")[2] for permission in user.get_all_permissions()}
    if codenames & ANSWERABLE or any(name.startswith("publish_") for name in codenames):
        return True
    return bool(page_permission_policy.user_has_permission(user, "publish"))


def device_of(user: AbstractUser) -> TOTPDevice | None:
    """Returns a person's authenticator, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def new_device(user: AbstractUser) -> TOTPDevice:
    """Returns the authenticator that is being set up; it counts once a code of it was typed."""
    device, _ = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "authenticator"}
    )
    return device


@transaction.atomic
def confirm(device: TOTPDevice, code: str) -> tuple[Answer, list[str]]:
    """Puts an authenticator in force; returns new recovery codes, none for a code not taken."""
    if not device.verify_is_allowed()[0]:
        return Answer.TOO_SOON, []
    if not device.verify_token(digits(code)):
        return Answer.WRONG, []
    device.confirmed = True
    device.save()
    TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
    return Answer.RIGHT, new_codes(device.user)


@transaction.atomic
def new_codes(user: AbstractUser) -> list[str]:
    """Replaces a person's recovery codes and returns the new ones, which are shown once."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery", confirmed=True)
    codes = [b32encode(token_bytes(CODE_BYTES)).decode().lower() for _ in range(CODES)]
    for code in codes:
        device.token_set.create(token=hashed(code))
    return ["-".join(code[start : start + 4] for start in range(0, 16, 4)) for code in codes]


def codes_left(user: AbstractUser) -> int:
    """Returns how many recovery codes somebody has not used."""
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=user))


@transaction.atomic
def check(user: AbstractUser, typed: str) -> tuple[Answer, TOTPDevice | StaticDevice | None]:
    """Checks a code of the authenticator or a recovery code, which is then used up.

    Each wrong code doubles the time to wait for the next.
    """
    code = "".join(typed.split()).replace("-", "").lower()
    is_recovery = not code.isdigit()
    model = StaticDevice if is_recovery else TOTPDevice
    device = model.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return Answer.WRONG, None
    if not device.verify_is_allowed()[0]:
        return Answer.TOO_SOON, None
    if not device.verify_token(hashed(code) if is_recovery else code):
        return Answer.WRONG, None
    return (Answer.RECOVERED if is_recovery else Answer.RIGHT), device


@transaction.atomic
def remove(user: AbstractUser) -> None:
    """Takes everything of a person's second factor away, so that it can be set up anew."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def digits(code: str) -> str:
    """Returns a code without the spaces that applications show."""
    return "".join(code.split())


def hashed(code: str) -> str:
    """Returns what is kept of a recovery code: 80 bits of its hash, as many as it has itself."""
    return b32encode(sha256(code.encode()).digest()).decode()[:16]
