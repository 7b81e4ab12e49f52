import pytest

from references.model.dois import bare_doi, doi_in_address, mend_dois
from references.model.identifiers import find_identifiers
from references.styles.links import doi_url

SICI = "10.1002/(SICI)1234-5678(199601)12:3<45::AID-ABC6>3.0.CO;2-#"


class TestBareDoi:
    @pytest.mark.parametrize(
        ("field", "doi"),
        [
            (SICI, SICI),
            (f"doi: {SICI}", SICI),
            (f"https://doi.org/{SICI.replace('<', '%3C').replace('>', '%3E')}", SICI),
            ("10.1000/x(1)", "10.1000/x(1)"),
            ("10.1000/a1.", "10.1000/a1"),
            ("doi: https://dx.doi.org/10.1000/a1", "10.1000/a1"),
            ("https://doi.org/10.1000%2Fa1", "10.1000/a1"),
            ("10.1000/j.sleep. 2013.08.053", "10.1000/j.sleep.2013.08.053"),
            ("10.1000/a1 [doi]", "10.1000/a1"),
            ("10.1101/2021.01.02.12345678v2", "10.1101/2021.01.02.12345678"),
            ("10.12688/f1000research.1234.2", "10.12688/f1000research.1234.2"),
        ],
    )
    def test_takes_a_clean_field_whole(self, field, doi):
        assert bare_doi(field) == doi

    def test_is_read_back_from_its_own_link(self):
        assert doi_in_address(doi_url(SICI)) == SICI
        assert "<" not in doi_url(SICI)
        assert "#" not in doi_url(SICI)


class TestFindIdentifiers:
    @pytest.mark.parametrize("end", [".", "", ". PMID: 12345678", "; accessed"])
    def test_finds_a_serial_doi_in_a_sentence(self, end):
        found = find_identifiers(f"Sleep. 1996;12:45. doi: {SICI}{end}")

        assert found[0].value == SICI


class TestMendDois:
    @pytest.mark.parametrize(
        ("broken", "mended"),
        [
            ("Sleep. doi:10.1000/\njs.2019.101", "Sleep. doi:10.1000/js.2019.101"),
            ("Sleep. doi:10.\n1000/js.2019", "Sleep. doi:10.1000/js.2019"),
            ("Sleep. doi: 10.1000/j.js.\n2013.08.053", "Sleep. doi: 10.1000/j.js.2013.08.053"),
            ("Sleep. doi: 10.1000/js-\n2013", "Sleep. doi: 10.1000/js-2013"),
            ("Sleep. https://doi.org/\n10.1000/a1", "Sleep. https://doi.org/10.1000/a1"),
            ("Sleep. 10.1000/journal.x.01\n23456", "Sleep. 10.1000/journal.x.0123456"),
        ],
    )
    def test_joins_what_a_line_end_broke(self, broken, mended):
        assert mend_dois(broken) == mended

    @pytest.mark.parametrize(
        "text",
        [
            "Sleep. doi: 10.1000/a1.\n2. Walker A. Naps.",
            "10.1000/a1\n10.1000/a2\n10.1000/a3",
            "10.1000/a1\n12345678",
            "Sleep. doi: 10.1000/a1.\n12345678",
            "Sleep. doi: 10.1000/a1.\nWalker A, Ode B. 2019",
            "Sleep. doi: 10.1000/a1\nPMID: 12345678",
        ],
    )
    def test_leaves_the_next_entry_alone(self, text):
        assert mend_dois(text) == text
