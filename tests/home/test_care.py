"""What leads a patient from a subject to a person, an address and a price."""

import pytest

from home.models import ContactSettings, Fee, InsurancePlan
from tests.factories.articles import ArticlePageFactory, TopicFactory, block
from tests.factories.home import (
    ClinicianPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.long

BOOKING = "https://booking.example/"


@pytest.fixture
def menopause():
    return TopicFactory(
        name="Menopause", slug="menopause", other_names="hot flashes\n3 a.m. nights"
    )


@pytest.fixture
def clinic(clinic_site, menopause):
    """A clinic with one service and one clinician for a subject, and one for another."""
    contact = ContactSettings.for_site(clinic_site.site)
    contact.telephone, contact.booking_url = "503-555-0142", BOOKING
    contact.street_address, contact.parking = "1 Sample Street", "Behind the house"
    jane = ClinicianPageFactory(
        parent=clinic_site.team, title="Jane Roe", slug="jane", topics=[menopause],
        languages="English, Spanish", ages_seen="From 16 years", sees_by_video=True,
        booking_url=f"{BOOKING}jane",
    )  # fmt: skip
    ClinicianPageFactory(parent=clinic_site.team, title="John Doe", slug="john")
    services = ServiceIndexPageFactory(parent=clinic_site.home, slug="services")
    service = ServicePageFactory(
        parent=services, title="Midlife care", slug="midlife", topics=[menopause],
        clinicians=[jane], for_whom="<p>For people who flush.</p>", cost="One price.",
    )  # fmt: skip
    contact.fees = [Fee(name="First visit", price="$140", minutes=45, service=service)]
    contact.insurance_plans = [InsurancePlan(name="Sample Plan", network="out-of-network")]
    contact.save()
    return clinic_site


def html_of(client, url):
    """Returns the page's main part: what stands in the footer is on every page."""
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode().split("<main")[1].split("</main>")[0]


class TestTopicPage:
    def test_gathers_articles_services_and_clinicians(self, client, clinic, menopause):
        ArticlePageFactory(parent=clinic.articles, title="On flashes", topics=[menopause])

        html = html_of(client, "/articles/topic/menopause/")

        for name in ("On flashes", "Midlife care", "Jane Roe", BOOKING, "tel:+15035550142"):
            assert name in html
        assert "John Doe" not in html


class TestArticle:
    def test_ends_with_what_to_do_then_who_then_related_then_sources(
        self, client, clinic, menopause, cited_article
    ):
        article = cited_article(topics=[menopause])
        ArticlePageFactory(parent=clinic.articles, topics=[menopause])

        html = html_of(client, article.url)

        places = [
            html.index(words)
            for words in ("What to do next", "Who can help", "Related posts", "doc-bibliography",
                          "They helped me")
        ]  # fmt: skip
        assert places == sorted(places)
        assert "Jane Roe" in html
        assert 'href="tel:+15035550142"' in html

    @pytest.mark.parametrize("level", ["self-care", "see-a-clinician"])
    def test_tells_the_telephone_in_care_callouts(self, client, clinic, level):
        callout = block("callout", {"level": level, "text": "<p>Ask.</p>"})
        article = ArticlePageFactory(parent=clinic.articles, body=[callout])

        html = html_of(client, article.url)

        assert 'href="tel:+15035550142"' in html.split("callout__call")[1][:120]


@pytest.fixture
def cited_article(clinic):
    """Makes an article with a source and a patient's word."""
    from tests.factories.articles import reference
    from tests.factories.testimonials import published

    def make(**values):
        quote = published(quote="They helped me")
        cites = '<p>Known.<cite-ref refs="a"></cite-ref></p>'
        return ArticlePageFactory(
            parent=clinic.articles,
            references=[reference("a", title="Alpha", pmid="11")],
            body=[
                block("paragraph", cites),
                block("testimonials", {"title": "Words", "testimonials": [quote.pk]}),
            ],
            **values,
        )

    return make


class TestClinicianPage:
    def test_says_what_whom_how_and_leads_to_the_own_booking(self, client, clinic):
        html = html_of(client, "/team/jane/")

        for fact in ("Menopause", "English, Spanish", "From 16 years", "At the clinic or by video"):
            assert fact in html
        assert f'href="{BOOKING}jane"' in html
        assert "Booking opens booking.example, which is another site." in html
        assert "Midlife care" in html

    def test_leads_to_the_clinics_booking_without_an_own_one(self, client, clinic):
        assert f'href="{BOOKING}"' in html_of(client, "/team/john/")


class TestServicePage:
    def test_says_for_whom_what_it_costs_and_who_offers_it(self, client, clinic):
        html = html_of(client, "/services/midlife/")

        for fact in ("For people who flush.", "One price.", "$140", "45 minutes", "Jane Roe"):
            assert fact in html

    def test_is_listed_with_the_others(self, client, clinic):
        assert 'href="/services/midlife/"' in html_of(client, "/services/")

    def test_needs_as_many_queries_for_50_clinicians_as_for_1(
        self, client, clinic, count_queries, menopause
    ):
        service = clinic.home.get_descendants().get(slug="midlife").specific
        for_one = count_queries(lambda: client.get(service.url))
        service.clinicians = [
            ClinicianPageFactory(parent=clinic.team, topics=[menopause]) for _ in range(50)
        ]
        service.save()

        assert count_queries(lambda: client.get(service.url)) == for_one


class TestStandardPage:
    @pytest.mark.parametrize(
        ("kind", "shown"),
        [
            ("contact", "1 Sample Street"),
            ("getting_here", "Behind the house"),
            ("fees", "$140"),
            ("insurance", "Out of network"),
            ("booking", BOOKING),
        ],
    )
    def test_shows_the_settings_where_they_are_needed(self, client, clinic, kind, shown):
        page = StandardPageFactory(parent=clinic.home, body=[block(kind, None)])

        assert shown in html_of(client, page.url).split("page__text")[1]

    def test_has_a_card_to_call_and_book(self, client, clinic):
        html = html_of(client, StandardPageFactory(parent=clinic.home).url)

        assert 'href="tel:+15035550142"' in html.split("care-card", 1)[1]


class TestFooter:
    def test_does_not_repeat_the_address_that_the_page_has_just_told(self, client, clinic):
        clinic.home.body = [block("visit", {"title": "Where and when", "text": ""})]
        clinic.home.save()

        assert client.get("/").content.decode().count("1 Sample Street") == 2  # and for machines
        assert client.get("/team/").content.decode().count("1 Sample Street") == 2


class TestAToZ:
    def test_lists_subjects_by_everyday_names_and_services(self, client, clinic):
        html = html_of(client, "/a-z/")

        link = '<a href="/articles/topic/menopause/">'
        assert f"{link}hot flashes</a>" in html
        assert f"{link}3 a.m. nights</a>" in html.split('id="numbers"')[1]
        assert '<a href="/services/midlife/">Midlife care</a>' in html

    def test_leaves_out_subjects_that_lead_nowhere(self, client, clinic):
        TopicFactory(name="Gout")

        assert "Gout" not in html_of(client, "/a-z/")
