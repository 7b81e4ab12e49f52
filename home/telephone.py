"""Telephone numbers as links and as machines read them, with their country code.

Numbers are written the way people read them ("503-555-0142 ext. 3"); the country is the clinic's.
What is no number of that country's plan, such as 911, is left as its digits.
"""

from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

REMEMBERED = 256


@lru_cache(maxsize=REMEMBERED)
def telephone_href(text: str, country: str = "US") -> str:
    """Returns the `tel:` address (RFC 3966) of a number; empty where the text has no digit.

    >>> telephone_href("503-555-0142 ext. 3")
    'tel:+15035550142;ext=3'
    """
    number = _number(text, country)
    if number is None:
        digits = "".join(c for c in text if c in "0123456789+")
        return f"tel:{digits}" if digits.strip("+") else ""
    extension = f";ext={number.extension}" if number.extension else ""
    return f"tel:{phonenumbers.format_number(number, PhoneNumberFormat.E164)}{extension}"


@lru_cache(maxsize=REMEMBERED)
def international(text: str, country: str = "US") -> str:
    """Returns a number with its country code, for structured data; what is no number unchanged.

    >>> international("503-555-0142")
    '+1 503-555-0142'
    """
    number = _number(text, country)
    if number is None:
        return text
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def _number(text: str, country: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
