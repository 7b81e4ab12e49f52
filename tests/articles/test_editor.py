import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from articles.models import ArticlePage
from tests.factories.articles import ArticlePageFactory, paragraph, reference


@pytest.fixture
def editor(admin_client):
    return admin_client


def form(**fields):
    return nested_form_data(
        {
            "title": "Sleep well",
            "slug": "sleep-well",
            "standfirst": "How.",
            "published_date": "2026-05-04",
            "updated_date": "",
            "lead_picture": streamfield([]),
            "body": streamfield([("paragraph", rich_text("<p>Sleep is good.</p>"))]),
            "references": streamfield([("reference", {"type": "book", "title": "Sleep"})]),
            "article_authors": inline_formset([]),
            "related_articles": inline_formset([]),
            "comments": inline_formset([]),
            **fields,
        }
    )


class TestArticleEditor:
    def test_creates_and_publishes(self, editor, clinic_site):
        address = f"/admin/pages/add/articles/articlepage/{clinic_site.articles.pk}/"

        response = editor.post(address, {**form(), "action-publish": "1"})

        assert response.status_code == 302
        page = ArticlePage.objects.get()
        assert page.live
        assert page.references[0].value["title"] == "Sleep"
        assert page.references[0].id

    def test_opens_with_everything_in_place(self, editor, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles, body=[paragraph("X.{a}")], references=[reference("a")]
        )

        html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()

        assert 'type="module" src="/static/js/admin/citations/index.js"' in html
        assert 'rel="modulepreload" href="/static/js/admin/citations/picker.js"' in html
        assert "css/admin/citations.css" in html
        assert "CITATION" in html

    def test_saves_a_paragraph_in_which_nothing_was_written_yet(self, editor, clinic_site):
        address = f"/admin/pages/add/articles/articlepage/{clinic_site.articles.pk}/"

        response = editor.post(address, form(body=streamfield([("paragraph", "null")])))

        assert response.status_code == 302

    def test_saves_a_draft_that_is_not_finished(self, editor, clinic_site):
        address = f"/admin/pages/add/articles/articlepage/{clinic_site.articles.pk}/"

        response = editor.post(
            address,
            form(body=streamfield([]), references=streamfield([("reference", {"type": "book"})])),
        )

        assert response.status_code == 302
        assert not ArticlePage.objects.get().live

    def test_says_what_is_missing_before_it_publishes(self, editor, clinic_site):
        address = f"/admin/pages/add/articles/articlepage/{clinic_site.articles.pk}/"
        data = form(references=streamfield([("reference", {"type": "book"})]))

        response = editor.post(address, {**data, "action-publish": "1"})

        assert response.status_code == 200
        assert "title, or paste the reference" in response.content.decode()
        assert not ArticlePage.objects.exists()

    def test_previews_with_numbered_citations(self, editor, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles, body=[paragraph("X.{a}")], references=[reference("a")]
        )
        address = f"/admin/pages/{page.pk}/edit/preview/"
        stored = page.references[0].id
        cited = rich_text(f'<p>X.<cite-ref refs="{stored}"></cite-ref></p>', "article")
        data = form(title="Changed title", body=streamfield([("paragraph", cited)]))
        data["references-0-id"] = stored

        assert editor.post(address, data).json()["is_valid"]
        html = editor.get(address).content.decode()

        assert "Changed title" in html
        assert 'aria-label="Reference 1">1</a>' in html
