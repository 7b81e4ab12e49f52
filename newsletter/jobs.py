"""What the newsletter does in the background; each job may be run at any time, again and again."""

from newsletter.confirmations import send_confirmations
from newsletter.models import AttemptCount, Subscriber
from newsletter.sending import send_due_issues


def confirm_sign_ups(until: float) -> str:
    """Sends the e-mails that ask for confirmation."""
    return f"{send_confirmations(until)} sent"


def send_issues(until: float) -> str:
    """Sends the issues that are due, or goes on where the last run stopped."""
    return str(send_due_issues(until))


def clean_up(until: float) -> str:
    """Deletes sign-ups that nobody confirmed in time, and counts whose window is over.

    Somebody who had unsubscribed before is unsubscribed again, so that no import brings them back.
    """
    late = Subscriber.objects.unconfirmed_for_too_long()
    late.filter(unsubscribed_at__isnull=False).update(
        state=Subscriber.State.UNSUBSCRIBED, confirmation_due_at=None
    )
    deleted = late.delete()[1].get("newsletter.Subscriber", 0)
    counts = AttemptCount.objects.delete_expired()
    return f"{deleted} unconfirmed sign-ups and {counts} counts deleted"
