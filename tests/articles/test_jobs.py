import time

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from articles.jobs import make_pictures
from articles.pictures import SIZES
from tests.factories.articles import ArticlePageFactory, block

pytestmark = pytest.mark.both_engines

EXPECTED = {*SIZES["lead"].all_filters, *SIZES["card"].all_filters}


def article_with_picture(parent):
    """Returns an article whose lead picture nobody has asked for yet."""
    image = get_image_model().objects.create(title="x", file=get_test_image_file())
    value = {"image": image.pk, "alt_text": "x", "decorative": False}
    page = ArticlePageFactory(
        parent=parent, lead_picture=[block("picture", value)], is_indexed=True
    )
    return page, image


class TestMakePictures:
    def test_makes_what_the_page_will_ask_for(self, clinic_site, client):
        page, image = article_with_picture(clinic_site.articles)

        outcome = make_pictures(time.monotonic() + 60)

        assert set(image.renditions.values_list("filter_spec", flat=True)) == EXPECTED
        assert outcome == f"{len(EXPECTED)} pictures made"
        client.get(page.url)
        assert image.renditions.count() == len(EXPECTED)

    def test_makes_nothing_twice(self, clinic_site):
        article_with_picture(clinic_site.articles)
        make_pictures(time.monotonic() + 60)

        assert make_pictures(time.monotonic() + 60) == "0 pictures made"

    def test_stops_in_time(self, clinic_site):
        _, image = article_with_picture(clinic_site.articles)

        assert make_pictures(time.monotonic() - 1) == "0 pictures made, more to come"
        assert image.renditions.count() == 0

    def test_leaves_pictures_alone_that_no_page_shows(self, db):
        get_image_model().objects.create(title="x", file=get_test_image_file())

        assert make_pictures(time.monotonic() + 60) == "0 pictures made"
