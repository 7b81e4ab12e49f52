import io
import time

import pytest
from django.utils.html import escape
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from articles.jobs import make_pictures
from articles.pictures import original_address
from home.models import AppearanceSettings
from home.share_picture import share_card
from tests.factories.articles import ArticlePageFactory


class TestAppearance:
    @pytest.fixture
    def appearance(self, clinic_site):
        return AppearanceSettings.objects.create(site=clinic_site.site, accent="#1f3a7a")

    def test_serves_the_colours_for_ever(self, client, appearance):
        response = client.get(appearance.stylesheet_url)

        assert response["Content-Type"] == "text/css"
        assert "immutable" in response["Cache-Control"]
        assert b"--color-accent: #1f3a7a;" in response.content

    def test_leads_an_old_address_to_the_present_colours(self, client, appearance):
        response = client.get("/appearance/0123456789ab.css")

        assert response["Location"] == appearance.stylesheet_url

    def test_is_not_found_without_colours(self, client, clinic_site):
        assert client.get("/appearance/0123456789ab.css").status_code == 404

    def test_is_linked_after_the_stylesheet(self, client, appearance):
        html = client.get("/").content.decode()

        assert html.index("css/site.css") < html.index(appearance.stylesheet_url)


class TestLogo:
    def test_is_made_by_the_job_and_by_no_reader(self, client, clinic_site):
        logo = get_image_model().objects.create(title="Logo", file=get_test_image_file())
        AppearanceSettings.objects.create(site=clinic_site.site, logo=logo)

        before = client.get("/").content.decode()
        made_by_reader = logo.renditions.count()
        make_pictures(time.monotonic() + 60)
        after = client.get("/").content.decode()

        assert made_by_reader == 0
        assert f'<img class="site-header__mark" src="{escape(original_address(logo))}"' in before
        rendition = logo.renditions.get(filter_spec="height-160|format-webp")
        assert f'<img class="site-header__mark" src="{rendition.url}"' in after


class TestManifest:
    def test_names_the_clinic_and_its_icons(self, client, clinic_site):
        response = client.get("/site.webmanifest")

        assert response["Content-Type"] == "application/manifest+json"
        assert response.json()["name"] == "Example Clinic"
        assert [icon["sizes"] for icon in response.json()["icons"]] == ["192x192", "512x512"]


class TestFavicon:
    def test_leads_to_the_icon(self, client, clinic_site):
        assert client.get("/favicon.ico")["Location"] == "/static/images/favicon.ico"


class TestSharePicture:
    def test_is_a_picture_of_the_recommended_size(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)
        card = share_card(page, "Example Clinic")

        response = client.get(card.url)

        assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
        assert "immutable" in response["Cache-Control"]

    def test_leads_an_old_address_to_the_present_picture(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)

        response = client.get(f"/share/{page.pk}-0123456789ab.jpg")

        assert response["Location"] == share_card(page, "Example Clinic").url

    def test_does_not_show_a_draft(self, client, clinic_site):
        draft = ArticlePageFactory(parent=clinic_site.articles, live=False)

        assert client.get(share_card(draft, "Example Clinic").url).status_code == 404
