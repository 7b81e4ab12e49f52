"""A new issue begins with the articles that its readers have not had yet."""

from typing import Any

from django.apps import apps

from newsletter.models import NewsletterIssue

ARTICLES = 5
"""More than a reader opens; the editor takes out what does not fit."""


def new_issue() -> NewsletterIssue:
    """Returns an unsaved issue with the articles since the last one, newest first."""
    model: Any = apps.get_model("articles.ArticlePage")
    articles = model.objects.live().public().newest_first()
    last = NewsletterIssue.objects.exclude(started_at=None).order_by("-started_at").first()
    if last:
        articles = articles.filter(first_published_at__gt=last.started_at)
    return NewsletterIssue(body=[("article", article) for article in articles[:ARTICLES]])
