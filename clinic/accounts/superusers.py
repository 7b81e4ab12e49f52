"""Only a superuser changes a superuser: whoever looks after people could take one over.

Wagtail asks for the right to change people and no more: with it, an administrator could give a
superuser's account another address or password.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def protect(request: HttpRequest, users: Iterable[Any]) -> None:
    """Refuses what somebody must not do to these accounts.

    Raises:
        PermissionDenied: one of them is a superuser's, and this is none.
    """
    if not request.user.is_superuser and any(user.is_superuser for user in users):
        raise PermissionDenied


def protect_one(request: HttpRequest, user: AbstractUser) -> None:
    """Protects a superuser from being edited (name, address, password, groups) or deleted."""
    protect(request, [user])


def protect_from_bulk_actions(
    request: HttpRequest, action: str, objects: list[Any], view: Any
) -> None:
    """Protects superusers from being deleted, switched off or given roles with others."""
    protect(request, [each for each in objects if isinstance(each, AbstractUser)])
