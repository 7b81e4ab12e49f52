import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

import heavy_work
from tests.clinic.uploads.pdfs import HARMFUL, HARMLESS, encrypted, pdf
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.long

PDF = pdf()


def archive(*names, size=10, **files) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in names:
            zipped.writestr(name, b"\0" * size, compresslevel=1)
    return output.getvalue()


@pytest.fixture
def send(client, clinic_site):
    client.force_login(UserFactory(role="Editors"))

    def send_one(content, name):
        file = SimpleUploadedFile(name, content)
        response = client.post("/admin/documents/add/", {"title": "Paper", "file": file})
        return get_document_model().objects.first(), response.content.decode()

    return send_one


class TestUploadedDocument:
    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (PDF, "diary.pdf"),
            (HARMLESS["a first view"], "diary.pdf"),
            (archive("[Content_Types].xml", "word/document.xml"), "letter.docx"),
            (archive("xl/workbook.xml"), "list.xlsx"),
            (archive("content.xml"), "letter.odt"),
            (b"{\\rtf1 Hello}", "letter.rtf"),
            (b"name,day\nAda,Monday\n", "list.csv"),
            ("Grüße\n".encode(), "note.txt"),
        ],
    )
    def test_is_taken_when_it_is_what_it_says(self, send, content, name):
        document, _ = send(content, name)

        with document.file.open() as file:
            assert file.read() == content

    @pytest.mark.parametrize(
        ("content", "name", "reason"),
        [
            (b"MZ\x90\x00 a program", "diary.pdf", "This file is no .pdf document"),
            (b"GIF89a%PDF-1.7", "both.pdf", "This file is no .pdf document"),
            (HARMFUL["plain"], "diary.pdf", "This PDF holds scripts"),
            (HARMFUL["in hexadecimal"], "diary.pdf", "This PDF holds scripts"),
            (encrypted(PDF, user="secret"), "diary.pdf", "This PDF needs a password"),
            (b"%PDF-1.7 and nothing else", "diary.pdf", "This PDF is broken"),
            (b"not a zip", "letter.docx", "This file is no .docx document"),
            (archive("xl/workbook.xml"), "letter.docx", "This file is no .docx document"),
            (archive("word/document.xml", "word/vbaProject.bin"), "x.docx", "holds macros"),
            (archive("word/document.xml", "../../x"), "x.docx", "paths that lead out"),
            (b"<html><script>alert(1)</script>", "note.txt", "no plain text"),
            (b"\n <SVG onload=alert(1)>", "list.csv", "no plain text"),
            (b"a\0b", "note.txt", "no plain text"),
            (b"<html></html>", "page.html", "not allowed"),
            (b"<svg/>", "drawing.svg", "not allowed"),
            (b"x", "program.exe", "not allowed"),
        ],
    )
    def test_is_refused_with_a_clear_message(self, send, content, name, reason):
        document, html = send(content, name)

        assert document is None
        assert reason in html

    def test_is_refused_before_a_list_of_files_is_read_that_is_too_long(self, send, monkeypatch):
        """The attack: 400 000 entries, and a count that says there is one."""
        entries = b"".join(
            b"PK\1\2" + bytes(24) + (8).to_bytes(2, "little") + bytes(16) + b"%08d" % number
            for number in range(400_000)
        )
        forged = b"PK\5\6" + bytes(4) + b"\1\0\1\0" + len(entries).to_bytes(4, "little") + bytes(6)

        made = []
        monkeypatch.setattr(zipfile, "ZipInfo", lambda *args: made.append(args))
        document, html = send(entries + forged, "letter.docx")

        assert document is None
        assert "unpacks to far more" in html
        assert made == []

    def test_is_refused_in_words_while_others_are_examined(self, send, monkeypatch):
        monkeypatch.setattr(heavy_work, "MAX_WAIT", 0)
        with heavy_work.alone():
            document, html = send(PDF, "diary.pdf")

        assert document is None
        assert "Try again in a moment" in html

    def test_is_refused_when_it_unpacks_to_too_much(self, send):
        bomb = archive("word/document.xml", size=210 * 1024 * 1024)

        document, html = send(bomb, "x.docx")

        assert document is None
        assert "unpacks to far" in html

    def test_is_refused_when_it_is_too_large(self, send, settings):
        settings.MAX_DOCUMENT = 20

        document, html = send(PDF, "diary.pdf")

        assert document is None
        assert "larger than" in html

    def test_lies_under_a_plain_name(self, send):
        document, _ = send(PDF, "..\\..\\my diary.exe.pdf")

        assert document.file.name.rpartition("/")[2].count(".") == 1


class TestServedDocument:
    @pytest.fixture
    def document(self, clinic_site):
        return get_document_model().objects.create(
            title="Diary", file=ContentFile(PDF, name="diary.pdf")
        )

    def test_is_a_download_with_a_policy_of_its_own(self, client, document):
        response = client.get(document.url)
        b"".join(response.streaming_content)

        assert response["Content-Disposition"].startswith("attachment")
        assert response["Content-Security-Policy"] == "default-src 'none'"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert client.get(f"/media/{document.file.name}").status_code == 404

    def test_is_for_those_only_who_may_when_private(self, client, document):
        collection = Collection.get_first_root_node().add_child(name="Private")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        document.collection = collection
        document.save()

        refused = client.get(document.url)
        client.force_login(UserFactory())
        allowed = client.get(document.url)
        b"".join(allowed.streaming_content)

        assert refused.status_code == 302
        assert allowed.status_code == 200
