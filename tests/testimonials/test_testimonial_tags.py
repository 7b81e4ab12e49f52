"""Testimonials on pages."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.signals import unpublished

from articles.blocks.testimonials import TestimonialsBlock
from home.models import PolicySettings
from search.indexing.writer import rebuild
from search.models import Document
from testimonials.jobs import take_down
from testimonials.models import Testimonial
from tests.factories.articles import ArticlePageFactory, TopicFactory
from tests.factories.home import StandardPageFactory
from tests.factories.testimonials import TestimonialPictureFactory, published

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def block(*chosen, **values: object) -> list[dict[str, object]]:
    """Returns a body that holds one testimonials block."""
    keys = [item.pk for item in chosen]
    value = {"title": "What our patients say about us", "testimonials": keys, **values}
    return [{"type": "testimonials", "value": value}]


def shown(client: Client, page) -> list[str]:
    """Returns the quotes on a page, in order."""
    html = client.get(page.url).content.decode()
    return re.findall(r'testimonial__quote"><p>(.*?)</p>', html)


class TestTestimonials:
    def test_shows_those_chosen_by_hand_in_their_order(self, client, clinic_site):
        first, second, third = (published(quote=quote) for quote in ("One.", "Two.", "Three."))
        page = StandardPageFactory(parent=clinic_site.home, body=block(third, first, second))

        assert shown(client, page) == ["Three.", "One.", "Two."]

    def test_shows_those_of_a_topic_newest_first_and_at_most_so_many(self, client, clinic_site):
        topic, other = TopicFactory(), TopicFactory()
        for quote in ("Old.", "Newer.", "Newest."):
            published(quote=quote, topics=[topic])
        published(quote="Elsewhere.", topics=[other])
        page = StandardPageFactory(parent=clinic_site.home, body=block(topic=topic.pk, count=2))

        assert shown(client, page) == ["Newest.", "Newer."]

    def test_serves_articles_standard_pages_and_the_front_page_alike(self, client, clinic_site):
        body = block(published(quote="Good."))
        article = ArticlePageFactory(parent=clinic_site.articles, body=body)
        standard = StandardPageFactory(parent=clinic_site.home, body=body)
        clinic_site.home.body = body
        clinic_site.home.save()

        pages = (article, standard, clinic_site.home)
        assert [shown(client, page) for page in pages] == [["Good."]] * 3

    def test_takes_a_withdrawn_one_off_every_page(self, client, clinic_site):
        gone, stays = published(quote="Gone."), published(quote="Stays.")
        page = StandardPageFactory(parent=clinic_site.home, body=block(gone, stays))
        gone.withdraw("Asked")

        assert shown(client, page) == ["Stays."]

    def test_leaves_nothing_of_a_withdrawn_one_to_search_and_feeds(self, client, clinic_site):
        testimonial = published(quote="Unmistakable zebra words.")
        ArticlePageFactory(parent=clinic_site.articles, body=block(testimonial), title="Zebra")
        list(rebuild())
        testimonial.withdraw("Asked")

        found = client.get("/search/?q=zebra").content.decode()
        feed = client.get("/articles/feed/").content.decode()

        assert "Zebra" in found
        assert "Unmistakable" not in found + feed
        indexed = str(list(Document.objects.values()))
        assert "Zebra" in indexed
        assert "Unmistakable" not in indexed

    def test_tells_caches_when_it_is_taken_down(self, clinic_site):
        told = []
        withdrawn, lapsed = published(), published()

        def listen(instance, **kwargs) -> None:
            told.append(instance.pk)

        unpublished.connect(listen, sender=Testimonial)
        try:
            withdrawn.withdraw("Asked")
            with time_machine.travel(timezone.now() + timedelta(days=367)):
                take_down(float("inf"))
        finally:
            unpublished.disconnect(listen, sender=Testimonial)

        assert told == [withdrawn.pk, lapsed.pk]

    def test_shows_nothing_when_the_clinic_shows_no_testimonials(self, client, clinic_site):
        page = StandardPageFactory(parent=clinic_site.home, body=block(published()))
        PolicySettings.objects.create(site=clinic_site.site, testimonials_enabled=False)

        html = client.get(page.url).content.decode()

        assert 'class="testimonial' not in html
        assert "What our patients say" not in html

    def test_prints_the_disclosure_beside_the_quote(self, client, clinic_site):
        page = StandardPageFactory(
            parent=clinic_site.home, body=block(published(connection="employee"))
        )

        html = client.get(page.url).content.decode()

        figure = re.search(r'<figure class="testimonial">.*?</figure>', html, re.DOTALL).group()
        assert "Disclosure: Works at the clinic" in figure

    def test_is_never_marked_up_as_a_review(self, client, clinic_site):
        page = StandardPageFactory(parent=clinic_site.home, body=block(published()))

        html = client.get(page.url).content.decode()

        assert not re.search(r"Review|AggregateRating|itemprop|ratingValue", html)

    def test_shows_pictures_with_alternative_text(self, client, clinic_site):
        testimonial = published(picture=TestimonialPictureFactory(alt_text="Maria smiles"))
        page = StandardPageFactory(parent=clinic_site.home, body=block(testimonial))

        html = client.get(page.url).content.decode()

        assert f'src="{testimonial.picture.url}"' in html
        assert 'alt="Maria smiles"' in html

    def test_asks_the_database_as_often_for_fifty_as_for_one(
        self, client, clinic_site, count_queries
    ):
        picture = TestimonialPictureFactory()
        many = [published(picture=picture) for _ in range(50)]
        page = StandardPageFactory(parent=clinic_site.home, body=block(many[0]))
        for_one = count_queries(lambda: client.get(page.url))
        page.body = block(*many)
        page.save()

        assert count_queries(lambda: client.get(page.url)) == for_one

    def test_sets_no_cookie(self, client, clinic_site):
        page = StandardPageFactory(parent=clinic_site.home, body=block(published()))

        response = client.get(page.url)

        assert not response.cookies


class TestTestimonialsBlock:
    @pytest.mark.parametrize("by_topic", [True, False])
    def test_needs_a_choice_or_a_topic(self, by_topic):
        value = {"title": "T", "testimonials": [], "topic": None, "count": None}
        block = TestimonialsBlock()
        if by_topic:
            value["topic"] = TopicFactory()
            assert block.clean(block.normalize(value))["topic"] == value["topic"]
        else:
            with pytest.raises(StructBlockValidationError):
                block.clean(block.normalize(value))
