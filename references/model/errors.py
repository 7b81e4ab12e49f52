"""The base of every error that this package raises."""


class ReferencesError(Exception):
    """Any failure in reading, looking up or writing a reference."""


class ParseError(ReferencesError):
    """Input from which no reference can be read; the message is written for a clinician."""
