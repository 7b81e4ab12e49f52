"""Factories of the articles app."""

from uuid import uuid4

import factory

from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage, Topic
from tests.factories.pages import PageFactory


class ArticleIndexPageFactory(PageFactory):
    class Meta:
        model = ArticleIndexPage

    title = "Articles"
    slug = "articles"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence("Topic {}".format)
    slug = factory.Sequence("topic-{}".format)


class ArticlePageFactory(PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence("Article {}".format)
    standfirst = "What you learn here."
    body = factory.LazyFunction(lambda: [paragraph("A plain sentence.")])

    @classmethod
    def _create(cls, model_class, *args, authors=(), topics=(), **kwargs):
        rows = [
            ArticleAuthor(clinician=clinician, sort_order=place)
            for place, clinician in enumerate(authors)
        ]
        return super()._create(
            model_class, *args, article_authors=rows, topics=list(topics), **kwargs
        )


def block(kind, value, key=None):
    """Returns one block as a stream stores it."""
    return {"type": kind, "value": value, "id": key or str(uuid4())}


def paragraph(text):
    """Returns a paragraph; `[key key]` in braces cites: "Words {a b}."."""
    html = text.replace("{", '<cite-ref refs="').replace("}", '"></cite-ref>')
    return block("paragraph", html if html.startswith("<") else f"<p>{html}</p>")


def heading(text, level=2):
    """Returns a heading."""
    return block("heading", {"text": text, "level": str(level)})


def reference(key, **fields):
    """Returns a reference with this citation key."""
    fields = {"title": f"Title of {key}", "author": "Roe J\nDoe A", "issued": "2020", **fields}
    return block("reference", {"type": "article-journal", **fields}, key)
