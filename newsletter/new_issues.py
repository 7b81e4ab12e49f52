"""A new issue begins with the articles that its readers have not had yet, new or changed."""

from typing import Any

from django.apps import apps
from django.utils import timezone

from newsletter.models import NewsletterIssue

ARTICLES = 5
"""More than a reader opens; the editor takes out what does not fit."""


def new_issue() -> NewsletterIssue:
    """Returns an unsaved issue with the articles since the last one, newest first.

    After them come those that were changed since: their block shows the line of the change.
    """
    model: Any = apps.get_model("articles.ArticlePage")
    articles = model.objects.live().public().newest_first()
    last = NewsletterIssue.objects.exclude(started_at=None).order_by("-started_at").first()
    changed: list[Any] = []
    if last:
        before = articles.filter(first_published_at__lte=last.started_at)
        since = timezone.localdate(last.started_at)
        recent = before.filter(changes__date__gte=since, updated_date__gte=since)
        changed = list(recent.distinct().order_by("-updated_date", "-pk")[:ARTICLES])
        articles = articles.filter(first_published_at__gt=last.started_at)
    chosen = [*articles[:ARTICLES], *changed]
    return NewsletterIssue(body=[("article", article) for article in chosen])
