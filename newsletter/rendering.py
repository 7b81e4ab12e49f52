"""How an issue becomes a message: rendered once, then addressed to each reader."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsletter.one_line import one_line
from newsletter.plain_text import text_of
from newsletter.policy import NewsletterPolicy
from newsletter.tokens import unsubscribe_path

if TYPE_CHECKING:
    from newsletter.models import NewsletterIssue, Subscriber

UNSUBSCRIBE_HERE = "https://unsubscribe.invalid/"
"""Stands where each reader's own link goes; `.invalid` is no domain (RFC 2606)."""

_OWN_ADDRESS = re.compile(r'(\s(?:href|src)=")/(?!/)')


@dataclass(frozen=True, slots=True)
class RenderedIssue:
    """This issue is ready to leave: the same for everyone but for one link."""

    html: str
    text: str


def render_issue(issue: "NewsletterIssue", policy: NewsletterPolicy) -> RenderedIssue:
    """Renders both parts of an issue, with links that work outside the site."""
    html: SafeString = render_to_string(
        "newsletter/email/issue.html",
        {"issue": issue, "policy": policy, "unsubscribe_url": UNSUBSCRIBE_HERE},
    )
    absolute = _OWN_ADDRESS.sub(rf"\1{policy.root_url}/", html)
    return RenderedIssue(html=absolute, text=text_of(absolute))


def message_to(
    subscriber: "Subscriber",
    issue: "NewsletterIssue",
    root_url: str,
    connection: BaseEmailBackend | None = None,
) -> EmailMultiAlternatives:
    """Returns one reader's message of an issue that was rendered when sending began.

    The headers let mail programs unsubscribe with one click (RFC 8058).
    """
    address = root_url + unsubscribe_path(subscriber)
    message = EmailMultiAlternatives(
        subject=one_line(issue.subject),
        body=issue.text.replace(UNSUBSCRIBE_HERE, address),
        from_email=one_line(issue.sender),
        to=[subscriber.email],
        headers={
            "List-Unsubscribe": f"<{address}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        connection=connection,
    )
    message.attach_alternative(issue.html.replace(UNSUBSCRIBE_HERE, address), "text/html")
    return message
