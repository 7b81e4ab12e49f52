"""The kinds of danger."""

from enum import StrEnum


class Danger(StrEnum):
    """This danger decides whose number comes first."""

    OVERDOSE = "overdose"
    """Too much of a medicine, or a poison: 911 and Poison Help."""
    DESPAIR = "despair"
    """Someone may end or harm their own life: 988."""
    VIOLENCE = "violence"
    """Someone may harm somebody else: 911."""
    BODY = "body"
    """A body is in danger: 911."""
