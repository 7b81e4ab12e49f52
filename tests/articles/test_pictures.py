import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from articles.pictures import (
    ALL_FILTERS,
    SIZES,
    Picture,
    fetch_images,
    markup_of,
    original_address,
)
from tests.factories.articles import ArticlePageFactory, block
from tests.factories.home import ClinicianPageFactory

pytestmark = pytest.mark.long


@pytest.fixture
def image(db):
    return get_image_model().objects.create(
        title="IMG_0001.jpg", file=get_test_image_file(size=(1600, 1000))
    )


def shown(template, **context):
    """Returns the HTML of `{% picture_of … %}`."""
    return Template("{% load picture_tags %}" + template).render(Context(context))


class TestMarkupOf:
    @pytest.mark.parametrize("place", SIZES)
    def test_offers_avif_before_webp_in_several_widths(self, image, place):
        image.get_renditions(*SIZES[place].all_filters)

        markup = markup_of(image, place)

        assert [source.mime_type for source in markup.sources] == ["image/avif", "image/webp"]
        assert all(
            len(source.srcset.split(", ")) == len(SIZES[place].operations)
            for source in markup.sources
        )
        assert markup.width > 0
        assert markup.height > 0

    def test_does_not_repeat_a_width_that_a_small_picture_cannot_reach(self, db):
        small = get_image_model().objects.create(
            title="Small", file=get_test_image_file(size=(300, 200))
        )

        small.get_renditions(*SIZES["figure"].all_filters)

        widths = re.findall(r" (\d+)w", markup_of(small, "figure").sources[0].srcset)

        assert widths == ["300"]

    def test_crops_around_the_focal_point(self, image):
        image.focal_point_x, image.focal_point_y = 1500, 900
        image.focal_point_width = image.focal_point_height = 100
        image.save()
        image.get_renditions(*SIZES["card"].all_filters)

        assert ".2e16d0ba." not in markup_of(image, "card").url

    def test_makes_nothing_and_shows_the_original_meanwhile(self, image, client):
        markup = markup_of(image, "card")

        assert (markup.sources, markup.url.partition("?")[0]) == ((), image.file.url)
        assert (markup.width, markup.height) == (1600, 1000)
        assert not image.renditions.exists()
        with image.file.open() as file:
            assert client.get(markup.url).getvalue() == file.read()
        assert client.get(image.file.url).status_code == 404
        other = get_image_model().objects.create(title="Other", file=get_test_image_file())
        key = markup.url.partition("?")[2]
        assert client.get(f"{other.file.url}?{key}").status_code == 404

    def test_offers_the_sizes_that_are_there(self, image):
        image.get_rendition("fill-360x225|format-avif")

        markup = markup_of(image, "card")

        assert [source.mime_type for source in markup.sources] == ["image/avif"]
        assert markup.url == original_address(image)


class TestPictureOf:
    def test_loads_late_unless_it_is_the_first_thing_seen(self, image):
        image.contextual_alt_text, image.decorative = "A red square", False

        late = shown('{% picture_of image "card" %}', image=image)
        first = shown('{% picture_of image "lead" eager=True %}', image=image)

        assert 'loading="lazy"' in late
        assert 'fetchpriority="high"' in first
        assert "lazy" not in first
        assert 'alt="A red square"' in late

    def test_gives_a_decorative_picture_an_empty_text(self, image):
        image.contextual_alt_text, image.decorative = "A red square", True

        assert 'alt=""' in shown('{% picture_of image "card" %}', image=image)

    def test_never_falls_back_to_the_file_name(self, image):
        html = shown('{% picture_of picture "card" %}', picture=Picture(image, ""))

        assert "IMG_0001" not in html.split('alt="')[1]

    def test_shows_nothing_for_no_picture(self):
        assert shown('{% picture_of None "card" %}').strip() == ""


class TestAttachedFilters:
    def test_are_all_that_cards_ask_for(
        self, clinic_site, client, keeping, django_assert_max_num_queries
    ):
        for number in range(4):
            image = get_image_model().objects.create(
                title=f"{number}", file=get_test_image_file(filename=f"{number}.png")
            )
            value = {"image": image.pk, "alt_text": "x", "decorative": False}
            ArticlePageFactory(parent=clinic_site.articles, lead_picture=[block("picture", value)])

        with CaptureQueriesContext(connection) as first:
            client.get("/articles/")
        with django_assert_max_num_queries(12) as again:
            client.get("/articles/")

        renditions = [q for q in first.captured_queries if "wagtailimages_rendition" in q["sql"]]
        assert len(renditions) == 1
        assert not any("wagtailimages_rendition" in q["sql"] for q in again.captured_queries)
        assert set(SIZES["card"].all_filters) <= set(ALL_FILTERS)

    def test_are_asked_for_once_in_each_state_of_the_site(
        self, image, keeping, django_assert_num_queries
    ):
        image.get_renditions(*SIZES["card"].all_filters)
        first = fetch_images([image.pk])

        with django_assert_num_queries(0):
            again = fetch_images([image.pk])

        assert markup_of(again[image.pk], "card") == markup_of(first[image.pk], "card")
        assert len(markup_of(again[image.pk], "card").sources) == 2

    def test_are_made_by_no_page(self, clinic_site, client, image):
        value = {"image": image.pk, "alt_text": "x", "decorative": False}
        jane = ClinicianPageFactory(parent=clinic_site.team, photo=[block("photo", value)])
        article = ArticlePageFactory(
            parent=clinic_site.articles, authors=[jane], lead_picture=[block("picture", value)]
        )

        for url in ("/articles/", article.url, "/team/", jane.url):
            assert client.get(url).status_code == 200

        assert not image.renditions.exists()
