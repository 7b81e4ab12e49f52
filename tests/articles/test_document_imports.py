"""Documents in the admin: uploaded, reviewed, made drafts."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.jobs import clear_uploads
from articles.models import ArticlePage, DocumentUpload
from tests.articles.importing.word_files import W, csl, docx, field, p, t, zotero

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


class TestForgottenUploads:
    def test_go_after_thirty_days_unless_they_became_an_article(
        self, admin_client, clinic_site, time_machine
    ):
        time_machine.move_to("2026-01-01 12:00Z")
        names = ("made.docx", "waiting.docx")
        admin_client.post(ADDRESS, {"documents": [word_file(each) for each in names]})
        made = DocumentUpload.objects.get(name="made.docx")
        admin_client.post(f"{ADDRESS}{made.pk}/")

        time_machine.move_to("2026-01-31 11:59Z")
        assert clear_uploads(0) == "0 uploaded documents deleted"
        time_machine.move_to("2026-01-31 12:01Z")
        assert clear_uploads(0) == "1 uploaded documents deleted"

        assert DocumentUpload.objects.get() == made


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


class TestComments:
    def test_of_a_document_stand_beside_their_paragraphs(self, admin_client, clinic_site):
        about = '<w:r><w:commentReference w:id="{}"/></w:r>'
        body = (
            p(t("Sleep and you"), style="Title")
            + p(t("What helps"), about.format(0), style="heading1")
            + p(t("Walking is good for you."))
            + p(t("Sleep helps & heals."), about.format(1))
        )
        made = "".join(
            f'<w:comment w:id="{n}" w:author="Ann">{p(t(text))}</w:comment>'
            for n, text in enumerate(["Too vague?", "Says who?", "Beside nothing"])
        )
        comments = f'<w:comments xmlns:w="{W}">{made}</w:comments>'
        content = docx(body, word__comments_xml=comments)

        admin_client.post(ADDRESS, {"documents": [SimpleUploadedFile("a.docx", content)]})
        document = DocumentUpload.objects.get()
        review = admin_client.get(f"{ADDRESS}{document.pk}/").content.decode()
        admin_client.post(f"{ADDRESS}{document.pk}/")

        assert "Beside nothing" in review
        article = ArticlePage.objects.get()
        heading, paragraph = article.body
        vague, source = article.wagtail_admin_comments.order_by("pk")
        assert (vague.text, vague.contentpath) == ("Ann: Too vague?", f"body.{heading.id}.text")
        assert (source.text, source.contentpath) == ("Ann: Says who?", f"body.{paragraph.id}")
        (place,) = json.loads(source.position)
        assert f'data-block-key="{place["key"]}">Sleep helps' in paragraph.value.source
        assert (place["start"], place["end"]) == (0, len("Sleep helps & heals."))
        edit = admin_client.get(f"/admin/pages/{article.pk}/edit/")
        assert "Ann: Says who?" in edit.content.decode()
