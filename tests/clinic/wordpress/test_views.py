"""The admin's way to move from WordPress."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from articles.models import ArticlePage
from clinic.wordpress import uploads
from clinic.wordpress.records import WordpressUpload
from tests.clinic.wordpress.wxr import export, item

ADDRESS = "/admin/wordpress/"


def sent(client, clinic_site, content, **more):
    file = SimpleUploadedFile("export.xml", content.encode())
    return client.post(ADDRESS, {"export": file, "index": clinic_site.articles.pk, **more})


class TestExports:
    def test_imports_an_upload_and_lists_what_needs_a_person(
        self, admin_client, clinic_site, monkeypatch
    ):
        content = export(
            item(1, "Sleep", "Eat [form id='1']"), item(2, "Menu", kind="nav_menu_item")
        )
        begun = []
        monkeypatch.setattr(uploads.subprocess, "Popen", lambda words, **_more: begun.append(words))

        response = sent(admin_client, clinic_site, content, publish="on")

        waiting = admin_client.get(response.url).content.decode()
        assert "begins within a minute" in waiting
        assert uploads.begin_waiting(0) == f"export {WordpressUpload.objects.get().pk} begun"
        assert uploads.begin_waiting(0) == "nothing begun"
        call_command(*begun[0][2:])
        page = admin_client.get(response.url).content.decode()
        article = ArticlePage.objects.get()
        assert article.live
        for words in ("[form] stands in the text", f"/admin/pages/{article.pk}/edit/",
                      "an entry of a menu", "1 made", "1 left out"):  # fmt: skip
            assert words in page
        assert not WordpressUpload.objects.get().content

    def test_says_why_a_file_is_none(self, admin_client, clinic_site):
        response = sent(admin_client, clinic_site, "<html></html>")

        uploads.import_upload(WordpressUpload.objects.get().pk)

        assert "begins with &lt;html&gt;" in admin_client.get(response.url).content.decode()

    def test_is_for_those_who_may_write(self, client, clinic_site, django_user_model):
        user = django_user_model.objects.create_user("visitor", password="x")
        client.force_login(user)

        assert client.get(ADDRESS).status_code in (302, 403)
        assert sent(client, clinic_site, export()).status_code in (302, 403)
        assert not WordpressUpload.objects.exists()

    def test_refuses_what_is_too_large(self, admin_client, clinic_site, monkeypatch):
        monkeypatch.setattr("clinic.wordpress.views.MAX_UPLOAD", 10)

        response = sent(admin_client, clinic_site, export())

        assert "Use the command import_wordpress" in response.content.decode()
