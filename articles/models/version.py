"""Versions of an article: what somebody read, told from what the draft says by now."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import FieldDoesNotExist
from django.template.defaultfilters import date as date_text
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Revision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BOOKKEEPING = frozenset(
    {
        "pk", "path", "depth", "numchild", "url_path", "content_type", "owner", "locale",
        "translation_key", "alias_of", "draft_title", "live", "has_unpublished_changes",
        "first_published_at", "last_published_at", "latest_revision_created_at",
        "latest_revision", "live_revision", "go_live_at", "expire_at", "expired", "locked",
        "locked_at", "locked_by", "wagtail_admin_comments", "search_image",
    }
)  # fmt: skip
"""What Wagtail notes of a page beside what it says."""
ROWS = frozenset({"pk", "page"})
"""What a row of a page's list says of itself only."""
DIGITS = 32
"""Hexadecimal digits of a field's digest."""
MAX_BACK = 50
"""Revisions of one's own, after the one that was shown, that are looked through."""


class UnreadChangeError(Exception):
    """This error says that a draft is not the one that somebody read; nothing was approved."""

    def __init__(self, message: str, url: str) -> None:
        super().__init__(message)
        self.url = url
        """Where the difference, or the draft, can be read."""


@dataclass(frozen=True, slots=True)
class Version:
    """This version is what a revision says, as digests."""

    revision_id: int
    fields: Mapping[str, str]
    """A digest of each field's value."""

    @classmethod
    def of(cls, revision: Revision) -> Self:
        """Returns what a revision says; its content may be replaced later under the same key."""
        shown = {name: value for name, value in revision.content.items() if name not in BOOKKEEPING}
        return cls(revision.pk, {name: _digest(value) for name, value in sorted(shown.items())})

    @classmethod
    def parse(cls, text: str) -> "Self | None":
        """Returns a version from what `as_text` gave; None for anything else."""
        try:
            found = json.loads(text)
            fields = {str(name): str(digest) for name, digest in found["fields"].items()}
            return cls(int(found["revision"]), fields)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
            return None

    def as_text(self) -> str:
        """Returns the version for a form or a session."""
        return json.dumps({"revision": self.revision_id, "fields": dict(self.fields)})

    @property
    def hash(self) -> str:
        """The SHA-256 of everything it says, as 64 hexadecimal digits."""
        return hashlib.sha256(json.dumps(sorted(self.fields.items())).encode()).hexdigest()

    def changed_since(self, older: "Version") -> list[str]:
        """Returns the names of the fields that differ."""
        names = self.fields.keys() | older.fields.keys()
        return sorted(name for name in names if self.fields.get(name) != older.fields.get(name))


def _digest(value: Any) -> str:
    if isinstance(value, list):
        value = [_without_keys(row) for row in value]
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _without_keys(row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    return {name: value for name, value in row.items() if name not in ROWS}


def require_read(revision: Revision, shown: str, user: "User") -> Version:
    """Returns the version of an article's latest revision if somebody has read it.

    What they wrote themselves after what they were shown counts as read.

    Args:
        revision: the latest one.
        shown: the version that was shown, as text.
        user: who approves.

    Raises:
        UnreadChangeError: something was changed that they have not seen, or they saw nothing.
    """
    latest, read = Version.of(revision), Version.parse(shown)
    if read is None:
        raise _unopened(revision)
    if latest.hash != read.hash and not _is_own_since(revision, read, user):
        raise _changed(revision, latest, read)
    return latest


def _is_own_since(revision: Revision, read: Version, user: "User") -> bool:
    """Returns whether all revisions after the one that was read are somebody's own."""
    same = Revision.objects.filter(
        base_content_type=revision.base_content_type_id,
        object_id=revision.object_id,
        created_at__lte=revision.created_at,
    )
    for each in same.order_by("-created_at", "-pk")[:MAX_BACK]:
        if Version.of(each).hash == read.hash:
            return True
        if each.user_id != user.pk:
            return False
    return False


def _unopened(revision: Revision) -> UnreadChangeError:
    message = _("Not approved: you have not opened this version of “%(title)s”. Read it first.")
    url = reverse("wagtailadmin_pages:view_draft", args=[revision.object_id])
    return UnreadChangeError(message % {"title": revision.object_str}, url)


def _changed(revision: Revision, latest: Version, read: Version) -> UnreadChangeError:
    message = _(
        "Not approved: “%(title)s” was changed after you read it. %(fields)s: by %(who)s, "
        "%(when)s. Read the difference, then decide again."
    )
    names = [_label(revision, name) for name in latest.changed_since(read)]
    saved_at = timezone.localtime(revision.created_at)
    words = {
        "title": revision.object_str,
        "fields": capfirst(", ".join(names)),
        "who": revision.user.get_username() if revision.user else _("the system"),
        "when": date_text(saved_at, "DATETIME_FORMAT"),
    }
    page, older = revision.object_id, read.revision_id
    is_kept = older != revision.pk and _is_of_same_page(revision, older)
    url = (
        reverse("wagtailadmin_pages:revisions_compare", args=[page, older, "latest"])
        if is_kept
        else reverse("wagtailadmin_pages:view_draft", args=[page])
    )
    return UnreadChangeError(message % words, url)


def _is_of_same_page(revision: Revision, key: int) -> bool:
    keys = Revision.objects.filter(
        base_content_type=revision.base_content_type_id, object_id=revision.object_id
    ).values_list("pk", flat=True)
    return key in set(keys)


def _label(revision: Revision, name: str) -> str:
    model: Any = revision.content_type.model_class()
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if field.one_to_many:
        return str(field.related_model._meta.verbose_name_plural)
    return str(field.verbose_name)
