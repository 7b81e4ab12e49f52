"""Authors as files and services write them, one or many in a value."""

from references.model.persons.lists import ET_AL, people
from references.model.persons.single import (
    GROUP_WORDS,
    SUFFIX,
    is_initials,
    is_readable,
    natural_order,
    person,
    suffix,
    tidied,
)

__all__ = [
    "ET_AL", "GROUP_WORDS", "SUFFIX", "is_initials", "is_readable", "natural_order", "people",
    "person", "suffix", "tidied",
]  # fmt: skip
