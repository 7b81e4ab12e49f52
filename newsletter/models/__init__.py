"""Subscribers, issues of the newsletter and what became of each message."""

from .blocked import BlockedAddress
from .count import AttemptCount
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
