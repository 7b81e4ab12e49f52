"""What mail servers and providers answer when they do not take a message.

SMTP answers by RFC 5321, 4.2.1: 4yz puts off, 5yz refuses. Providers behind django-anymail answer
over HTTP (https://anymail.dev/en/stable/sending/exceptions/): 429 puts off, other 4xx refuse.
"""

import smtplib
from dataclasses import dataclass

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused

MAIL_ERRORS = (OSError, AnymailError)
"""Whatever goes wrong between us and a mail server; smtplib's errors are OSErrors."""

TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class Refusal:
    """This refusal says that a message has certainly not left."""

    answer: str
    is_temporary: bool


def refusal_of(error: Exception) -> Refusal | None:
    """Returns what a server refused with; None when nobody can know whether the message left."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _by_smtp(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_smtp(error.smtp_code, error.smtp_error)
    if isinstance(error, AnymailRecipientsRefused):
        return Refusal(str(error), is_temporary=False)
    if isinstance(error, AnymailAPIError) and 400 <= (error.status_code or 0) < 500:
        return Refusal(str(error), is_temporary=error.status_code == TOO_MANY_REQUESTS)
    return None


def _by_smtp(code: int, words: bytes | str) -> Refusal:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return Refusal(f"{code} {text}", is_temporary=400 <= code < 500)
