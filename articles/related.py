"""Which articles to read next. Below the models, like the feeds: a page shows these itself.

Everything is asked in one statement of SQL. Written with the query set it is the larger part of
what an article costs that no cache has: Django would put the text together anew for each reader.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection

from site_cache.page_tree import restricted_paths

if TYPE_CHECKING:
    from articles.models import ArticlePage

RELATED_COUNT = 3

CONSIDERED = 50
"""The newest articles with a topic of the article, and as many that cite a work of it, are
compared: more would make a page slower with every article that the clinic publishes."""

NEWEST = """SELECT id FROM (
    SELECT article.page_ptr_id AS id
    FROM {articles} article JOIN {pages} page ON page.id = article.page_ptr_id
    WHERE {shown} AND article.page_ptr_id IN ({among})
    ORDER BY article.published_date DESC, article.page_ptr_id DESC LIMIT {considered}
  ) {name}"""
BY_TOPIC = "SELECT articlepage_id FROM {topics} WHERE topic_id IN ({filed})"
BY_SOURCE = "SELECT article_id FROM {sources} WHERE identifier IN ({cited})"

SQL = """
WITH candidate (id) AS (
  {chosen_ids}
  UNION
  {by_topic}
  UNION
  {by_source}
)
SELECT kind, id FROM (
  SELECT 'related' AS kind, article.page_ptr_id AS id, {place} AS place
  FROM candidate
    JOIN {articles} article ON article.page_ptr_id = candidate.id
    JOIN {pages} page ON page.id = candidate.id
  WHERE {shown}
  ORDER BY
    {place} NULLS LAST,
    (SELECT COUNT(*) FROM {topics} shared
      WHERE shared.articlepage_id = candidate.id AND shared.topic_id IN ({filed}))
    + (SELECT COUNT(*) FROM {sources} shared
      WHERE shared.article_id = candidate.id AND shared.identifier IN ({cited})) DESC,
    article.published_date DESC, article.page_ptr_id DESC
  LIMIT {count}
) related
UNION ALL
SELECT kind, id FROM (
  SELECT 'earlier' AS kind, article.page_ptr_id AS id
  FROM {articles} article JOIN {pages} page ON page.id = article.page_ptr_id
  WHERE {shown} AND {sibling} AND article.published_date <= %(day)s
    AND (article.published_date < %(day)s OR article.page_ptr_id < %(key)s)
  ORDER BY article.published_date DESC, article.page_ptr_id DESC LIMIT 1
) earlier
UNION ALL
SELECT kind, id FROM (
  SELECT 'later' AS kind, article.page_ptr_id AS id
  FROM {articles} article JOIN {pages} page ON page.id = article.page_ptr_id
  WHERE {shown} AND {sibling} AND article.published_date >= %(day)s
    AND (article.published_date > %(day)s OR article.page_ptr_id > %(key)s)
  ORDER BY article.published_date, article.page_ptr_id LIMIT 1
) later
"""
"""`{shown}` is live, public and another article. A range of dates is what the index can be asked
for; with the choice of same-day articles alone it could not."""

STORED_CHOICE = "SELECT article_id FROM {related} WHERE page_id = %(key)s"
STORED_PLACE = (
    "(SELECT MIN(COALESCE(sort_order, 0)) FROM {related} chosen "
    "WHERE chosen.page_id = %(key)s AND chosen.article_id = candidate.id)"
)


@dataclass(frozen=True, slots=True)
class NextReading:
    """This says what to read after an article."""

    related: "tuple[ArticlePage, ...]" = ()
    earlier: "ArticlePage | None" = None
    """The article published just before in the same list; None at its end."""
    later: "ArticlePage | None" = None
    """The article published just after."""


def reading_after(page: "ArticlePage", count: int = RELATED_COUNT) -> NextReading:
    """Returns the related articles and the neighbours of an article, as cards.

    One query beside those of `ArticlePage.as_cards`.

    Related are live articles, the editor's own choice first. The rest is filled up by shared
    topics and cited works, one point each, the newer first when equal. Never the article itself, a
    draft, or a restricted page.
    """
    found = _keys(page, count)
    pages = _model("ArticlePage").as_cards(key for _kind, key in found)
    by_kind = {
        kind: tuple(pages[key] for each, key in found if each == kind and key in pages)
        for kind in ("related", "earlier", "later")
    }
    one_each = {kind: next(iter(by_kind[kind]), None) for kind in ("earlier", "later")}
    return NextReading(by_kind["related"], **one_each)


def _keys(page: "ArticlePage", count: int) -> list[tuple[str, int]]:
    """Returns kinds and primary keys, the related ones in their order."""
    topics = [topic.pk for topic in page.topics.all()]
    cited = sorted({name for work in page.works.values() for name in work.identifiers})
    params: dict[str, Any] = {
        "key": page.pk or 0,  # a preview's page has none
        "day": page.published_date,
        "depth": page.depth,
        "below": f"{page.path[: -page.steplen]}%",
        "count": count,
    }
    hidden = _named("hidden", [f"{path}%" for path in restricted_paths()], params)
    shown = ["page.live", "article.page_ptr_id <> %(key)s"]
    shown += [f"page.path NOT LIKE {name}" for name in hidden]
    parts = {
        **_tables(),
        **_choice(page, params),
        "shown": " AND ".join(shown),
        "sibling": "page.depth = %(depth)s AND page.path LIKE %(below)s",
        "filed": ", ".join(_named("topic", topics, params)) or "NULL",
        "cited": ", ".join(_named("cited", cited, params)) or "NULL",
        "considered": CONSIDERED,
        "count": "%(count)s",
    }
    parts |= {
        name: NEWEST.format(**parts, name=name, among=among.format(**parts))
        for name, among in (("by_topic", BY_TOPIC), ("by_source", BY_SOURCE))
    }
    sql = SQL.format(**parts)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _choice(page: "ArticlePage", params: dict[str, Any]) -> dict[str, str]:
    """Returns the editor's choice as SQL: as it is stored, or as it is being edited."""
    if page.pk and not getattr(page, "_cluster_related_objects", None):
        names = _tables()
        return {
            "chosen_ids": STORED_CHOICE.format(**names),
            "place": STORED_PLACE.format(**names),
        }
    keys = [row.article_id for row in page.related_articles.all()]
    if not keys:
        return {"chosen_ids": "SELECT 0", "place": "CAST(NULL AS integer)"}
    named = list(_named("chosen", keys, params))
    whens = " ".join(f"WHEN {name} THEN {place}" for place, name in enumerate(named))
    return {
        "chosen_ids": " UNION ".join(f"SELECT {name}" for name in named),
        "place": f"(CASE candidate.id {whens} END)",
    }


def _named(kind: str, values: Iterable[Any], params: dict[str, Any]) -> Sequence[str]:
    """Adds values to the parameters and returns their places in the statement."""
    names = [(f"{kind}{number}", value) for number, value in enumerate(values)]
    params.update(names)
    return [f"%({name})s" for name, _value in names]


@cache
def _tables() -> dict[str, str]:
    articles = _model("ArticlePage")
    models = {
        "articles": articles,
        "pages": articles._meta.pk.related_model,
        "topics": articles.topics.through,
        "sources": _model("CitedSource"),
        "related": _model("RelatedArticle"),
    }
    quote = connection.ops.quote_name
    return {name: quote(model._meta.db_table) for name, model in models.items()}


def _model(name: str) -> Any:
    return apps.get_model("articles", name)
