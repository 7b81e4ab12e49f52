"""What can go wrong with a look-up, in words that an editor can act on."""

from __future__ import annotations

from references.model.errors import ReferencesError


class ServiceError(ReferencesError):
    """Any look-up without an answer; editing goes on by hand."""


class NotFoundError(ServiceError):
    """The service answered: it has no such record."""


class UnreachableError(ServiceError):
    """No answer came in time, or the service has a fault of its own."""


class BadAnswerError(ServiceError):
    """The service answered with something that is no record."""
