# ruff: noqa: E501  references stand as they are pasted
import pytest

from references.model.reference import Name, PartialDate
from references.parsing import ParseError, parse

pytestmark = pytest.mark.long

RIS = """TY  - JOUR
AU  - Walker, Anna M.
AU  - World Health Organization
TI  - Sleep and the gut
JO  - Sleep Med
PY  - 2015
VL  - 12
IS  - 3
SP  - 279
EP  - 286
DO  - 10.1000/a1
XX  - shelf 7
ER  -
"""
LOOSE_RIS = (
    "TY - JOUR\r\nA1 - Walker, Anna M.\r\nT1 - Sleep\r\nJF - Sleep Med\r\nY1 - 2015/05/03/\r\n"
    "DO - http://dx.doi.org/10.1000/a1\r\n"
)
BIBTEX = r"""@article{walker2015,
  author = {Walker, Anna and M{\"u}ller, J{\o}rg and {World Health Organization} and others},
  title = {Sleep \& the {DNA} of tea -- a review},
  journal = {Sleep Med}, year = 2015, month = may, volume = 12, pages = {279--286},
  keywords = {tea},
}
"""
NBIB = """PMID- 36188471
OWN - NLM
TI  - Sleep and the gut: a title that PubMed
      broke in two.
FAU - Walker, Anna Maria
AU  - Walker AM
FAU - Campion, Thomas R Jr
AU  - Campion TR Jr
CN  - PRISMA Group
DP  - 2015 Jul-Aug
TA  - Sleep Med
JT  - Sleep medicine
VI  - 12
PG  - 279-86
LA  - ger
LID - 10.1000/a1 [doi]
PMC - PMC9523267
AB  - We slept.
"""
PUBMED_XML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">36188471</PMID>
<Article PubModel="Print-Electronic"><Journal><ISSN>0000-0000</ISSN><JournalIssue><Volume>12</Volume>
<Issue>3</Issue><PubDate><Year>2015</Year><Month>Aug</Month><Day>15</Day></PubDate></JournalIssue>
<Title>Sleep medicine</Title></Journal><ArticleTitle>Sleep and <i>the</i> gut.</ArticleTitle>
<Pagination><MedlinePgn>279-86</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.1000/a1</ELocationID>
<AuthorList CompleteYN="Y"><Author><LastName>Walker</LastName><ForeName>Anna M</ForeName><Initials>AM</Initials>
</Author><Author><CollectiveName>PRISMA Group</CollectiveName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList>
<ArticleDate DateType="Electronic"><Year>2014</Year><Month>02</Month><Day>06</Day></ArticleDate></Article>
<MedlineJournalInfo><MedlineTA>Sleep Med</MedlineTA></MedlineJournalInfo></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC9523267</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>"""
ENDNOTE_XML = """<xml><records><record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Walker, Anna M.</style></author>
<author>World Health Organization,</author></authors></contributors>
<titles><title><style>Sleep and the gut</style></title><secondary-title>Sleep Med</secondary-title></titles>
<pages>279-86</pages><volume>12</volume><number>3</number><dates><year>2015</year></dates>
<accession-num>36188471</accession-num><electronic-resource-num>10.1000/a1</electronic-resource-num>
<keywords><keyword>tea</keyword></keywords></record></records></xml>"""


class TestParseFile:
    def test_reads_ris(self):
        (reading,) = parse(RIS)

        assert reading.source == "ris"
        assert reading.reference.author == (
            Name("Walker", "Anna M."),
            Name(literal="World Health Organization"),
        )
        assert (reading.reference.volume, reading.reference.issue, reading.reference.page) == (
            "12",
            "3",
            "279-286",
        )
        assert [(piece.name, piece.text) for piece in reading.leftover] == [("XX", "shelf 7")]

    def test_reads_ris_with_loose_spacing_and_no_end(self):
        (reading,) = parse(LOOSE_RIS.encode("latin-1"))

        assert reading.reference.title == "Sleep"
        assert reading.reference.issued == PartialDate(2015, 5, 3)
        assert reading.reference.doi == "10.1000/a1"

    def test_reads_bibtex(self):
        (reading,) = parse(BIBTEX)

        reference = reading.reference
        assert reference.author == (
            Name("Walker", "Anna"),
            Name("Müller", "Jørg"),
            Name(literal="World Health Organization"),
        )
        assert reference.authors_truncated
        assert reference.title == "Sleep & the DNA of tea – a review"
        assert (reference.issued, reference.page) == (PartialDate(2015, 5), "279-286")
        assert [piece.name for piece in reading.leftover] == ["keywords"]

    def test_reads_medline(self):
        (reading,) = parse(NBIB)

        reference = reading.reference
        assert reference.title == "Sleep and the gut: a title that PubMed broke in two"
        assert reference.author == (
            Name("Walker", "Anna Maria"),
            Name("Campion", "Thomas R", "Jr"),
            Name(literal="PRISMA Group"),
        )
        assert reference.issued == PartialDate(2015, 7, end=PartialDate(2015, 8))
        assert (reference.doi, reference.pmcid, reference.language) == (
            "10.1000/a1",
            "PMC9523267",
            "de",
        )
        assert [(piece.name, piece.text) for piece in reading.leftover] == [("AB", "We slept.")]

    def test_reads_pubmed_xml(self):
        (reading,) = parse(PUBMED_XML)

        reference = reading.reference
        assert reference.title == "Sleep and the gut"
        assert reference.author == (Name("Walker", "Anna M"), Name(literal="PRISMA Group"))
        assert reference.issued == PartialDate(2015, 8, 15)
        assert reference.note == "Epub 2014 Feb 6"
        assert (reference.pmid, reference.doi, reference.pmcid) == (
            "36188471",
            "10.1000/a1",
            "PMC9523267",
        )

    @pytest.mark.parametrize(
        ("printed", "date"),
        [
            ("<Year>2015</Year>", PartialDate(2015)),
            ("<Year>2015</Year><Season>Summer</Season>", PartialDate(2015, season="Summer")),
            (
                "<Year>2015</Year><Season>Jul-Sep</Season>",
                PartialDate(2015, 7, end=PartialDate(2015, 9)),
            ),
            (
                "<MedlineDate>2015 Dec-2016 Jan</MedlineDate>",
                PartialDate(2015, 12, end=PartialDate(2016, 1)),
            ),
        ],
    )
    def test_reads_every_date_of_pubmed(self, printed, date):
        usual = "<Year>2015</Year><Month>Aug</Month><Day>15</Day>"

        (reading,) = parse(PUBMED_XML.replace(usual, printed))

        assert reading.reference.issued == date

    def test_reads_endnote_xml(self):
        (reading,) = parse(ENDNOTE_XML)

        reference = reading.reference
        assert reference.author == (
            Name("Walker", "Anna M."),
            Name(literal="World Health Organization"),
        )
        assert (reference.title, reference.container_title) == ("Sleep and the gut", "Sleep Med")
        assert (reference.pmid, reference.doi) == ("36188471", "10.1000/a1")
        assert [piece.name for piece in reading.leftover] == ["keywords"]

    def test_names_unknown_variables_of_csl_json(self):
        (reading,) = parse('[{"type": "book", "title": "Tea", "scale": "1:10"}]')

        assert reading.reference.title == "Tea"
        assert reading.leftover[0].name == "scale"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
    def test_reads_every_encoding(self, encoding):
        data = RIS.replace("Walker", "Müller").replace("\n", "\r\n").encode(encoding)

        assert parse(data)[0].reference.author[0].family == "Müller"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    "<PubmedArticleSet>&b;</PubmedArticleSet>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<PubmedArticleSet>&a;</PubmedArticleSet>"
)


class TestParseUnusableInput:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            ("", "nothing here"),
            ("  \n ", "nothing here"),
            (b"%PDF-1.7 \x00", "PDF"),
            (b"PK\x03\x04rest", "Word"),
            (b"\x00\x01\x02\x03", "not text"),
            (bytes(range(128, 256)) + bytes(range(32)), "not text"),
            ("{" * 10_000, "no words"),
            ('{"a":' * 10_000, "nested"),
            ('{"a": 1', "not complete"),
            ("<?xml version='1.0'?>" + "<a>" * 10_000, "nested"),
            ("<?xml version='1.0'?><a>", "not complete"),
            (BOMB, "entities"),
            (EXTERNAL, "entities"),
            ("x " * 1_000_000, "too long"),
            ("x\n" * 100_000, "too long"),
        ],
    )
    def test_is_refused_in_plain_words(self, data, says):
        with pytest.raises(ParseError, match=says):
            parse(data)

    @pytest.mark.parametrize(
        "source", ["ris", "bibtex", "nbib", "csl-json", "endnote-xml", "pubmed-xml", "word"]
    )
    def test_is_refused_in_the_wrong_format(self, source):
        with pytest.raises(ParseError):
            parse("Walker AM. Sleep. Gut. 2015;1:2-3.", source)

    @pytest.mark.parametrize(
        "piece",
        [
            "Smith J, ",
            "A. ",
            "(2005) ",
            "In: A. ",
            "a-",
            "O'A",
            "10.1234/",
            "Aa, Bb, ",
            ".,",
            "1 ",
            "[1] ",
        ],
    )
    def test_is_read_in_bounded_time(self, piece):
        text = (piece * (200_000 // len(piece)))[:200_000]

        readings = parse(f"Walker {text}")

        assert readings
