import json
import re
from datetime import date

import pytest

from articles.models import MedicalReview, Topic
from home.models import ContactSettings, OpeningHours
from tests.factories.articles import ArticlePageFactory, TopicFactory
from tests.factories.home import ClinicianPageFactory

pytestmark = pytest.mark.long

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def graph_of(client, url):
    """Returns the nodes of the page's JSON-LD by type."""
    (text,) = SCRIPT.findall(client.get(url).content.decode())
    nodes = json.loads(text)["@graph"]
    return {kind: node for node in nodes for kind in kinds_of(node)}


def kinds_of(node):
    """Returns the types of a node, which may be several."""
    return [node["@type"]] if isinstance(node["@type"], str) else node["@type"]


def meta_of(client, url):
    """Returns the page's meta properties and names."""
    html = client.get(url).content.decode()
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))


@pytest.fixture
def article(clinic_site):
    return ArticlePageFactory(
        parent=clinic_site.articles,
        title="Sleep </script> & rest",
        slug="sleep",
        authors=[ClinicianPageFactory(parent=clinic_site.team, title="Jane Roe", slug="jane")],
        topics=[TopicFactory(name="Sleep")],
        published_date=date(2026, 1, 2),
        updated_date=date(2026, 3, 4),
    )


class TestStructuredDataScript:
    def test_describes_an_article(self, client, article):
        node = graph_of(client, article.url)["MedicalWebPage"]

        assert node["headline"] == "Sleep </script> & rest"
        assert node["datePublished"] == "2026-01-02"
        assert node["dateModified"] == "2026-03-04"
        assert [person["name"] for person in node["author"]] == ["Jane Roe"]
        assert node["about"] == [{"@type": "Thing", "name": "Sleep"}]
        assert node["publisher"] == {"@id": "http://testserver/#clinic"}
        assert "lastReviewed" not in node

    def test_names_who_reviewed_an_article_and_when(self, client, article, clinic_site):
        reviewer = ClinicianPageFactory(parent=clinic_site.team, slug="dr")
        MedicalReview.objects.create(
            article=article,
            reviewer=reviewer,
            reviewer_name="Dr. Doe",
            reviewed_date=date(2026, 4, 5),
        )

        node = graph_of(client, article.url)["MedicalWebPage"]

        assert node["lastReviewed"] == "2026-04-05"
        assert node["reviewedBy"]["name"] == reviewer.title

    def test_names_the_clinic_as_author_of_an_article_without_any(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)

        assert graph_of(client, page.url)["MedicalWebPage"]["author"] == {
            "@id": "http://testserver/#clinic"
        }

    def test_describes_the_clinic_from_its_settings(self, client, clinic_site):
        contact = ContactSettings.for_site(clinic_site.site)
        contact.street_address, contact.telephone = "1 Sample Street", "503 555 0142"
        contact.latitude, contact.longitude = "45.5", "-122.5"
        contact.price_range = "$60–$210"
        contact.opening_hours = [
            OpeningHours(first_day=0, last_day=2, opens="08:00", closes="17:30"),
            OpeningHours(
                first_day=4, last_day=4, opens="08:00", closes="15:00", is_video_only=True
            ),
        ]
        contact.save()

        node = graph_of(client, "/")["MedicalClinic"]

        assert node["name"] == "Example Clinic"
        assert node["telephone"] == "+1 503-555-0142"
        assert node["geo"] == {"@type": "GeoCoordinates", "latitude": 45.5, "longitude": -122.5}
        assert node["priceRange"] == "$60–$210"
        assert node["address"]["streetAddress"] == "1 Sample Street"
        assert node["openingHoursSpecification"] == [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["Monday", "Tuesday", "Wednesday"],
                "opens": "08:00",
                "closes": "17:30",
            }
        ]

    def test_describes_a_clinician_with_the_licence(self, client, clinic_site):
        page = ClinicianPageFactory(
            parent=clinic_site.team, title="Jane Roe", license_authority="Oregon Board"
        )

        node = graph_of(client, page.url)["Person"]

        assert node["honorificSuffix"] == "ND"
        assert "identifier" not in node["hasCredential"]
        assert node["hasCredential"]["recognizedBy"]["name"] == "Oregon Board"

    def test_gives_the_way_from_the_front_page(self, client, article):
        items = graph_of(client, article.url)["BreadcrumbList"]["itemListElement"]

        assert [item["item"] for item in items] == [
            "http://testserver/",
            "http://testserver/articles/",
            "http://testserver/articles/sleep/",
        ]

    def test_is_an_article_for_those_who_know_no_medical_page(self, client, article):
        node = graph_of(client, article.url)["Article"]

        assert node["@type"] == ["MedicalWebPage", "Article"]
        assert node["image"].startswith("http://testserver/share/")

    @pytest.mark.parametrize(
        ("below", "title"),
        [("topic/sleep/", "Sleep"), ("author/jane/", "Articles by Jane Roe, ND")],
    )
    def test_gives_a_list_its_own_name_and_place(self, client, article, below, title):
        Topic.objects.update(slug="sleep", description="Nights.")
        nodes = graph_of(client, f"/articles/{below}")
        meta = meta_of(client, f"/articles/{below}")

        last = nodes["BreadcrumbList"]["itemListElement"][-1]
        assert nodes["CollectionPage"]["name"] == last["name"] == meta["og:title"] == title
        assert last["item"] == f"http://testserver/articles/{below}"

    def test_never_claims_reviews_or_ratings(self, client, article):
        for url in ("/", article.url, "/articles/", "/team/"):
            html = client.get(url).content.decode()

            assert not re.search(r"AggregateRating|FAQPage|\"Review\"", html)


class TestPageMeta:
    def test_describes_the_page_for_sites_that_link_to_it(self, client, article):
        meta = meta_of(client, article.url)

        assert meta["og:type"] == "article"
        assert meta["og:url"] == "http://testserver/articles/sleep/"
        assert meta["description"] == meta["og:description"] == "What you learn here."
        assert re.fullmatch(r"http://testserver/share/\d+-[0-9a-f]{12}\.jpg", meta["og:image"])

    def test_gives_each_page_of_a_list_its_own_address(self, client, clinic_site):
        for _ in range(13):
            ArticlePageFactory(parent=clinic_site.articles)

        second = client.get("/articles/?page=2&utm_source=x").content.decode()
        first = client.get("/articles/?page=1").content.decode()

        assert '<link rel="canonical" href="http://testserver/articles/?page=2">' in second
        assert '<link rel="canonical" href="http://testserver/articles/">' in first
