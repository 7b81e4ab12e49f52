# ruff: noqa: E501  records stand as they are written
import json

import pytest

from references.model.errors import ParseError
from references.model.reference import Name, PartialDate
from references.parsing import parse

SICI = "10.1002/(SICI)1234-5678(199601)12:3<45::AID-ABC6>3.0.CO;2-6"
GOOD = {"id": "1", "type": "article-journal", "title": "Naps"}


def read_json(*items):
    return parse(json.dumps(items))


class TestCslJson:
    def test_reads_the_good_items_beside_a_bad_one(self):
        one, two, three = read_json(GOOD, {**GOOD, "title": "Tea", "author": {"family": "Ode"}}, 7)

        assert one.reference.title == "Naps"
        assert "Item 2 (“Tea”)" in two.notes[0]
        assert two.reference.author == (Name("Ode"),)
        assert "Item 3" in three.notes[0]

    def test_keeps_the_other_names_beside_one_that_is_none(self):
        (reading,) = read_json(
            {**GOOD, "author": [{"family": "Ode", "given": "A"}, 3, "Jane Walker"]}
        )

        assert reading.reference.author == (Name("Ode", "A"), Name("Walker", "Jane"))
        assert [piece.text for piece in reading.leftover] == ["3"]

    def test_reads_the_shape_of_crossref(self):
        (reading,) = parse(json.dumps({"message": {
            "type": "posted-content", "title": ["Naps", "Dozing"], "container-title": ["Sleep Med"],
            "short-container-title": ["SM"], "issued": {"date-parts": [[None]]}, "volume": 12,
            "DOI": "https://doi.org/10.1000/x.1", "URL": "http://dx.doi.org/10.1000/x.1",
        }}))  # fmt: skip

        reference = reading.reference
        assert (reference.type, reference.title, reference.container_title) == (
            "article",
            "Naps",
            "Sleep Med",
        )
        assert (reference.doi, reference.url, reference.volume) == ("10.1000/x.1", "", "12")
        assert [piece.text for piece in reading.leftover] == ["Dozing"]

    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ({"family": "Walker", "given": "Ann, Jr."}, Name("Walker", "Ann", "Jr")),
            ({"family": "Hoek", "given": "Ann van der"}, Name("van der Hoek", "Ann")),
            ({"family": "Hoek", "given": "A", "dropping-particle": "van"}, Name("van Hoek", "A")),
            ({"literal": "Ode, Ann"}, Name(literal="Ode, Ann")),
        ],
    )
    def test_moves_suffixes_and_particles_to_their_place(self, written, name):
        (reading,) = read_json({**GOOD, "author": [written]})

        assert reading.reference.author == (name,)

    def test_takes_apart_what_zotero_calls_extra(self):
        (reading,) = read_json({**GOOD, "note": "PMID: 12345678\nPMCID: PMC123456\nread in March"})

        assert (reading.reference.pmid, reading.reference.pmcid) == ("12345678", "PMC123456")
        assert (reading.reference.note, reading.remark) == ("", "read in March")

    def test_names_a_type_that_is_none(self):
        (reading,) = read_json({**GOOD, "type": "shopping list"})

        assert reading.reference.type == "document"
        assert [piece.text for piece in reading.leftover] == ["shopping list"]

    @pytest.mark.parametrize(
        ("text", "says"),
        [('{"a": 1}', "no reference"), ('[{"b": 2}]', "no reference"), ("[]", "no list"),
         ('[{"itemType": "book", "creators": []}]', "Zotero")],
    )  # fmt: skip
    def test_refuses_json_that_holds_no_reference(self, text, says):
        with pytest.raises(ParseError, match=says):
            parse(text)


ENDNOTE = """<xml><records><record><ref-type name="{kind}">0</ref-type>
<contributors><authors><author>Ode, A.; Roe, B.</author></authors></contributors>
<titles><title>Naps</title><secondary-title>Sleep</secondary-title></titles>
<dates><year>2005</year><pub-dates><date>APR 12</date></pub-dates></dates>
<electronic-resource-num>{doi}</electronic-resource-num>
<notes>PDF in drawer</notes><abstract>We slept.</abstract></record></records></xml>"""


class TestEndnoteXml:
    def test_reads_a_record_and_names_the_rest(self):
        doi = SICI.replace("<", "&lt;").replace(">", "&gt;")
        (reading,) = parse(ENDNOTE.format(kind="Newspaper Article", doi=doi))

        reference = reading.reference
        assert reference.type == "article-newspaper"
        assert [name.family for name in reference.author] == ["Ode", "Roe"]
        assert reference.issued == PartialDate(2005, 4, 12)
        assert reference.doi == SICI
        assert (reference.note, reading.remark) == ("", "PDF in drawer")
        assert [(piece.name, piece.text) for piece in reading.leftover] == [
            ("abstract", "We slept.")
        ]


PUBMED_BOOK = """<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>1</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK123456</ArticleId><ArticleId IdType="doi">10.1000/b1</ArticleId>
</ArticleIdList><Book><Publisher><PublisherName>Press</PublisherName><PublisherLocation>Bern</PublisherLocation>
</Publisher><BookTitle>Sleep book</BookTitle><PubDate><Year>2024</Year></PubDate><Volume>3</Volume>
<Edition>2nd</Edition><CollectionTitle>Naps series</CollectionTitle></Book><ArticleTitle>Naps</ArticleTitle>
<Pagination><StartPage>3</StartPage><EndPage>9</EndPage></Pagination><Language>eng</Language>
<Abstract><AbstractText>We slept.</AbstractText></Abstract></BookDocument></PubmedBookArticle></PubmedArticleSet>"""
PUBMED_VERNACULAR = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal>
<Title>Sleep</Title></Journal><ArticleTitle>[Not Available].</ArticleTitle><Language>fre</Language>
<VernacularTitle>Le sommeil.</VernacularTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""


class TestPubmedXml:
    def test_keeps_everything_of_a_book(self):
        (reading,) = parse(PUBMED_BOOK)

        reference = reading.reference
        assert (reference.doi, reference.page, reference.volume) == ("10.1000/b1", "3-9", "3")
        assert (reference.edition, reference.collection_title) == ("2nd", "Naps series")
        assert reference.url == "https://www.ncbi.nlm.nih.gov/books/NBK123456/"
        assert [piece.name for piece in reading.leftover] == ["abstract"]

    def test_takes_the_original_title_where_there_is_no_other(self):
        (reading,) = parse(PUBMED_VERNACULAR)

        assert (reading.reference.title, reading.reference.language) == ("Le sommeil", "fr")
