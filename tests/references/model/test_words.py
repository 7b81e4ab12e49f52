import pytest

from references.model import languages
from references.model.pages import normal_pages
from references.model.remarks import marked, sort_notes
from references.model.types import TYPES, csl_type


class TestCslType:
    def test_knows_the_whole_vocabulary(self):
        assert len(TYPES) == 45
        assert all(csl_type(kind) == kind for kind in TYPES)

    @pytest.mark.parametrize(
        ("word", "kind"),
        [
            ("Article", "article-journal"),
            ("article", "article"),
            ("journal-article", "article-journal"),
            ("journalArticle", "article-journal"),
            ("Newspaper Article", "article-newspaper"),
            ("posted-content", "article"),
            ("dissertation", "thesis"),
            ("Data set", "dataset"),
            ("Legal Case", "legal_case"),
            ("shopping list", ""),
        ],
    )
    def test_maps_other_vocabularies(self, word, kind):
        assert csl_type(word) == kind


class TestNormalPages:
    @pytest.mark.parametrize(
        ("pages", "normal"),
        [
            ("101-110-110", "101-110"),
            ("No-Specified", ""),
            ("nan", ""),
            ("n/a", ""),
            ("pii: E1392", "E1392"),
            ("pp. 12 -- 19", "12-19"),
            ("p. 5", "5"),
            ("16-24; quiz 25-7", "16-24; quiz 25-7"),
            ("756.e11-5", "756.e11-5"),
            ("S49-55", "S49-55"),
        ],
    )
    def test_writes_them_as_nlm_does(self, pages, normal):
        assert normal_pages(pages) == normal


class TestTag:
    @pytest.mark.parametrize(
        ("word", "tag"),
        [("ger", "de"), ("deu", "de"), ("German", "de"), ("de-AT", "de"), ("eng", "en"),
         ("en_GB", "en"), ("Spanish; Castilian", "es"), ("Klingon", "")],
    )  # fmt: skip
    def test_knows_codes_and_words(self, word, tag):
        assert languages.tag(word) == tag


class TestSortNotes:
    @pytest.mark.parametrize(
        "remark",
        [
            "Epub 2014 Feb 6",
            "Online ahead of print",
            "eCollection 2020",
            "discussion S56-7",
            "Erratum in: Sleep Med. 2016 May 3;31(17):1907. doi: 10.1000/a1",
            "Retraction in: Sleep Med 2010;341:c1",
            "Published correction appears in Sleep Med. 2016;374(1):2",
            "Expression of concern in: Sleep Med. 2011;2:3",
        ],
    )
    def test_keeps_a_bibliographic_remark(self, remark):
        assert sort_notes([remark]) == (remark, "")

    @pytest.mark.parametrize(
        "note",
        [
            "PDF in drawer, not read yet",
            "Export Date: 1 May 2019. Correspondence Address: Ode, N.; email: ode@example.org",
            "Funding details: Sleep Fund, 12. References: Roe (2015) Retraction in: Naps",
            "Cited By :5",
            "Update on my thesis 2019",
            "Erratum in: see mail from a.ode@example.org 2019",
        ],
    )
    def test_keeps_the_owners_own_words_apart(self, note):
        public, private = sort_notes([note])

        assert public == ""
        assert private == note

    def test_parts_a_note_that_is_both(self):
        assert sort_notes(["Epub 2014 Feb 6. Ask Ann about table 2"]) == (
            "Epub 2014 Feb 6",
            "Ask Ann about table 2",
        )

    def test_knows_a_note_that_this_site_wrote(self):
        assert sort_notes([marked("Any words at all. Really")]) == ("Any words at all. Really", "")
