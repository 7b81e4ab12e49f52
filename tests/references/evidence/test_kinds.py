# ruff: noqa: E501  a record a line
"""The kind of a source comes from its record, in whichever form the record comes."""

from xml.sax.saxutils import escape

import pytest

from references.evidence import SourceKind, Subjects, hint_of, kind_from_fields
from references.formats import nbib, pubmed_xml
from references.formats.csl_json import dumps
from references.formats.csl_json import read as read_csl
from references.lookup.crossref import read_work
from references.model.names import Name
from references.model.reference import Reference

from .golden import lines

TITLE = "A randomized trial, systematic review and cohort study of a case report in mice"


def _heading(text: str) -> str:
    name, *qualifiers = text.split("/")
    major = "Y" if name.startswith("*") else "N"
    return (
        f'<MeshHeading><DescriptorName MajorTopicYN="{major}">{escape(name.lstrip("*"))}'
        "</DescriptorName>"
        + "".join(
            f"<QualifierName>{escape(word.lstrip('*'))}</QualifierName>" for word in qualifiers
        )
        + "</MeshHeading>"
    )


def _as_xml(number: int, journal: str, types: list[str], headings: list[str]) -> str:
    kinds = "".join(f"<PublicationType>{escape(kind)}</PublicationType>" for kind in types)
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article>"
        f"<ArticleTitle>{TITLE}.</ArticleTitle>"
        f"<PublicationTypeList>{kinds}</PublicationTypeList></Article>"
        f"<MedlineJournalInfo><MedlineTA>{journal}</MedlineTA></MedlineJournalInfo>"
        f"<MeshHeadingList>{''.join(map(_heading, headings))}</MeshHeadingList>"
        "</MedlineCitation></PubmedArticle>"
    )


def _as_medline(number: int, journal: str, types: list[str], headings: list[str]) -> str:
    rows = [("PMID", str(number)), ("OWN", "NLM"), ("TI", TITLE), ("TA", journal)]
    rows += [("PT", kind) for kind in types] + [("MH", heading) for heading in headings]
    return "\n".join(f"{tag:<4}- {value}" for tag, value in rows)


class TestGoldenSet:
    def test_holds_sixty_records_of_every_kind_that_pubmed_has(self) -> None:
        kinds = {line[3] for line in lines()}

        assert len(lines()) == 60
        assert kinds == set(SourceKind) - {
            SourceKind.OFFICIAL, SourceKind.BOOK
        }  # fmt: skip

    def test_kinds_of_pubmed_xml(self) -> None:
        articles = "".join(_as_xml(n, *line[:3]) for n, line in enumerate(lines(), 1))

        readings = pubmed_xml.read(f"<PubmedArticleSet>{articles}</PubmedArticleSet>")

        found = [(r.reference.source_kind, r.reference.subjects) for r in readings]
        assert _wrong(found) == []

    def test_kinds_of_medline_files(self) -> None:
        text = "\n\n".join(_as_medline(n, *line[:3]) for n, line in enumerate(lines(), 1))

        found = [(r.reference.source_kind, r.reference.subjects) for r in nbib.read(text)]

        assert _wrong(found) == []


def _wrong(found: list[tuple[str, str]]) -> list[object]:
    pairs = zip(found, lines(), strict=True)
    return [(got, line) for got, line in pairs if got != (line[3], line[4])]


class TestKindFromFields:
    @pytest.mark.parametrize(
        ("kind", "reference"),
        [
            ("preprint", Reference(type="article", genre="preprint")),
            ("preprint", Reference(doi="10.1101/2021.03.04.21252532")),
            ("preprint", Reference(doi="10.21203/rs.3.rs-4567890/v1")),
            ("preprint", Reference(doi="10.48550/arXiv.2101.00001")),
            ("preprint", Reference(container_title="medRxiv")),
            ("", Reference(doi="10.1101/gad.351987.124", container_title="Genes Dev")),
            ("", Reference(doi="10.1016/j.sleep.2020.01.001")),
            ("trial-registration", Reference(type="webpage", number="NCT01234567")),
            ("trial-registration", Reference(type="webpage", url="https://www.isrctn.com/ISRCTN12345678")),
            ("trial-registration", Reference(type="webpage", url="https://drks.de/search/en/trial/DRKS00012345")),
            ("", Reference(number="NCT01234567")),
            ("official-information", Reference(type="webpage", url="https://www.cdc.gov/flu/index.html")),
            ("official-information", Reference(type="webpage", url="https://www.nhs.uk/conditions/flu/")),
            ("official-information", Reference(type="webpage", url="https://medlineplus.gov/ency/1.htm")),
            ("official-information", Reference(type="report", publisher="World Health Organization")),
            ("official-information", Reference(type="legislation", title="Health Act")),
            ("official-information", Reference(type="webpage", url="https://www.sanidad.gob.es/x")),
            ("", Reference(type="webpage", url="https://pmc.ncbi.nlm.nih.gov/articles/PMC1/")),
            ("", Reference(type="webpage", url="https://notcdc.gov.example.com/")),
            ("", Reference(type="webpage", url="http://[broken")),
            ("", Reference(author=(Name(literal="World Health Organization"),))),
            ("guideline", Reference(type="report", genre="guideline")),
            ("book", Reference(type="chapter")),
            ("news", Reference(type="article-newspaper")),
            ("", Reference(type="webpage", title="Systematic review of sleep")),
            ("", Reference(type="thesis")),
        ],
    )  # fmt: skip
    def test_reads_type_server_registry_and_office(self, kind: str, reference: Reference) -> None:
        assert kind_from_fields(reference) == kind


class TestCrossref:
    @pytest.mark.parametrize(
        ("kind", "message"),
        [
            ("preprint", {"type": "posted-content", "subtype": "preprint"}),
            ("", {"type": "posted-content", "subtype": "letter"}),
            ("book", {"type": "monograph"}),
            ("book", {"type": "book-chapter"}),
            ("", {"type": "journal-article"}),
            ("", {"type": "journal-article", "title": ["A randomized controlled trial"]}),
        ],
    )
    def test_type_says_the_kind(self, kind: str, message: dict[str, object]) -> None:
        record = read_work({"DOI": "10.5555/1", "title": ["X"], **message})

        assert record.reference.source_kind == kind

    def test_names_what_a_preprint_became(self) -> None:
        relation = {
            "is-preprint-of": [
                {"id-type": "doi", "id": "10.1016/J.X.2021.01", "asserted-by": "subject"}
            ]
        }

        record = read_work({"DOI": "10.1101/2021.01.01.21249999", "relation": relation})

        assert record.published_as == ("doi:10.1016/j.x.2021.01",)


class TestHints:
    @pytest.mark.parametrize(
        ("title", "kind"),
        [
            ("Walking after stroke: a randomised trial", "randomised-trial"),
            ("Protocol of a randomized trial", "trial-registration"),
            ("A systematic review of randomized trials", "systematic-review"),
            ("Sleep and the heart", ""),
        ],
    )
    def test_come_from_words_of_the_title(self, title: str, kind: str) -> None:
        assert hint_of(title) == kind


class TestKept:
    def test_the_kind_survives_csl_json(self) -> None:
        reference = Reference(title="X", source_kind="guideline", subjects="people")

        read = read_csl(dumps([reference]))[0].reference

        assert (read.source_kind, read.subjects) == ("guideline", "people")
        assert Reference.from_csl(reference.to_csl()).source_kind == "guideline"

    def test_other_words_are_unknown(self) -> None:
        assert SourceKind.read("rumour") is SourceKind.UNKNOWN
        assert Subjects.read("plants") is Subjects.UNKNOWN
