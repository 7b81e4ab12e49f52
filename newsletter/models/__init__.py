"""Subscribers, issues of the newsletter and what became of each message."""

from .attempt_count import AttemptCount
from .blocked_address import BlockedAddress
from .delivery import Delivery
from .issue import NewsletterIssue
from .subscriber import Subscriber

__all__ = [
    "AttemptCount",
    "BlockedAddress",
    "Delivery",
    "NewsletterIssue",
    "Subscriber",
]
