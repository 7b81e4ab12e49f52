from datetime import date

from articles.models import RelatedArticle
from articles.related import Neighbours, neighbours_of, related_to
from tests.factories.articles import ArticlePageFactory, TopicFactory, reference


class TestRelatedTo:
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


class TestNeighboursOf:
    def test_are_the_articles_before_and_after_by_date(self, clinic_site):
        first, second, third = (
            ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, day))
            for day in (1, 2, 3)
        )
        ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 2), live=False)

        assert neighbours_of(second) == Neighbours(first, third)
        assert neighbours_of(first) == Neighbours(None, second)

    def test_have_an_order_on_the_same_day(self, clinic_site):
        pages = [
            ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 1))
            for _ in range(3)
        ]

        assert neighbours_of(pages[1]) == Neighbours(pages[0], pages[2])
