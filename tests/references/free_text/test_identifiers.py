import pytest

from references.parsing import parse, parse_one

DOI = "10.1002/cncr.29409"
SICI = "10.2345/0899-8205(2008)42[205:BDITCI]2.0.CO;2"


class TestParseOneIdentifier:
    @pytest.mark.parametrize(
        ("text", "field", "value"),
        [
            (DOI, "doi", DOI),
            (f"doi:{DOI}.", "doi", DOI),
            (f"DOI: {DOI};", "doi", DOI),
            (f"({DOI})", "doi", DOI),
            (SICI, "doi", SICI),
            (f"https://doi.org/{DOI}", "doi", DOI),
            (f"http://dx.doi.org/{DOI}", "doi", DOI),
            ("https://doi.org/10.1002%2Fcncr.29409", "doi", DOI),
            (f"https://onlinelibrary.wiley.com/doi/full/{DOI}", "doi", DOI),
            (f"https://www.tandfonline.com/doi/abs/{DOI}?needAccess=true", "doi", DOI),
            (f"https://journals.plos.org/plosone/article?id={DOI}", "doi", DOI),
            (
                "https://www.frontiersin.org/articles/10.3389/fnins.2022.1002266/full",
                "doi",
                "10.3389/fnins.2022.1002266",
            ),
            (
                "https://www.biorxiv.org/content/10.1101/2020.01.02.893000v1.full.pdf",
                "doi",
                "10.1101/2020.01.02.893000",
            ),
            ("https://www.nature.com/articles/nature12979", "doi", "10.1038/nature12979"),
            ("36188471", "pmid", "36188471"),
            ("PMID: 36188471", "pmid", "36188471"),
            ("PubMed PMID: 36188471.", "pmid", "36188471"),
            ("https://pubmed.ncbi.nlm.nih.gov/36188471/", "pmid", "36188471"),
            ("http://www.ncbi.nlm.nih.gov/pubmed/36188471", "pmid", "36188471"),
            ("PMC9523267", "pmcid", "PMC9523267"),
            ("PubMed Central PMCID: PMCPMC9523267", "pmcid", "PMC9523267"),
            ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9523267/", "pmcid", "PMC9523267"),
            ("https://pmc.ncbi.nlm.nih.gov/articles/PMC9523267/", "pmcid", "PMC9523267"),
            ("ISBN 978-0-323-24288-2", "isbn", "9780323242882"),
            ("0-306-40615-2", "isbn", "0306406152"),
            ("080442957X", "isbn", "080442957X"),
            ("arXiv:2101.00001v2", "doi", "10.48550/arXiv.2101.00001"),
            ("https://arxiv.org/abs/2101.00001", "number", "arXiv:2101.00001"),
            ("https://www.who.int/news", "url", "https://www.who.int/news"),
        ],
    )
    def test_reads(self, text, field, value):
        reading = parse_one(text)

        assert reading.source == "identifier"
        assert getattr(reading.reference, field) == value
        assert not reading.reference.title

    def test_reads_several_identifiers_of_one_reference(self):
        reference = parse_one("PMID: 36188471; PMCID: PMC9523267").reference

        assert (reference.pmid, reference.pmcid) == ("36188471", "PMC9523267")

    def test_refuses_an_isbn_with_a_wrong_check_digit(self):
        reading = parse_one("ISBN 978-0-323-24288-3")

        assert reading.reference.isbn == ""
        assert reading.leftover[0].text == "978-0-323-24288-3"
        assert "mistyped" in reading.notes[0]

    def test_reads_a_title_beside_an_identifier_as_text(self):
        assert parse_one(f"Sleep and tea. BMJ. 2001;1:2. doi:{DOI}").source == "text"


class TestParseIdentifiers:
    @pytest.mark.parametrize(
        "text", ["36188471\n33086688\n33076307", "36188471, 33086688, 33076307"]
    )
    def test_reads_a_list_of_numbers(self, text):
        assert [reading.reference.pmid for reading in parse(text)] == [
            "36188471",
            "33086688",
            "33076307",
        ]

    def test_reads_mixed_lines(self):
        readings = parse(f"PMID: 36188471\n\nhttps://doi.org/{DOI}\n")

        assert readings[0].reference.pmid == "36188471"
        assert readings[1].reference.doi == DOI
