"""Documents in the admin: uploaded, reviewed, made drafts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import ArticlePage, DocumentUpload
from tests.articles.importing.word_files import csl, docx, field, p, t, zotero

pytestmark = pytest.mark.long
ADDRESS = "/admin/article-editing/documents/"


def word_file(name="sleep.docx"):
    body = p(t("Sleep and you"), style="Title") + p(t("What helps"), style="heading1")
    body += p(t("Sleep helps "), field(zotero(csl("Alpha")), "(Roe 2020)"), t(" and [7]."))
    return SimpleUploadedFile(name, docx(body))


@pytest.fixture
def upload(admin_client, clinic_site):
    response = admin_client.post(ADDRESS, {"documents": [word_file()]})
    return DocumentUpload.objects.get(), response


class TestDocuments:
    def test_leads_from_one_document_to_its_review(self, admin_client, upload):
        document, response = upload

        assert response.url == f"{ADDRESS}{document.pk}/"
        page = admin_client.get(response.url).content.decode()
        for words in ("Sleep and you", "What helps", "Citations: 1. References: 1."):
            assert words in page
        assert not ArticlePage.objects.exists()

    def test_makes_a_draft_with_one_button_and_keeps_the_original(self, admin_client, upload):
        document, response = upload

        made = admin_client.post(response.url)

        article = ArticlePage.objects.get()
        assert made.url == f"/admin/pages/{article.pk}/edit/"
        assert not article.live
        assert article.references[0].value["title"] == "Alpha"
        editor = admin_client.get(made.url).content.decode()
        assert f"{ADDRESS}{document.pk}/original/" in editor
        original = admin_client.get(f"{ADDRESS}{document.pk}/original/")
        assert original.content == bytes(document.content)
        assert "attachment" in original["Content-Disposition"]

    def test_lists_several_documents_for_review(self, admin_client, clinic_site):
        files = [word_file("one.docx"), SimpleUploadedFile("two.txt", b"A title\n\nWords of it.\n")]

        response = admin_client.post(ADDRESS, {"documents": files}, follow=True)

        page = response.content.decode()
        assert "one.docx" in page
        assert "two.txt" in page

    @pytest.mark.parametrize(
        ("content", "words"),
        [(b"\xd0\xcf\x11\xe0", "Save it as .docx"), (b"%PDF-1.7", "This is a PDF")],
    )
    def test_says_what_it_does_not_read(self, admin_client, clinic_site, content, words):
        response = admin_client.post(ADDRESS, {"documents": [SimpleUploadedFile("a.doc", content)]})

        assert words in response.content.decode()
        assert not DocumentUpload.objects.exists()

    def test_discards_a_document(self, admin_client, upload):
        admin_client.post(f"{ADDRESS}{upload[0].pk}/discard/")

        assert not DocumentUpload.objects.exists()

    @pytest.mark.parametrize("path", ["", "{}/", "{}/original/"])
    def test_is_for_those_who_write_articles(self, client, upload, django_user_model, path):
        reader = django_user_model.objects.create_user("reader", password="a-long-one")
        client.force_login(reader)

        response = client.get(f"{ADDRESS}{path.format(upload[0].pk)}")

        assert response.status_code in {302, 403}
