import pytest

from references.model.reference import Name, PartialDate
from references.parsing import parse

HEAD = "TY  - JOUR\nTI  - Naps\nT2  - Sleep Med\n"


def read(*lines, head=HEAD):
    (reading,) = parse(head + "\n".join(lines) + "\nER  - \n", "ris")
    return reading


def left(reading):
    return {piece.name: piece.text for piece in reading.leftover}


class TestRis:
    def test_keeps_every_author_of_one_line(self):
        reading = read("AU  - Walker, A.; Ode, B.; Roe, C.")

        assert [name.family for name in reading.reference.author] == ["Walker", "Ode", "Roe"]

    def test_keeps_authors_in_the_order_of_the_file(self):
        reading = read("A1  - Walker A", "AU  - van den Ode BC", "AU  - Roe D Jr.")

        assert reading.reference.author == (
            Name("Walker", "A"),
            Name("van den Ode", "BC"),
            Name("Roe", "D", "Jr"),
        )

    def test_names_repeated_fields(self):
        reading = read("AB  - One.", "AB  - Two.", "SN  - 1234-5679", "SN  - 2345-6784")

        assert reading.reference.issn == "1234-5679"
        assert left(reading) == {"AB": "One.; Two.", "further ISSN": "2345-6784"}

    def test_takes_the_most_exact_date_and_names_the_others(self):
        reading = read("Y1  - 2013/05/28", "PY  - 2013", "DA  - 2014/04/01")

        assert reading.reference.issued == PartialDate(2014, 4, 1)
        assert "2013/05/28" in [piece.text for piece in reading.leftover]

    def test_reads_identifiers_in_every_place(self):
        reading = read("C7  - 12345678", "N1  - PMID: 12345678", "C2  - PMC1234567")

        assert (reading.reference.pmid, reading.reference.pmcid) == ("12345678", "PMC1234567")
        assert (reading.reference.page, reading.reference.note, reading.remark) == ("", "", "")

    def test_reads_an_article_number(self):
        assert read("C7  - e0123").reference.page == "e0123"

    def test_does_not_double_a_doi(self):
        reading = read(
            "DO  - 10.1000/a1", "N1  - doi: 10.1000/a1", "UR  - https://doi.org/10.1000/a1"
        )

        assert (reading.reference.doi, reading.reference.url) == ("10.1000/a1", "")
        assert reading.leftover == ()

    def test_keeps_private_notes_from_the_reference(self):
        reading = read(
            "N1  - Export Date: 1 May 2019. email: ode@example.org", "N1  - Epub 2014 Feb 6"
        )

        assert reading.reference.note == "Epub 2014 Feb 6"
        assert "ode@example.org" in reading.remark

    @pytest.mark.parametrize(
        ("code", "kind"),
        [("NEWS", "article-newspaper"), ("MGZN", "article-magazine"), ("GEN", "document"),
         ("DATA", "dataset"), ("STAND", "standard"), ("COMP", "software"),
         ("Journal Article", "article-journal"), ("XYZ", "document")],
    )  # fmt: skip
    def test_reads_every_type(self, code, kind):
        assert read(head=f"TY  - {code}\nTI  - Naps\n").reference.type == kind

    def test_says_that_there_are_no_pages(self):
        reading = read("SP  - No-Specified")

        assert reading.reference.page == ""
        assert left(reading) == {"pages": "No-Specified"}

    def test_reads_records_without_an_end(self):
        one, two = parse("Provider: x\n\nTY  - JOUR\n\nTI  - Naps\n\nTY  - JOUR\nTI  - Tea\n")

        assert (one.reference.title, two.reference.title) == ("Naps", "Tea")

    def test_goes_on_in_the_next_line(self):
        reading = read("AB  - One", "more of it")

        assert left(reading) == {"AB": "One more of it"}

    @pytest.mark.parametrize(("code", "language"), [("eng", ""), ("English", ""), ("ger", "de")])
    def test_reads_languages(self, code, language):
        assert read(f"LA  - {code}").reference.language == language
