"""A test of an issue, sent to the person who writes it."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from newsletter.mail_server import direct
from newsletter.models import NewsletterIssue
from newsletter.one_line import one_line
from newsletter.policy import current_policy
from newsletter.rendering import UNSUBSCRIBE_HERE, render_issue


def send_test(issue: NewsletterIssue, email: str) -> None:
    """Sends an issue as it stands to one address; its unsubscribe link leads to the site.

    Raises:
        ValidationError: sender or postal address is missing, or there is nothing to read.
        OSError: the mail server did not take it.
    """
    issue.refuse_unready()
    policy = current_policy()
    rendered = render_issue(issue, policy)
    message = EmailMultiAlternatives(
        subject=one_line(_("Test: %(subject)s") % {"subject": issue.subject}),
        body=rendered.text.replace(UNSUBSCRIBE_HERE, policy.root_url),
        from_email=policy.sender,
        to=[email],
        connection=direct(),
    )
    message.attach_alternative(
        rendered.html.replace(UNSUBSCRIBE_HERE, policy.root_url), "text/html"
    )
    message.send()
