# ruff: noqa: E501  markup of documents
"""Documents of every format, from the file to the page."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from articles.models import ArticlePage
from tests.articles.importing.word_files import csl, docx, field, mark, p, superscript, t, zotero
from tests.factories.home import ClinicianPageFactory

pytestmark = pytest.mark.long

ALPHA = csl("Alpha of sleep", DOI="10.1000/alpha")
DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="p" descr="A sleeping cat"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:blipFill><a:blip r:embed="rId4"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def picture():
    output = io.BytesIO()
    Image.new("RGB", (20, 20), "teal").save(output, "PNG")
    return output.getvalue()


def report_of(path, *arguments):
    output = io.StringIO()
    call_command("import_article", str(path), *arguments, "--format", "json", stdout=output)
    return json.loads(output.getvalue())


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


class TestImportOfDocuments:
    def test_publishes_a_word_document_with_everything_in_it(self, client, clinic_site, tmp_path):
        author = ClinicianPageFactory(parent=clinic_site.team, title="Ben Harrow")
        content = docx(
            p(t("Sleep and you"), style="Title") + p(t("By Ben Harrow, ND, MPH"))
            + p(t("What helps"), style="heading1")
            + p(t("Sleep helps"), field(zotero((ALPHA, {"prefix": "see", "locator": "4"})), "(see Roe, p. 4)"), t(" a lot"), mark("footnote", 2), t("."))
            + p(DRAWING) + p(t("H"), t("2", '<w:vertAlign w:val="subscript"/>'), t("O, cm"), superscript("2")),
            footnotes=["A lot means most nights."], **{"word/media/one.png": picture()},
        )  # fmt: skip

        report = report_of(written(tmp_path, "sleep.docx", content), "--publish")

        assert report["citations"] == [
            {
                "marker": "(see Roe, p. 4)", "references": [1], "place": "What helps",
                "items": [{"reference": 1, "prefix": "see", "locator": "p. 4", "suffix": ""}],
            }
        ]  # fmt: skip
        assert report["references"][0]["DOI"] == "10.1000/alpha"
        assert [(note["text"], note["kind"]) for note in report["notes"]] == [
            ("A lot means most nights.", "explanation")
        ]
        assert [(each["alt"], each["is_stored"]) for each in report["pictures"]] == [
            ("A sleeping cat", True)
        ]
        assert (report["unmatched"], report["left_out"], report["remarks"]) == ([], [], [])
        html = client.get(report["url"]).content.decode()
        assert html.count('role="doc-noteref"') == 1
        for piece in (
            '<a href="#note-a">a</a>',
            'id="note-a"',
            "A sleeping cat",
            "H<sub>2</sub>O",
            "p. 4",
        ):
            assert piece in html
        assert ArticlePage.objects.get().authors == [author]

    @pytest.mark.parametrize("publish", [True, False])
    def test_asks_about_a_byline_that_nobody_has_and_publishes_nothing(
        self, clinic_site, tmp_path, publish
    ):
        path = written(tmp_path, "a.txt", "A title\n\nBy Jane Doe, MD\n\nWords.\n")

        report = report_of(path, *(["--publish"] if publish else []))

        page = ArticlePage.objects.get()
        assert "Jane Doe" in report["remarks"][0]
        assert not page.live
        assert "By Jane Doe, MD" in page.body[0].value.source

    def test_takes_a_reviewer_for_no_author(self, clinic_site, tmp_path):
        ClinicianPageFactory(parent=clinic_site.team, title="Ann Alder")
        path = written(
            tmp_path, "a.txt", "A title\n\nReviewed by Ann Alder\n\nWords, many of them.\n"
        )

        report = report_of(path)

        assert (report["byline"], ArticlePage.objects.get().authors) == ("", [])

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.md", "# Sleep\n\nSleep **helps** a lot.[^1]\n\n[^1]: Roe J. Alpha. Ex J. 2020;1:2-3. doi:10.1000/alpha\n"),
            ("a.html", '<h1>Sleep</h1><p>Sleep <b>helps</b> a lot.<a href="#fn1" id="r1">1</a></p><ol><li id="fn1">Roe J. Alpha. Ex J. 2020;1:2-3. doi:10.1000/alpha <a href="#r1">↩</a></li></ol>'),
            ("a.rtf", r"{\rtf1\ansi {\pard\s1\outlinelevel0\b Sleep\par}{\pard Sleep {\b helps} a lot.{\super 1}\par}{\pard References\par}{\pard 1. Roe J. Alpha. Ex J. 2020;1:2-3. doi:10.1000/alpha\par}}"),
        ],
    )  # fmt: skip
    def test_reads_every_format_into_the_same(self, clinic_site, tmp_path, name, content):
        report = report_of(written(tmp_path, name, content))

        assert report["title"] == "Sleep"
        assert [citation["references"] for citation in report["citations"]] == [[1]]
        assert report["references"][0]["DOI"] == "10.1000/alpha"
        assert "<b>helps</b> a lot.<cite-ref" in ArticlePage.objects.get().body[0].value.source

    def test_reads_the_zip_of_a_google_docs_export(self, clinic_site, tmp_path):
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as archive:
            archive.writestr(
                "Sleep.html",
                '<html><head><meta charset="utf-8"></head><body><h1>Sleep</h1><p>Words about it.</p><p><img src="images/image1.png" alt="A cat"></p></body></html>',
            )
            archive.writestr("images/image1.png", picture())

        report = report_of(written(tmp_path, "a.zip", output.getvalue()))

        assert report["pictures"] == [
            {"name": "images/image1.png", "alt": "A cat", "is_stored": True, "reason": ""}
        ]
        assert [block.block_type for block in ArticlePage.objects.get().body] == [
            "paragraph",
            "image",
        ]

    def test_never_fetches_a_picture_of_another_host(self, clinic_site, tmp_path):
        path = written(
            tmp_path,
            "a.html",
            '<h1>A</h1><p>Words.</p><img src="https://example.org/a.png" alt="A cat">',
        )

        report = report_of(path)

        assert not report["pictures"][0]["is_stored"]
        assert "example.org" not in str(ArticlePage.objects.get().body.raw_data)

    @pytest.mark.parametrize(
        ("content", "problem"),
        [(b"%PDF-1.7", "a PDF"), (b"\xd0\xcf\x11\xe0", "old Word"), (b"PK\x03\x04", "damaged")],
    )
    def test_says_in_one_line_what_it_cannot_read(self, clinic_site, tmp_path, content, problem):
        with pytest.raises(CommandError, match=problem):
            report_of(written(tmp_path, "x", content))
