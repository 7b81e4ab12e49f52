import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import ArticlePage, ImportedDocument
from tests.articles.importing.texts import ARTICLE
from tests.factories.articles import ArticleIndexPageFactory
from tests.factories.home import ClinicianPageFactory

pytestmark = pytest.mark.long


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "walk.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*arguments):
    output = io.StringIO()
    call_command("import_article", *map(str, arguments), stdout=output)
    return output.getvalue()


class TestImportArticle:
    def test_publishes_the_article_with_live_citations(self, client, clinic_site, document):
        report = json.loads(run(document, "--publish", "--format", "json"))

        html = client.get(report["url"]).content.decode()

        assert report["title"] in html
        assert "March 4, 2024" in html
        assert html.count('role="doc-noteref"') == 4  # 1 · 2,3 · 1–3
        assert 'id="ref-3"' in html
        assert "https://pubmed.ncbi.nlm.nih.gov/11111111/" in html
        assert "newsletter today" not in html.lower()

    def test_reports_what_it_recognised(self, clinic_site, document):
        report = json.loads(run(document, "--format", "json"))

        page = ArticlePage.objects.get()
        assert report["url"] == page.full_url
        assert report["edit_url"] == f"/admin/pages/{page.pk}/edit/"
        assert report["byline"] == "Example Clinic of Walking"
        assert report["date"] == "2024-03-04"
        assert len(report["headings"]) == 3
        assert [citation["references"] for citation in report["citations"]] == [
            [1],
            [2, 3],
            [1, 2, 3],
        ]
        assert [item["PMID"] for item in report["references"]] == [
            "11111111",
            "22222222",
            "33333333",
        ]
        assert len(report["left_out"]) == 5

    def test_prints_the_same_for_a_person(self, clinic_site, document):
        printed = run(document)

        for words in (
            "Why a Short Walk",
            "2024-03-04",
            "Mornings",
            "Related Posts",
            "/articles/why-a",
        ):
            assert words in printed

    def test_saves_a_draft_unless_told_to_publish(self, client, clinic_site, document):
        report = json.loads(run(document, "--format", "json"))

        assert client.get(report["url"]).status_code == 404
        assert ArticlePage.objects.get().latest_revision is not None

    def test_writes_no_second_page_for_the_same_file(self, clinic_site, document):
        run(document)

        printed = run(document)

        assert "already the article" in printed
        assert ArticlePage.objects.count() == 1

    def test_writes_a_second_page_when_asked(self, clinic_site, document):
        run(document)

        run(document, "--again")

        assert ArticlePage.objects.count() == 2
        assert ImportedDocument.objects.count() == 2

    def test_names_the_clinician_that_the_byline_names(self, clinic_site, tmp_path):
        author = ClinicianPageFactory(parent=clinic_site.team, title="Ann Alder")
        path = tmp_path / "text.txt"
        path.write_text("A title\n\nBy ann alder\n\nWords.\n", encoding="utf-8")

        run(path)

        assert ArticlePage.objects.get().authors == [author]

    def test_keeps_the_text_of_each_reference(self, clinic_site, document):
        run(document)

        originals = [child.value["original"] for child in ArticlePage.objects.get().references]
        assert (
            originals[2]
            == "Soe B, Toe C, Zoe D. Mornings. Example Lett. 2022;3:1002266. PMID: 33333333."
        )

    @pytest.mark.parametrize("content", [b"", b"\x00\x01", b"No title, only a sentence.\n"])
    def test_writes_nothing_when_the_file_is_no_article(self, clinic_site, tmp_path, content):
        path = tmp_path / "bad"
        path.write_bytes(content)

        with pytest.raises(CommandError) as error:
            run(path)

        assert "\n" not in str(error.value)
        assert error.value.returncode == 1
        assert not ArticlePage.objects.exists()

    def test_asks_which_list_when_there_are_several(self, clinic_site, document):
        other = ArticleIndexPageFactory(parent=clinic_site.home, slug="news")

        with pytest.raises(CommandError, match="Name one with --parent"):
            run(document)
        with pytest.raises(CommandError, match="address “blog”"):
            run(document, "--parent", "blog")
        run(document, "--parent", "news")

        assert ArticlePage.objects.get().get_parent().specific == other

    def test_says_so_when_there_is_no_list(self, no_clinic, document):
        with pytest.raises(CommandError, match="no list of articles yet"):
            run(document)
