import pytest

from references.model.dates import PartialDate
from references.model.printed_dates import read_date

JULY_AUGUST = PartialDate(2019, 7, end=PartialDate(2019, 8))


class TestReadDate:
    @pytest.mark.parametrize(
        ("text", "date"),
        [
            ("12 April 2005", PartialDate(2005, 4, 12)),
            ("2024 Feb 21", PartialDate(2024, 2, 21)),
            ("2013 SEP 12", PartialDate(2013, 9, 12)),
            ("30-Mar-2020", PartialDate(2020, 3, 30)),
            ("Jan./1992", PartialDate(1992, 1)),
            ("Spring 1985", PartialDate(1985, season="Spring")),
            ("2015-22", PartialDate(2015, season="Summer")),
            ("2019 jul--aug", JULY_AUGUST),
            ("2019-07/2019-08", JULY_AUGUST),
            ("2000-3-15/2000-3-17", PartialDate(2000, 3, 15, end=PartialDate(2000, 3, 17))),
            ("2010 Jan 29-Feb 4", PartialDate(2010, 1, 29, end=PartialDate(2010, 2, 4))),
            ("20200301", PartialDate(2020, 3, 1)),
            ("2020-03-01T10:00:00Z", PartialDate(2020, 3, 1)),
            ("17.01.2014", PartialDate(2014, 1, 17)),
            ("25/12/2005", PartialDate(2005, 12, 25)),
            ("12/25/2005", PartialDate(2005, 12, 25)),
            ("2017/09//", PartialDate(2017, 9)),
            ("2015/october", PartialDate(2015, 10)),
            ("marzo de 2019", PartialDate(2019, 3)),
            ("5. März 2019", PartialDate(2019, 3, 5)),
            ("c. 1999", PartialDate(1999)),
        ],
    )
    def test_reads_every_form(self, text, date):
        assert read_date(text) == date

    def test_does_not_choose_between_day_and_month(self):
        assert read_date("05/06/2005") == PartialDate(2005)

    @pytest.mark.parametrize("text", ["in press", "", "no date", "12"])
    def test_reads_no_year_as_none(self, text):
        assert read_date(text) is None


class TestFromCsl:
    @pytest.mark.parametrize(
        ("value", "date"),
        [
            ({"raw": "2024 Feb 21"}, PartialDate(2024, 2, 21)),
            ({"literal": "March 2019"}, PartialDate(2019, 3)),
            ({"date-parts": ["2012", "3"]}, PartialDate(2012, 3)),
            ({"date-parts": [[2014, 21]]}, PartialDate(2014, season="Spring")),
            ({"date-parts": [[2014]], "season": "3"}, PartialDate(2014, season="Autumn")),
            ([2012, 3], PartialDate(2012, 3)),
            ("2017-11", PartialDate(2017, 11)),
            ({"date-parts": [[None]]}, None),
        ],
    )
    def test_reads_every_shape(self, value, date):
        assert PartialDate.from_csl(value) == date
