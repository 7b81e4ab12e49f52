"""What a page asks of the database when no cache has it, however much it shows."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import PageViewRestriction

import site_cache
from articles.models import MedicalReview, RelatedArticle
from articles.pictures import SIZES
from home.models import ContactSettings, OpeningHours
from search.ranking import vectors
from tests.factories.articles import (
    ArticlePageFactory,
    TopicFactory,
    block,
    paragraph,
    reference,
)
from tests.factories.home import ClinicianPageFactory, IntakeNoticeFactory, StandardPageFactory
from tests.factories.testimonials import TestimonialPictureFactory, published

MAX_FOR_A_PAGE = 12
MAX_FOR_A_SEARCH = 11

pytestmark = [pytest.mark.usefixtures("keeping", "_cache_nothing"), pytest.mark.long]


@pytest.fixture
def _cache_nothing(settings):
    """Stands in for the cache in the database, where each look is a query too."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture
def site(clinic_site):
    """Adds what surrounds every page."""
    contact = ContactSettings.for_site(clinic_site.site)
    contact.opening_hours = [
        OpeningHours(first_day=day, last_day=day, opens="08:00", closes="16:00") for day in range(5)
    ]
    contact.save()
    IntakeNoticeFactory(site=clinic_site.site, link_page=clinic_site.team)
    StandardPageFactory(parent=clinic_site.home, title="Privacy")
    return clinic_site


def image():
    """Returns an image in all its sizes; nothing is drawn."""
    made = get_image_model().objects.create(title="", file="x.png", width=1600, height=1000)
    names = {name for size in SIZES.values() for name in size.all_filters}
    rows = made.renditions.model
    rows.objects.bulk_create(
        rows(
            image=made,
            filter_spec=name,
            file=f"{made.pk}-{number}.webp",
            width=10 * number,
            height=10,
            focal_point_key=Filter(spec=name).get_cache_key(made),
        )
        for number, name in enumerate(sorted(names), start=1)
    )
    return made


def picture(kind):
    value = {"image": image().pk, "alt_text": "A hill", "decorative": False}
    return value if kind is None else [block(kind, value)]


def clinicians(site, count):
    return [
        ClinicianPageFactory(parent=site.team, photo=picture("photo"), license_authority="Board")
        for _ in range(count)
    ]


def authorized(count):
    return [published(picture=TestimonialPictureFactory()).pk for _ in range(count)]


def full_article(site, count, references=None):
    """Returns an article that shows so many of everything."""
    topics = [TopicFactory() for _ in range(count)]
    authors = clinicians(site, count)
    others = [
        ArticlePageFactory(
            parent=site.articles,
            topics=topics,
            authors=authors,
            lead_picture=picture("picture"),
            published_date=date(2026, 1, 1 + number),
        )
        for number in range(max(count, 3))
    ]
    documents = get_document_model().objects
    files = [
        documents.create(title="Plan", file=ContentFile(b"x", name="plan.pdf"), file_size=1).pk
        for _ in range(count)
    ]
    links = "".join(f'<a linktype="page" id="{other.pk}">See</a>' for other in others)
    keys = [f"k{number}" for number in range(count if references is None else references)]
    page = ArticlePageFactory(
        parent=site.articles,
        topics=topics,
        authors=authors,
        lead_picture=picture("picture"),
        published_date=date(2026, 1, 2),
        references=[
            reference(key, pmid=str(number), doi=f"10.1/{number}")
            for number, key in enumerate(keys)
        ],
        body=[
            *(paragraph(f"Words.{{{key}}}") for key in keys),
            *(block("paragraph", f"<p>{links}</p>") for _ in range(count)),
            *(
                block("image", {"image": picture(None), "caption": "", "credit": ""})
                for _ in range(count)
            ),
            *(
                block(
                    "video",
                    {
                        "provider": "vimeo",
                        "video_id": "76979871",
                        "title": "Breathing",
                        "poster": picture(None),
                        "transcript": "<p>Sit down.</p>",
                    },
                )
                for _ in range(count)
            ),
            block(
                "testimonials",
                {"title": "", "testimonials": authorized(count), "topic": None, "count": None},
            ),
            block(
                "downloads",
                {"title": "", "files": [{"document": key, "title": ""} for key in files]},
            ),
        ],
    )
    page.related_articles = [RelatedArticle(article=other) for other in others[:3]]
    page.save()
    MedicalReview.objects.create(
        article=page,
        reviewer=authors[0],
        reviewer_name="Rita Ray",
        reviewed_date=timezone.localdate(),
    )
    return page


class TestArticlePage:
    @pytest.mark.parametrize("count", [1, 10])
    def test_needs_at_most_12_queries_with_any_number_of_anything(
        self, site, client, count_queries, count
    ):
        page = full_article(site, count)

        html = client.get(page.url).content.decode()

        assert count_queries(lambda: client.get(page.url)) <= MAX_FOR_A_PAGE
        assert html.count('class="figure"') == count
        assert html.count("video-on-click") == 2 * count
        assert html.count('class="testimonial"') == count
        assert html.count('<article class="card"') == 3
        assert html.count('<a href="/articles/') > count

    @pytest.mark.parametrize("references", [1, 200])
    def test_needs_no_more_for_200_references(self, site, client, count_queries, references):
        page = full_article(site, 1, references)

        assert count_queries(lambda: client.get(page.url)) <= MAX_FOR_A_PAGE

    def test_writes_nothing(self, site, client, django_assert_max_num_queries):
        page = full_article(site, 2)

        with django_assert_max_num_queries(60) as captured:
            client.get(page.url)

        assert [query for query in captured.captured_queries if writes(query["sql"])] == []


def writes(sql):
    return sql.startswith(("INSERT", "UPDATE", "DELETE", "SAVEPOINT"))


class TestHomePage:
    @pytest.mark.parametrize("count", [1, 12])
    def test_needs_at_most_12_queries(self, site, client, count_queries, count):
        people = clinicians(site, count)
        for _ in range(count):
            ArticlePageFactory(
                parent=site.articles,
                authors=people,
                topics=[TopicFactory()],
                lead_picture=picture("picture"),
            )
        service = {"title": "Sleep", "text": "Well.", "page": site.team.pk}
        site.home.hero_picture = picture("picture")
        site.home.hero_link_page, site.home.hero_link_text = site.team, "Meet us"
        site.home.body = [
            block("services", {"title": "", "introduction": "", "services": [service] * count}),
            block("practitioners", {"title": "", "clinicians": [each.pk for each in people]}),
            block("latest_articles", {"title": "Latest", "count": count}),
            block(
                "testimonials",
                {"title": "", "testimonials": authorized(count), "topic": None, "count": None},
            ),
            block("newsletter", {"title": "Letters", "text": ""}),
            block("visit", {"title": "Here", "text": ""}),
        ]
        site.home.save()

        html = client.get("/").content.decode()

        assert count_queries(lambda: client.get("/")) <= MAX_FOR_A_PAGE
        assert html.count('<article class="card"') == count
        assert "hero__picture" in html
        assert html.count('class="testimonial"') == count


class TestResults:
    @pytest.mark.parametrize("count", [1, 130])
    def test_need_at_most_11_queries(self, site, client, count_queries, count):
        topic = TopicFactory(name="Insomnia", other_names="Sleeplessness\nSleep")
        for number in range(count):
            text = f"Sleep and night {number % 7} rest melatonin {number % 11}."
            ArticlePageFactory(
                parent=site.articles,
                title=f"Sleep {number}",
                topics=[topic],
                body=[paragraph(text)],
            )
        vectors.build()

        def ask():
            return client.get("/search/", {"q": "sleep at night"})

        assert count_queries(ask) <= MAX_FOR_A_SEARCH
        assert len(ask().context["results"]) == min(count, 10)


class TestRestrictedPages:
    def test_cost_a_page_that_is_not_restricted_nothing(self, site, client, count_queries):
        page = full_article(site, 1)
        other = ArticlePageFactory(parent=site.articles)
        PageViewRestriction.objects.create(page=other, restriction_type="login")
        site_cache.clear()

        assert count_queries(lambda: client.get(page.url)) <= MAX_FOR_A_PAGE
        assert client.get(other.url).status_code == 302
