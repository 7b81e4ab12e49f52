import io

import pytest
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from home.share_picture import ShareCard, share_card
from tests.factories.articles import ArticlePageFactory, block


def card(title="A title", picture=None):
    return ShareCard(1, title, "Example Clinic", picture)


class TestShareCard:
    def test_changes_its_address_with_its_title(self):
        assert card().url != card("Another title").url
        assert card().url == card().url

    @pytest.mark.parametrize("title", ["Short", "word " * 60, "Unbroken" * 20, "Žluťoučký kůň", ""])
    def test_draws_any_title(self, title):
        picture = Image.open(io.BytesIO(card(title).draw()))

        assert picture.size == (1200, 630)

    def test_shows_the_lead_picture_at_the_side(self, clinic_site):
        image = get_image_model().objects.create(
            title="Red", file=get_test_image_file(colour="red", size=(640, 480))
        )
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            lead_picture=[
                block("picture", {"image": image.pk, "alt_text": "Red", "decorative": False})
            ],
        )

        drawn = Image.open(io.BytesIO(share_card(page, "Example Clinic").draw()))

        red, green, _ = drawn.getpixel((1000, 300))
        assert red > 200
        assert green < 60
        assert min(drawn.getpixel((20, 20))) > 230

    def test_shows_the_mark_where_the_page_has_no_picture(self):
        drawn = Image.open(io.BytesIO(card().draw())).convert("RGB")

        mark = drawn.crop((1200 - 64 - 220, 64, 1200 - 64, 64 + 220))
        assert min(low for low, _high in mark.getextrema()) < 120
