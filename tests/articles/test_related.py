from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, RelatedArticle
from articles.related import reading_after
from tests.factories.articles import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    TopicFactory,
    reference,
)

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


def related_to(page):
    return list(reading_after(page).related)


def neighbours_of(page):
    reading = reading_after(page)
    return reading.earlier, reading.later


class TestRelated:
    def test_prefers_the_editors_choice(self, clinic_site):
        topic = TopicFactory()
        for number in range(3):
            ArticlePageFactory(parent=clinic_site.articles, title=f"Topic {number}", topics=[topic])
        chosen = ArticlePageFactory(parent=clinic_site.articles, title="Chosen")
        page = ArticlePageFactory(parent=clinic_site.articles, topics=[topic])
        page.related_articles = [RelatedArticle(article=chosen)]
        page.save()

        related = related_to(page)

        assert related[0] == chosen
        assert len(related) == 3

    def test_counts_shared_topics_and_shared_sources(self, clinic_site):
        sleep, food = TopicFactory(), TopicFactory()
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            topics=[sleep, food],
            references=[reference("a", pmid="1"), reference("b", doi="10.1/X")],
        )
        one = ArticlePageFactory(
            parent=clinic_site.articles, topics=[food], published_date=date(2026, 1, 1)
        )
        three = ArticlePageFactory(
            parent=clinic_site.articles,
            topics=[sleep],
            references=[reference("c", pmid="1"), reference("d", doi="10.1/x")],
        )
        two = ArticlePageFactory(
            parent=clinic_site.articles, references=[reference("e", pmid="1", doi="10.1/x")]
        )
        ArticlePageFactory(parent=clinic_site.articles, title="Shares nothing")

        assert related_to(page) == [three, two, one]

    def test_never_shows_itself_or_a_draft(self, clinic_site):
        topic = TopicFactory()
        draft = ArticlePageFactory(parent=clinic_site.articles, topics=[topic], live=False)
        page = ArticlePageFactory(parent=clinic_site.articles, topics=[topic])
        page.related_articles = [RelatedArticle(article=draft), RelatedArticle(article=page)]
        page.save()

        assert related_to(page) == []

    def test_shows_at_most_three(self, clinic_site):
        topic = TopicFactory()
        pages = [ArticlePageFactory(parent=clinic_site.articles, topics=[topic]) for _ in range(5)]

        assert len(related_to(pages[0])) == 3


class TestNeighbours:
    def test_are_the_articles_before_and_after_by_date(self, clinic_site):
        first, second, third = (
            ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, day))
            for day in (1, 2, 3)
        )
        ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 2), live=False)

        assert neighbours_of(second) == (first, third)
        assert neighbours_of(first) == (None, second)

    def test_have_an_order_on_the_same_day(self, clinic_site):
        pages = [
            ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 1))
            for _ in range(3)
        ]

        assert neighbours_of(pages[1]) == (pages[0], pages[2])


class TestWhatMayBeShown:
    def test_follows_what_is_being_edited(self, clinic_site):
        topic = TopicFactory()
        ArticlePageFactory(parent=clinic_site.articles, topics=[topic])
        first, second = (ArticlePageFactory(parent=clinic_site.articles) for _ in range(2))
        page = ArticlePageFactory(parent=clinic_site.articles, topics=[topic])

        page.topics = []
        page.related_articles = [RelatedArticle(article=second), RelatedArticle(article=first)]

        assert related_to(page) == [second, first]

    def test_knows_what_to_read_after_a_page_that_was_never_saved(self, clinic_site):
        other = ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 1))
        page = ArticlePage(title="New", published_date=date(2026, 1, 2), body=[])
        page.path = f"{clinic_site.articles.path}ZZZZ"
        page.depth = clinic_site.articles.depth + 1

        assert related_to(page) == []
        assert neighbours_of(page) == (other, None)

    def test_shows_no_restricted_page(self, clinic_site):
        topic = TopicFactory()
        pages = [ArticlePageFactory(parent=clinic_site.articles, topics=[topic]) for _ in range(3)]
        PageViewRestriction.objects.create(page=pages[0], restriction_type="login")

        assert related_to(pages[1]) == [pages[2]]
        assert neighbours_of(pages[1]) == (None, pages[2])

    def test_shows_neighbours_of_its_own_list_only(self, clinic_site):
        index = ArticleIndexPageFactory(parent=clinic_site.home, slug="news")
        ArticlePageFactory(parent=index)
        page = ArticlePageFactory(parent=clinic_site.articles)

        assert neighbours_of(page) == (None, None)
