import pytest

from references.lookup.books import ten, thirteen
from references.model.reference import Name, PartialDate, Reference
from references.parsing import parse
from tests.references.lookup import shapes
from tests.references.lookup.server import Answer
from tests.references.lookup.shapes import ISBN, NCT

OPEN, GOOGLE = "/openlibrary/api/books", "/googlebooks/volumes"
STUDY = f"/trials/studies/{NCT}"


class TestFindByIsbn:
    def test_asks_open_library(self, finder, script):
        script.on(OPEN, Answer(shapes.open_library_book()))

        finding = finder.find(Reference(type="book", isbn=ISBN))

        assert finding.sources == ("Open Library",)
        assert finding.reference == Reference(
            type="book",
            title="Sleep: a field guide",
            author=(Name("Walker", "Anna M."), Name("van der Ode", "Bo")),
            issued=PartialDate(2009, 3, 3),
            publisher="Example Press",
            publisher_place="Bern",
            isbn=ISBN,
        )
        assert script.asked[0][1]["bibkeys"] == [f"ISBN:{ISBN}"]

    def test_asks_google_books_where_open_library_has_none(self, finder, script):
        script.on(OPEN, Answer({}))
        script.on(GOOGLE, Answer(shapes.google_book()))

        finding = finder.find(Reference(type="book", isbn="978-0-00-000001-9"))

        assert finding.sources == ("Google Books",)
        assert finding.reference.author == (
            Name("Walker", "Anna"),
            Name(literal="Sleep Research Society"),
        )
        assert (finding.reference.issued, finding.reference.language) == (
            PartialDate(2009, 3),
            "de",
        )

    def test_asks_google_books_where_open_library_is_out_of_order(self, finder, script):
        script.on(OPEN, Answer(status=500))
        script.on(GOOGLE, Answer(shapes.google_book()))

        assert finder.find(Reference(type="book", isbn=ISBN)).sources == ("Google Books",)

    @pytest.mark.parametrize("answer", [{"totalItems": 0}, shapes.google_book("9780000000002")])
    def test_says_that_nobody_knows_the_book(self, finder, script, answer):
        script.on(OPEN, Answer({}))
        script.on(GOOGLE, Answer(answer))

        finding = finder.find(Reference(type="book", isbn=ISBN))

        assert finding.reference is None
        assert f"Open Library has no book {ISBN}." in finding.messages

    @pytest.mark.parametrize("body", ["<html>", "[]", {"error": "invalid"}])
    def test_survives_answers_that_are_no_record(self, finder, script, body):
        script.on(OPEN, Answer(body))
        script.on(GOOGLE, Answer(body))

        assert finder.find(Reference(type="book", isbn=ISBN)).messages

    def test_shows_another_book_beside_the_editors(self, finder, script):
        script.on(OPEN, Answer(shapes.open_library_book()))

        finding = finder.find(Reference(type="book", title="Dreams of gardens", isbn=ISBN))

        assert finding.reference is None
        assert finding.candidate.title == "Sleep: a field guide"

    def test_does_not_take_the_book_for_its_chapter(self, finder, script):
        finder.find(Reference(type="chapter", title="Naps", isbn=ISBN))

        assert script.asked == []

    def test_knows_both_lengths(self):
        assert thirteen("0306406152") == "9780306406157"
        assert ten("9780306406157") == "0306406152"


class TestFindByTrial:
    @pytest.mark.parametrize(
        "pasted", [NCT, f"ClinicalTrials.gov: {NCT}", f"https://clinicaltrials.gov/study/{NCT}"]
    )
    def test_asks_the_registry(self, finder, script, pasted):
        script.on(STUDY, Answer(shapes.study()))

        finding = finder.find(parse(pasted)[0].reference)

        found = finding.reference
        assert finding.sources == ("ClinicalTrials.gov",)
        assert (found.type, found.number) == ("webpage", NCT)
        assert found.title == "Naps after lunch: a randomised trial"
        assert found.author == (Name(literal="University of Sleep"),)
        assert found.issued == PartialDate(2021, 4, 7)

    def test_follows_the_number_that_a_study_was_merged_into(self, finder, script, address):
        script.on(
            "/trials/studies/NCT90000002",
            Answer(status=301, headers={"Location": f"{address}{STUDY}"}),
        )
        script.on(STUDY, Answer(shapes.study()))

        assert finder.find(Reference(number="NCT90000002")).reference.number == NCT

    def test_says_that_there_is_no_such_study(self, finder, script):
        finding = finder.find(Reference(number=NCT))

        assert "ClinicalTrials.gov has no such record." in finding.messages

    def test_survives_an_answer_that_is_no_record(self, finder, script):
        script.on(STUDY, Answer("{}"))

        assert "no record" in finder.find(Reference(number=NCT)).messages[0]
