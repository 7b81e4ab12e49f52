"""What stands in the head of an e-mail is one line (RFC 5322, 2.2).

A line's end in it would begin another header; Django refuses to send such a message at all.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters, ends of lines among them (Unicode's categories Cc, Zl and Zp)."""


def one_line(text: str) -> str:
    r"""Returns a text with control characters and ends of lines as single spaces.

    >>> one_line("Sleep\r\nBcc: everyone@example.org")
    'Sleep Bcc: everyone@example.org'
    """
    return " ".join(CONTROLS.sub(" ", text).split())


def refuse_lines(instance: models.Model, *fields: str) -> None:
    """Refuses fields whose text is not one line.

    Raises:
        ValidationError: with a message for each field.
    """
    message = _("This must be one line, without control characters.")
    wrong = {name: message for name in fields if CONTROLS.search(getattr(instance, name) or "")}
    if wrong:
        raise ValidationError(wrong)
