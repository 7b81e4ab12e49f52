import pytest

from references.model.errors import ParseError
from references.model.reference import Name, PartialDate, Reference
from tests.references import samples


class TestReference:
    @pytest.mark.parametrize(
        "reference", [samples.ARTICLE, samples.SUPPLEMENT, samples.BOOK, samples.CHAPTER]
    )
    def test_survives_csl_json(self, reference):
        item = reference.to_csl()

        again = Reference.from_csl(item)

        assert again == reference

    def test_writes_identifiers_in_capitals(self):
        item = samples.ARTICLE.to_csl()

        assert item["PMID"] == "36188471"
        assert item["PMCID"] == "PMC9523267"
        assert item["DOI"] == "10.3389/fnins.2022.1002266"

    def test_keeps_a_truncated_list_of_authors(self):
        reference = Reference(author=(Name("Ley", "RE"),), authors_truncated=True)

        again = Reference.from_csl(reference.to_csl())

        assert again.authors_truncated

    def test_reads_a_number_as_text(self):
        assert Reference.from_csl({"volume": 12}).volume == "12"

    @pytest.mark.parametrize(
        "item", ["text", {"author": "Smith"}, {"author": [3]}, {"issued": []}, {"title": {}}]
    )
    def test_names_a_shape_that_cannot_be_understood(self, item):
        with pytest.raises(ParseError):
            Reference.from_csl(item)


class TestName:
    def test_joins_particles_to_the_family_name(self):
        name = Name.from_csl({"non-dropping-particle": "van der", "family": "Hoek", "given": "S"})

        assert name == Name("van der Hoek", "S")

    @pytest.mark.parametrize(
        ("given", "initials"),
        [("MA", "MA"), ("M. A.", "MA"), ("Jean-Pierre", "JP"), ("Maria Anna", "MA"), ("", "")],
    )
    def test_makes_initials(self, given, initials):
        assert Name("Smith", given).initials == initials


class TestPartialDate:
    def test_keeps_a_range(self):
        date = PartialDate(2014, 12, end=PartialDate(2015, 1))

        assert PartialDate.from_csl(date.to_csl()) == date

    def test_reads_an_iso_text(self):
        assert PartialDate.from_csl({"raw": "2014-07-03"}) == PartialDate(2014, 7, 3)

    def test_reads_no_year_as_none(self):
        assert PartialDate.from_csl({"literal": "in press"}) is None
