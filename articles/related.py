"""Which articles to read next. Below the models, like the feeds: a page shows these itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from articles.models import ArticlePage

RELATED_COUNT = 3

CONSIDERED = 100
"""The newest articles with a topic of the article, and as many that cite a work of it, are
compared: more would make a page slower with every article that the clinic publishes."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """These are the articles published just before and just after one; None at either end."""

    earlier: "ArticlePage | None"
    later: "ArticlePage | None"


def neighbours_of(page: "ArticlePage") -> Neighbours:
    """Returns an article's neighbours in its list, by published date, without their texts."""
    others = _articles().sibling_of(page, inclusive=False).live().public()
    day, same_day = page.published_date, Q(published_date=page.published_date)
    key = page.pk or 0  # a preview's page has none
    before, after = others.filter(published_date__lte=day), others.filter(published_date__gte=day)
    earlier = before.filter(~same_day | Q(pk__lt=key))  # an index gives a range, and no choice
    later = after.filter(~same_day | Q(pk__gt=key))
    found = _articles().filter(
        Q(pk=Subquery(earlier.order_by("-published_date", "-pk").values("pk")[:1]))
        | Q(pk=Subquery(later.order_by("published_date", "pk").values("pk")[:1]))
    )
    sides = {
        (other.published_date, other.pk) > (day, key): other for other in found.defer_streamfields()
    }
    return Neighbours(sides.get(False), sides.get(True))


def related_to(page: "ArticlePage", count: int = RELATED_COUNT) -> "list[ArticlePage]":
    """Returns live articles to read after this one, the editor's own choice first.

    The rest is filled up by shared topics and cited works, one point each, the newer first when
    equal. Never the article itself, a draft, or a restricted page. What the cards show of the
    articles is left to `fetch_cards`.
    """
    place, chosen, topics = _edited(page) if _is_edited(page) else _stored(page)
    sources = {name for child in page.references for name in child.value.identifiers}
    shared_topics = _counted(_topic_rows(OuterRef("pk")).filter(topic__in=topics))
    shared_sources = _counted(_source_rows(sources).filter(article=OuterRef("pk")))
    others = _articles().live().public().exclude(pk=page.pk).annotate(place=place)
    first = others.filter(pk__in=chosen)
    by_topic = others.filter(pk__in=_topic_rows().filter(topic__in=topics).values("articlepage"))
    by_source = others.filter(pk__in=_source_rows(sources).values("article"))
    pool = _keys(first).union(*(_keys(each.newest_first()) for each in (by_topic, by_source)))
    ranked = others.filter(pk__in=pool).annotate(score=shared_topics + shared_sources)
    order = (F("place").asc(nulls_last=True), "-score", "-published_date", "-pk")
    return list(ranked.order_by(*order).without_texts()[:count])


def _articles() -> Any:
    return apps.get_model("articles.ArticlePage").objects


def _keys(articles: Any) -> Any:
    """Returns the keys of the first of these articles, in a form that a union accepts."""
    newest = articles.values("pk")[:CONSIDERED]
    return _articles().filter(pk__in=newest).order_by().values("pk")


def _topic_rows(article: Any = None) -> "QuerySet[Any]":
    rows = apps.get_model("articles.ArticlePage").topics.through._default_manager.order_by()
    return rows.filter(articlepage=article) if article is not None else rows


def _source_rows(identifiers: Iterable[str]) -> "QuerySet[Any]":
    rows = apps.get_model("articles.CitedSource")._default_manager.order_by()
    return rows.filter(identifier__in=identifiers)


def _counted(rows: "QuerySet[Any]") -> Any:
    """Returns how many rows there are, as an expression."""
    number = rows.annotate(one=Value(1)).values("one").annotate(number=Count("pk"))
    return Coalesce(Subquery(number.values("number")), 0)


def _is_edited(page: "ArticlePage") -> bool:
    """Returns whether the page holds relations that are not saved: a preview."""
    return page.pk is None or bool(getattr(page, "_cluster_related_objects", None))


def _stored(page: "ArticlePage") -> tuple[Any, Any, Any]:
    """Returns each article's place in the editor's choice, the choice, and the topics: queries."""
    rows = page.related_articles.model._default_manager.filter(page=page.pk).order_by()
    chosen = rows.filter(article=OuterRef("pk"))
    order = Coalesce("sort_order", 0)  # rows that no form has put in order have none
    place = Subquery(chosen.annotate(place=order).order_by("place").values("place")[:1])
    return place, rows.values("article"), _topic_rows(page.pk).values("topic")


def _edited(page: "ArticlePage") -> tuple[Any, Any, Any]:
    """Returns the same of what is being edited."""
    keys = [row.article_id for row in page.related_articles.all()]
    whens = [When(pk=key, then=Value(place)) for place, key in enumerate(keys)]
    place = Case(*whens, default=None, output_field=IntegerField())
    return place, keys, [topic.pk for topic in page.topics.all()]
