import pytest

from articles.models import ArticlePage
from home.models import ClinicianPage
from search.indexing.page_content import content_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def test_reads_what_a_page_says_and_not_how_it_is_set():
    page = ArticlePage(
        title="Sleep",
        body=[
            {"type": "heading", "value": {"text": "Why", "level": "3"}},
            {"type": "callout", "value": {"level": "emergency", "text": "<p>Call.</p>"}},
        ],
    )

    assert content_of(page).body == "Why\nCall."


def test_keeps_the_paragraphs_of_a_clinician_apart():
    page = ClinicianPage(
        title="Jane Roe", biography="<p>She listens.</p><p>She &amp; Bo write.</p>"
    )

    assert content_of(page).body == "She listens. She & Bo write."
