"""Subscribers and issues for tests."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from newsletter.models import NewsletterIssue, Subscriber


class SubscriberFactory(DjangoModelFactory):
    """This factory makes confirmed subscribers."""

    class Meta:
        model = Subscriber

    email = factory.Sequence("reader{}@example.org".format)
    state = Subscriber.State.CONFIRMED
    confirmed_at = factory.LazyFunction(timezone.now)
    consent_text = "Send me the newsletter."

    class Params:
        pending = factory.Trait(
            state=Subscriber.State.PENDING,
            confirmed_at=None,
            confirmation_due_at=factory.LazyFunction(timezone.now),
        )
        unsubscribed = factory.Trait(
            state=Subscriber.State.UNSUBSCRIBED,
            unsubscribed_at=factory.LazyFunction(timezone.now),
        )


class NewsletterIssueFactory(DjangoModelFactory):
    """This factory makes drafts of issues."""

    class Meta:
        model = NewsletterIssue

    subject = factory.Sequence("News {}".format)
    preheader = "What the clinic writes about this month"
    body = factory.LazyFunction(lambda: [("heading", "Hello"), ("text", "<p>A word of ours.</p>")])
