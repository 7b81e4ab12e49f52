"""Whether an item was before the public, and when; in doubt it was not."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from django.utils import timezone

from articles.importing.wordpress import Item

NOT_TAKEN = {"trash": "it lies in the bin", "auto-draft": "an empty draft that nobody saved"}


@dataclass(frozen=True, slots=True)
class Standing:
    """This standing says what an item's publication was."""

    is_public: bool
    date: date | None
    """The day of publication in this site's zone; None for an item without one."""
    at: datetime | None
    reason: str = ""
    """Why it was not public, for the person who reads the report; empty for a mere draft."""


def standing_of(item: Item) -> Standing:
    """Returns an item's standing: public is only what was published, has no password and is due."""
    at = moment_of(item)
    day = timezone.localtime(at).date() if at else None
    is_later = at is not None and at > timezone.now()
    status = item.status.strip().lower()
    if item.password:
        return Standing(False, day, at, "It had a password: a draft here, which asks for it too.")
    if status == "private":
        return Standing(False, day, at, "It was private: a draft here, for those who sign in.")
    if status == "future" or (status == "publish" and is_later):
        words = "It was scheduled: a draft here, with its time set." if is_later else (
            "It was scheduled for a time that has passed: a draft here.")  # fmt: skip
        return Standing(False, day, at, words)
    if status == "pending":
        return Standing(False, day, at, "It waited for its review: a draft here.")
    return Standing(status == "publish", day, at)


def moment_of(item: Item) -> datetime | None:
    """Returns when an item was published; None where no date of it is one."""
    for text, zone in ((item.date_gmt, UTC), (item.date, timezone.get_default_timezone())):
        try:
            found = datetime.fromisoformat(text.strip()) if text.strip() else None
        except ValueError:
            continue
        if found is not None and 1 < found.year < 3000:
            return found.replace(tzinfo=zone) if found.tzinfo is None else found
    try:
        found = parsedate_to_datetime(item.published) if item.published else None
    except (ValueError, TypeError):
        return None
    if found is None or not 1900 < found.year < 3000:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
