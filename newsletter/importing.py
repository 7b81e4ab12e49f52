"""Bringing subscribers in from another system, with a report of every line."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsletter.keyed_hashes import canonical, stored_forms
from newsletter.models import BlockedAddress, Subscriber

MAX_ROWS = 20_000
BATCH = 200
"""Rows of one transaction: while SQLite writes them, nobody else can."""
ATTEMPTS = 5
MAX_ADDRESS = 254
"""Characters (RFC 5321, 4.5.3.1.3, without the brackets)."""
MAX_SHOWN = 300
"""Characters of a cell that the report repeats."""
Row = tuple[int, str]
"""The line's number and what stands in the column of addresses."""
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
    try:
        yield from _rows(text)
    except csv.Error as error:
        message = _("The file is no CSV file: a cell is too long, or a quotation mark is open.")
        raise UnreadableFileError(message) from error


def _rows(text: str) -> Iterator[tuple[int, str]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
    column = next((names[name] for name in COLUMNS if name in names), None)
    if column is None:
        raise UnreadableFileError(_("The first line has no column named “email”."))
    for count, row in enumerate(reader, start=1):
        if count > MAX_ROWS:
            raise UnreadableFileError(_("The file has too many lines. Import it in parts."))
        yield reader.line_num, (row[column] or "").strip()


def _delimiter(text: str) -> str:
    """Returns what separates the cells of the first line: half the world's Excel writes ";"."""
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)


def import_subscribers(content: bytes, *, consent: str, confirmed: bool) -> ImportReport:
    """Adds the addresses of a file, some hundreds at a time, and reports every line.

    An address that is blocked or has unsubscribed is never added again, and one that is here
    already is left as it is. So an import that was cut off may be run again.

    Args:
        content: the CSV file.
        consent: where and when these people agreed, as the clinic can show it.
        confirmed: whether they have confirmed already; otherwise each is asked by e-mail.

    Raises:
        UnreadableFileError: nothing was imported.
    """
    report = ImportReport()
    rows = tuple(_readable(rows_of(content), report))
    for start in range(0, len(rows), BATCH):
        _import_batch(rows[start : start + BATCH], report, consent=consent, confirmed=confirmed)
    report.problems.sort()
    return report


def _readable(rows: Iterable[Row], report: ImportReport) -> Iterator[Row]:
    """Yields the rows that hold an address for the first time."""
    seen: set[str] = set()
    for line, value in rows:
        try:
            validate_email(value)
        except ValidationError:
            report.leave_out(line, value[:MAX_SHOWN], _("Not an e-mail address"))
            continue
        if len(value) > MAX_ADDRESS:
            report.leave_out(line, value[:MAX_SHOWN], _("Not an e-mail address"))
        elif canonical(value) in seen:
            report.leave_out(line, value, _("Twice in this file"))
        else:
            seen.add(canonical(value))
            yield line, value


def _import_batch(
    rows: Sequence[Row], report: ImportReport, *, consent: str, confirmed: bool
) -> None:
    """Adds what nothing speaks against; looks again when somebody signs up at this moment."""
    for attempt in range(ATTEMPTS):
        reasons = _reasons_against([value for _, value in rows])
        new = [value for _, value in rows if canonical(value) not in reasons]
        try:
            _add(new, consent=consent, confirmed=confirmed)
        except IntegrityError:
            if attempt + 1 == ATTEMPTS:
                raise
        else:
            break
    report.added += len(new)
    for line, value in rows:
        if reason := reasons.get(canonical(value)):
            report.leave_out(line, value, reason)


def _reasons_against(values: Sequence[str]) -> dict[str, object]:
    """Returns why addresses are not added, by the address in lower case (two queries)."""
    addresses = {form for value in values for form in stored_forms(value)}
    stored = Subscriber.objects.alias(lower=Lower("email")).filter(lower__in=addresses)
    reasons: dict[str, object] = {
        canonical(email): _("Has unsubscribed") if unsubscribed_at else _("Already here")
        for email, unsubscribed_at in stored.values_list("email", "unsubscribed_at")
    }
    for address in BlockedAddress.objects.blocked_among(map(canonical, values)):
        reasons[address] = _("Blocked: this person was deleted")
    return reasons


def _add(emails: Iterable[str], *, consent: str, confirmed: bool) -> None:
    """Stores addresses, all or none."""
    now = timezone.now()
    rows = [
        Subscriber(
            email=email,
            source=Subscriber.Source.IMPORT,
            state=Subscriber.State.CONFIRMED if confirmed else Subscriber.State.PENDING,
            confirmed_at=now if confirmed else None,
            confirmation_due_at=None if confirmed else now,
            consent_text=consent,
            consented_at=now,
        )
        for email in emails
    ]
    with transaction.atomic():
        Subscriber.objects.bulk_create(rows)
