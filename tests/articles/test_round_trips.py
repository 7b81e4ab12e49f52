import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.models import ArticlePage
from tests.factories.articles import ArticlePageFactory, paragraph, reference

pytestmark = pytest.mark.long


@pytest.fixture
def page(clinic_site):
    """An article that cites its second reference first."""
    page = ArticlePageFactory(
        parent=clinic_site.articles,
        body=[paragraph("Words.{b}"), paragraph("More words.{a b}")],
        references=[reference("a", title="Alpha"), reference("b", title="Beta")],
    )
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def cited(html):
    """Returns the shown markers and the first words of the list that they point into."""
    soup = BeautifulSoup(html, "html.parser")
    entries = soup.select("[role=doc-bibliography] li[id^=ref-]")
    return (
        [marker.get_text(strip=True) for marker in soup.select("sup.citation")],
        [next(word for word in ("Alpha", "Beta") if word in entry.text) for entry in entries],
    )


EXPECTED = ["1", "1,2"], ["Beta", "Alpha"]


class TestCitationsSurvive:
    """A marker finds its reference by the block's id, which everything that copies a page keeps."""

    def test_publishing(self, client, page):
        assert cited(client.get(page.url).content) == EXPECTED

    def test_copying(self, client, page):
        copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"})

        assert cited(client.get(copy.url).content) == EXPECTED

    def test_an_alias(self, client, page, clinic_site):
        alias = page.create_alias(update_slug="alias", parent=clinic_site.articles)

        assert cited(client.get(alias.url).content) == EXPECTED

    def test_a_change_that_an_alias_follows(self, client, page, clinic_site):
        alias = page.create_alias(update_slug="alias", parent=clinic_site.articles)
        page.body = [paragraph("Only this.{a}")]
        page.save_revision().publish()

        assert cited(client.get(alias.url).content) == (["1"], ["Alpha", "Beta"])

    def test_reverting_to_an_earlier_revision(self, admin_client, client, page):
        first = page.latest_revision
        page.body, page.references = [paragraph("No source.")], []
        page.save_revision().publish()

        form = admin_client.get(
            reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
        ).content.decode()
        first.as_object().save_revision(previous_revision=first).publish()

        assert "Alpha" in form
        assert cited(client.get(page.url).content) == EXPECTED

    def test_a_preview(self, admin_client, page):
        page.title = "Not published yet"
        page.save_revision()

        draft = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

        assert cited(draft.content) == EXPECTED
