import pytest
from django.utils.safestring import SafeString

from articles.telephone_links import with_telephone_links
from tests.factories.articles import paragraph
from tests.factories.home import (
    ClinicianPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
)


class TestWithTelephoneLinks:
    @pytest.mark.parametrize(
        ("typed", "href"),
        [
            ("503-555-0142", "tel:+15035550142"),
            ("(503) 555-0142", "tel:+15035550142"),
            ("1-800-222-1222", "tel:+18002221222"),
            ("+1 503.555.0142", "tel:+15035550142"),
            ("503-555-0142 ext. 3", "tel:+15035550142;ext=3"),
        ],
    )
    def test_links_a_typed_number(self, typed, href):
        html = with_telephone_links(SafeString(f"<p>Call <b>{typed}</b>.</p>"))

        assert html == f'<p>Call <b><a class="telephone" href="{href}">{typed}</a></b>.</p>'

    @pytest.mark.parametrize(
        "html",
        [
            '<a href="tel:+15035550142">Call 503-555-0142</a>',
            '<img alt="503-555-0142">',
            "<code>503-555-0142</code>",
            "<p>ISBN 978-503-555-0142, 10.1000/503-555-0142, 2020-555-01422</p>",
        ],
    )
    def test_leaves_alone_what_is_no_number_to_call(self, html):
        assert with_telephone_links(SafeString(html)) == html

    def test_links_what_editors_typed_into_pages(self, clinic_site, client):
        text = "<p>Call 503-555-0142 before you come.</p>"
        index = ServiceIndexPageFactory(parent=clinic_site.home)
        pages = [
            StandardPageFactory(parent=clinic_site.home, body=[paragraph(text)]),
            ServicePageFactory(parent=index, how_to_begin=text),
            ClinicianPageFactory(parent=clinic_site.team, biography=text),
        ]

        for page in pages:
            html = client.get(page.url).content.decode()

            assert '<a class="telephone" href="tel:+15035550142">503-555-0142</a> before' in html
