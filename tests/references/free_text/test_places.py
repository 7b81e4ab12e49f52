import pytest

from references.model.dates import PartialDate
from references.parsing import parse_one

PLACES = [
    ("2017 Apr;4(2):55, 58, 60 passim.", "4", "2", "55, 58, 60 passim"),
    ("2017 Apr;4:x.", "4", "", "x"),
    ("2017;4(2):i-xxv,1-150.", "4", "2", "i-xxv,1-150"),
    ("2017;4(2):M110 000513.", "4", "2", "M110 000513"),
    ("2017;4(2):756 e11–5.", "4", "2", "756 e11-5"),
    ("2017;306-D: 29–52.", "306-D", "", "29-52"),
    ("2017;3.2.", "3", "2", ""),
    ("2017:8971900211033138.", "", "", "8971900211033138"),
    ("2017;122(18)(suppl 3):S768-S786.", "122", "18 suppl 3", "S768-S786"),
    ("2017;46(suppl):S40-S47.", "46", "suppl", "S40-S47"),
    ("2017;70(suppl 1):1204-P.", "70", "suppl 1", "1204-P"),
    ("2017(158):1-235.", "", "158", "1-235"),
    ("(2017) 12:1–21.", "12", "", "1-21"),
    ("2017;Suppl Web Exclusives:W96-114.", "Suppl Web Exclusives", "", "W96-114"),
    ("2017. 7(4): p. 1207-14.", "7", "4", "1207-14"),
    ("2017;(9).", "", "9", ""),
    ("2017 44(4) 644-9.", "44", "4", "644-9"),
    ("13 (4) (2017), pp. 851-863.", "13", "4", "851-863"),
    ("2017;36(5):382−4.", "36", "5", "382-4"),
]


class TestPlaces:
    @pytest.mark.parametrize(("place", "volume", "issue", "page"), PLACES)
    def test_are_read(self, place, volume, issue, page):
        reference = parse_one(f"Okafor N. Sleep and shift work. Occup Sleep. {place}").reference

        assert (reference.volume, reference.issue, reference.page) == (volume, issue, page)
        assert reference.container_title == "Occup Sleep"
        assert reference.issued.year == 2017

    def test_are_read_without_a_volume(self):
        reference = parse_one(
            "Lund, A. (2008). Sleep at work. AMIA Annu Symp Proc, 500–504."
        ).reference

        assert (reference.container_title, reference.page) == ("AMIA Annu Symp Proc", "500-504")

    def test_leave_a_quotation_that_opens_the_title(self):
        reference = parse_one(
            'Lund A. "Night owls" and work. Occup Sleep. 2017;4(2):5-6.'
        ).reference

        assert reference.title == '"Night owls" and work'

    @pytest.mark.parametrize(
        "junk", ["doi: Occ.2017.12.3.0153. PMID: 16998595", "16998595. PMID: 16998595"]
    )
    def test_end_before_a_number_that_is_no_identifier(self, junk):
        reference = parse_one(f"Lund A. Sleep. Occup Sleep. 2017;12(3):153–7. {junk}").reference

        assert (reference.volume, reference.page, reference.pmid) == ("12", "153-7", "16998595")

    def test_give_way_to_the_date_of_publication_online(self):
        reference = parse_one(
            "Lund A. Sleep. Occup Sleep. Published online February 14, 2023. doi:10.1000/a1"
        ).reference

        assert reference.issued == PartialDate(2023, 2, 14)
