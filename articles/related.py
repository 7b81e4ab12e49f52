"""Which articles to read next."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from articles.models import ArticlePage

RELATED_COUNT = 3


@dataclass(frozen=True, slots=True)
class Neighbours:
    """These are the articles published just before and just after one; None at either end."""

    earlier: ArticlePage | None
    later: ArticlePage | None


def neighbours_of(page: ArticlePage) -> Neighbours:
    """Returns an article's neighbours in its list, by published date (two queries)."""
    others = ArticlePage.objects.sibling_of(page, inclusive=False).live().public()
    same_day = Q(published_date=page.published_date)
    key = page.pk or 0  # a preview's page has none
    earlier = others.filter(Q(published_date__lt=page.published_date) | same_day & Q(pk__lt=key))
    later = others.filter(Q(published_date__gt=page.published_date) | same_day & Q(pk__gt=key))
    return Neighbours(
        earlier.order_by("-published_date", "-pk").first(),
        later.order_by("published_date", "pk").first(),
    )


def related_to(page: ArticlePage, count: int = RELATED_COUNT) -> list[ArticlePage]:
    """Returns live articles to read after this one, the editor's own choice first.

    The rest is filled up by shared topics and cited works, one point each, the newer first when
    equal. Never the article itself, a draft, or a restricted page.
    """
    chosen = [row.article_id for row in page.related_articles.all()]
    topics = [topic.pk for topic in page.topics.all()]
    identifiers = {name for child in page.references for name in child.value.identifiers}
    others = ArticlePage.objects.live().public().exclude(pk=page.pk)
    shared_topics = Count("topics", filter=Q(topics__in=topics), distinct=True)
    shared_sources = Count(
        "cited_sources", filter=Q(cited_sources__identifier__in=identifiers), distinct=True
    )
    candidates = (
        others.filter(
            Q(pk__in=chosen) | Q(topics__in=topics) | Q(cited_sources__identifier__in=identifiers)
        )
        .annotate(score=Coalesce(shared_topics, 0) + Coalesce(shared_sources, 0))
        .order_by("-score", "-published_date", "-pk")
    )
    by_key = {article.pk: article for article in candidates.filter(pk__in=chosen).for_cards()}
    picked = [by_key[key] for key in chosen if key in by_key][:count]
    if len(picked) < count:
        rest = candidates.exclude(pk__in=by_key).for_cards()
        picked += rest[: count - len(picked)]
    return picked
