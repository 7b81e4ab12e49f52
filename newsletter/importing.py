"""Bringing subscribers in from another system, with a report of every line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsletter.digests import canonical
from newsletter.models import BlockedAddress, Subscriber

MOST_ROWS = 20_000
COLUMNS = ("email", "e-mail", "email address", "e-mail address")
"""What other systems call the column with the address."""


class UnreadableFileError(ValueError):
    """This error says, in words for the person, why a file cannot be read at all."""


@dataclass(slots=True)
class ImportReport:
    """This report says what became of every line."""

    added: int = 0
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    """Line number (the heading is line 1), what stood there, and why it was left out."""

    def leave_out(self, line: int, value: str, reason: object) -> None:
        """Notes a line that was left out."""
        self.problems.append((line, value, str(reason)))


def rows_of(content: bytes) -> Iterator[tuple[int, str]]:
    """Yields line numbers and addresses of a CSV file with a column named "email".

    Raises:
        UnreadableFileError: it is not UTF-8, has no such column, or has too many lines.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("The file is not in UTF-8. Export it again as CSV UTF-8.")
        raise UnreadableFileError(message) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
    column = next((names[name] for name in COLUMNS if name in names), None)
    if column is None:
        raise UnreadableFileError(_("The first line has no column named “email”."))
    for count, row in enumerate(reader, start=1):
        if count > MOST_ROWS:
            raise UnreadableFileError(_("The file has too many lines. Import it in parts."))
        yield reader.line_num, (row[column] or "").strip()


def _delimiter(text: str) -> str:
    """Returns what separates the cells of the first line: half the world's Excel writes ";"."""
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)


@transaction.atomic
def import_subscribers(content: bytes, *, consent: str, confirmed: bool) -> ImportReport:
    """Adds the addresses of a file and reports every line.

    An address that is blocked or has unsubscribed is never added again, and one that is here
    already is left as it is.

    Args:
        content: the CSV file.
        consent: where and when these people agreed, as the clinic can show it.
        confirmed: whether they have confirmed already; otherwise each is asked by e-mail.

    Raises:
        UnreadableFileError: nothing was imported.
    """
    report = ImportReport()
    seen: set[str] = set()
    for line, value in rows_of(content):
        reason = _reason_against(value, seen)
        seen.add(canonical(value))
        if reason:
            report.leave_out(line, value, reason)
        else:
            _add(value, consent=consent, confirmed=confirmed)
            report.added += 1
    return report


def _reason_against(value: str, seen: set[str]) -> object:
    """Returns why an address is not added, or None."""
    try:
        validate_email(value)
    except ValidationError:
        return _("Not an e-mail address")
    if canonical(value) in seen:
        return _("Twice in this file")
    if BlockedAddress.objects.of(value).exists():
        return _("Blocked: this person was deleted")
    stored = Subscriber.objects.of(value).first()
    if stored is None:
        return None
    return _("Has unsubscribed") if stored.unsubscribed_at else _("Already here")


def _add(email: str, *, consent: str, confirmed: bool) -> None:
    """Stores one address."""
    now = timezone.now()
    Subscriber.objects.create(
        email=email,
        source=Subscriber.Source.IMPORT,
        state=Subscriber.State.CONFIRMED if confirmed else Subscriber.State.PENDING,
        confirmed_at=now if confirmed else None,
        confirmation_due_at=None if confirmed else now,
        consent_text=consent,
        consented_at=now,
    )
