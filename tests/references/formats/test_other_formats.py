# ruff: noqa: E501  records stand as they are written
import pytest

from references.model.errors import ParseError
from references.model.reference import Name, PartialDate
from references.parsing import parse

ENW = "%0 Journal Article\n%T Naps\n%A Ode, Ann\n%A Roe, Bo\n%J Sleep Med\n%V 4\n%N 2\n%P 5-6\n%D 2017\n%Z in drawer\n"
REFWORKS = "RT Journal Article\nSR Electronic\nA1 Ode, Ann\nA1 Roe, Bo\nT1 Naps\nJF Sleep Med\nYR 2017\nVO 4\nIS 2\nSP 5\nOP 6\nNO in drawer\n"
WOS = "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Ode, A\n   Roe, B\nAF Ode, Ann\n   Roe, Bo\nTI Naps\nSO SLEEP MED\nPD APR 12\nPY 2017\nVL 4\nIS 2\nBP 5\nEP 6\nER\n\nEF\n"
WOS_TABLE = (
    "PT\tAU\tTI\tSO\tPY\tVL\tIS\tBP\tEP\nJ\tOde, A; Roe, B\tNaps\tSleep Med\t2017\t4\t2\t5\t6\n"
)
SCOPUS = (
    'Authors,"Author(s) ID",Title,Year,"Source title",Volume,Issue,"Art. No.","Page start","Page end",DOI,"Document Type",Abstract\n'
    '"Ode A.; Roe B.","1; 2","Naps",2017,"Sleep Med","4","2",,"5","6","10.1000/a1",Article,"We slept."\n'
)
PUBMED_TABLE = (
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
    '12345678,"Naps.","Ode A, Roe B.",x,Ode A,Sleep Med,2017,2017/01/01,,,10.1000/a1\n'
)
WIKI = "* {{cite journal |vauthors=Ode A, Roe B, ''et al'' |title=Naps [[Nap|now]] |journal=Sleep Med |volume=4 |issue=2 |pages=5–6 |date=April 2017 |pmid=12345678 |pmc=123456}}"
WIKI_BOOK = "{{Cite book |last1=Ode |first1=Ann |last2=Roe |first2=Bo |chapter=Naps |title=Sleep {{nowrap|book}} |edition=2nd |year=2017 |publisher=Press |location=Bern |isbn=978-0-323-24288-2 |access-date=3 May 2019}}"
PUBMED_TEXT = """1. Sleep Med. 2017 Apr;4(2):55-6. doi: 10.1000/a1. Epub 2017 Mar 1.

Naps that go on
over a line.

Ode A(1), Roe B(1)(2); PRISMA Group.

Author information:
(1)Sleep clinic.

We slept.

DOI: 10.1000/a1
PMCID: PMC123456
PMID: 12345678 [Indexed for MEDLINE]

2. Tea J. 2018;5:1.

Tea.

Roe B.

PMID: 12345679
"""
AUTHORS = {("Ode", "A"), ("Roe", "B")}


class TestOtherFormats:
    @pytest.mark.parametrize(
        ("text", "source"),
        [(ENW, "endnote"), (REFWORKS, "refworks"), (WOS, "web-of-science"), (WOS_TABLE, "table"),
         (SCOPUS, "table"), (PUBMED_TABLE, "table"), (WIKI, "wikipedia")],
    )  # fmt: skip
    def test_are_recognised_and_read(self, text, source):
        (reading,) = parse(text.encode())

        reference = reading.reference
        assert reading.source == source
        assert {(name.family, name.given[:1]) for name in reference.author} == AUTHORS
        assert reference.title.startswith("Naps")
        assert reference.type == "article-journal"
        assert reference.container_title.lower() == "sleep med"
        assert reference.issued.year == 2017
        assert reference.page in {"5-6", ""}

    def test_keep_notes_private(self):
        assert [parse(text)[0].remark for text in (ENW, REFWORKS)] == ["in drawer", "in drawer"]

    def test_read_full_names_and_dates_of_web_of_science(self):
        reference = parse(WOS)[0].reference

        assert reference.author == (Name("Ode", "Ann"), Name("Roe", "Bo"))
        assert reference.issued == PartialDate(2017, 4, 12)

    def test_name_a_column_without_a_field(self):
        assert ("abstract", "We slept.") in [(p.name, p.text) for p in parse(SCOPUS)[0].leftover]

    def test_read_a_truncated_list_of_wikipedia(self):
        reference = parse(WIKI)[0].reference

        assert reference.authors_truncated
        assert (reference.title, reference.pmcid) == ("Naps now", "PMC123456")

    def test_read_a_chapter_of_wikipedia(self):
        reference = parse(WIKI_BOOK)[0].reference

        assert (reference.type, reference.title, reference.container_title) == (
            "chapter",
            "Naps",
            "Sleep book",
        )
        assert (reference.edition, reference.isbn) == ("2", "9780323242882")
        assert reference.accessed == PartialDate(2019, 5, 3)

    def test_keep_the_words_around_templates(self):
        words = "A reference that stands between them in plain words and is longer than a bullet."
        readings = parse(f"{WIKI}\n{words}\n{WIKI}")

        assert len(readings) == 2
        assert words in readings[-1].leftover[-1].text

    def test_read_pubmeds_abstracts(self):
        one, two = parse(PUBMED_TEXT)

        reference = one.reference
        assert reference.title == "Naps that go on over a line"
        assert reference.author == (
            Name("Ode", "A"),
            Name("Roe", "B"),
            Name(literal="PRISMA Group"),
        )
        assert (reference.volume, reference.issue, reference.page) == ("4", "2", "55-6")
        assert (reference.doi, reference.pmid, reference.pmcid) == (
            "10.1000/a1",
            "12345678",
            "PMC123456",
        )
        assert reference.note == "Epub 2017 Mar 1"
        assert {piece.name for piece in one.leftover} == {"author information", "abstract"}
        assert (two.reference.title, two.reference.page) == ("Tea", "1")


class TestDetect:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ('<?xml version="1.0"?>\n<modsCollection xmlns="x"><mods/></modsCollection>', "MODS"),
            ("<rdf:RDF xmlns:rdf='x'></rdf:RDF>", "RDF"),
            ('<?xml version="1.0"?><b:Sources xmlns:b="x"></b:Sources>', "Word"),
            ("cff-version: 1.2.0\ntitle: x", "Citation File Format"),
            ("references:\n- id: a\n  title: b", "YAML"),
            ("Scopus\nEXPORT DATE: 1 May 2019\n\nOde A.\nNaps", "Scopus"),
            ("VN  Ovid Technologies\nDB  Embase", "Ovid"),
            ("\\begin{thebibliography}{9}\n\\bibitem{a} Ode A. Naps.", "LaTeX"),
        ],
    )
    def test_says_what_it_cannot_read(self, text, name):
        with pytest.raises(ParseError, match=f"{name}.*Export the references as RIS"):
            parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Ode A, Roe B. Naps. Sleep Med. 2017;4(2):5-6.",
            "Title, Authors, and years of sleep. Ode A. Sleep Med. 2017;4:5.",
            "1. Ode A. Naps. Sleep Med. 2017;4(2):5-6. PMID: 12345678\n2. Roe B. Tea. Gut. 2018;5:1.",
            "RT and sleep. Ode A. Sleep Med. 2017;4:5.",
        ],
    )
    def test_takes_no_text_for_a_file(self, text):
        assert {reading.source for reading in parse(text)} == {"text"}
