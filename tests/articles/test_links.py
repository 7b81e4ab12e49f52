"""Links whose keys somebody made up."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex

from articles.links import key_of
from tests.factories.articles import ArticlePageFactory, block
from tests.factories.home import ClinicianPageFactory, StandardPageFactory

pytestmark = pytest.mark.long

FORGED = ["abc", "", "-1", "0", "1.5", "1 OR 1=1", "9" * 19, "9" * 400, "\u0663", "\x00", "None"]


def link(kind, key):
    return f'<p>Before <a linktype="{kind}" id="{key}">the words</a> after</p>'


@pytest.mark.parametrize("kind", ["page", "document"])
class TestStoredLinks:
    def test_to_nothing_leave_their_words_on_every_page(self, client, clinic_site, kind):
        text = "".join(link(kind, key.replace("\x00", "")) for key in FORGED)
        pages = [
            ArticlePageFactory(parent=clinic_site.articles, body=[block("paragraph", text)]),
            StandardPageFactory(parent=clinic_site.home, body=[block("paragraph", text)]),
            ClinicianPageFactory(parent=clinic_site.team, biography=text),
        ]
        clinic_site.home.body = [block("paragraph", text)]
        clinic_site.home.save()

        for page in (*pages, clinic_site.home):
            response = client.get(page.url)

            assert response.status_code == 200
            assert response.content.decode().count("the words") >= len(FORGED)

    def test_without_a_key_leave_their_words(self, client, clinic_site, kind):
        text = f'<p><a linktype="{kind}">the words</a></p>'
        page = ArticlePageFactory(parent=clinic_site.articles, body=[block("paragraph", text)])

        assert "the words" in client.get(page.url).content.decode()


class TestGoodLinks:
    def test_lead_there_and_are_known_as_references(self, client, clinic_site):
        document = get_document_model().objects.create(
            title="Plan", file=ContentFile(b"x", name="plan.txt"), file_size=1
        )
        forged = link("document", "abc")
        text = link("document", document.pk) + forged + link("page", clinic_site.team.pk)

        page = ArticlePageFactory(
            parent=clinic_site.articles, body=[block("paragraph", text)], is_indexed=True
        )

        html = client.get(page.url).content.decode()
        assert f'href="{document.url}"' in html
        assert 'href="/team/">the words' in html
        assert ReferenceIndex.get_references_to(document).exists()


def test_keys_that_a_database_gives_are_known():
    assert [key_of(value) for value in (1, "1", 2**63 - 1)] == [1, 1, 2**63 - 1]
    assert [key_of(value) for value in (True, None, "01", 2**63, *FORGED)] == [None] * 15
