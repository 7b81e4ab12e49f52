from datetime import date

import pytest

from articles.importing.bylines import read_byline


class TestReadByline:
    @pytest.mark.parametrize(
        ("text", "author", "published"),
        [
            (
                "Written by Example Clinic on September 22, 2023",
                "Example Clinic",
                date(2023, 9, 22),
            ),
            ("By Dr. Ann Alder | 3 May 2024", "Dr. Ann Alder", date(2024, 5, 3)),
            ("by Ann Alder, ND", "Ann Alder, ND", None),
            ("Posted by Ann Alder – Sept. 5th, 2022", "Ann Alder", date(2022, 9, 5)),
            ("Published on 2024-02-29", "", date(2024, 2, 29)),
            ("June 1, 2020", "", date(2020, 6, 1)),
        ],
    )
    def test_reads_who_and_when(self, text, author, published):
        byline = read_byline(text)

        assert (byline.author, byline.published_date) == (author, published)

    @pytest.mark.parametrize(
        "text",
        [
            "Bypassing the usual advice",
            "In June 2020 we moved.",
            "On June 1, 2020 we moved to a larger house.",
            "February 30, 2020",
        ],
    )
    def test_leaves_other_lines_alone(self, text):
        assert read_byline(text) is None
