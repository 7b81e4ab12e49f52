import pytest

from articles.citations.problems import Evidence, Level, Rule, Source, cited_keys, find_problems
from references.model.reference import Name, PartialDate, Reference


def source(key, **fields):
    cited_knowingly = fields.pop("cited_knowingly", "")
    complete = {
        "title": f"Title of {key}",
        "author": (Name("Roe", "J"),),
        "container_title": "Example J",
        "issued": PartialDate(2020),
    }
    return Source(key, Reference(**{**complete, **fields}), cited_knowingly)


def rules(*arguments, **options):
    return [problem.rule for problem in find_problems(*arguments, **options)]


class TestFindProblems:
    def test_finds_nothing_wrong_with_a_sound_article(self):
        assert find_problems([["a"], ["a", "b"]], [source("a"), source("b")]) == ()

    def test_always_refuses_a_marker_without_a_reference(self):
        (problem,) = find_problems(
            [["a", "gone"]], [source("a")], policy={Rule.DANGLING: Level.IGNORE}
        )

        assert (problem.rule, problem.keys, problem.refuses) == (Rule.DANGLING, ("gone",), True)

    def test_warns_of_a_reference_that_is_never_cited(self):
        (problem,) = find_problems([["a"]], [source("a"), source("b")])

        assert (problem.rule, problem.keys, problem.refuses) == (Rule.UNCITED, ("b",), False)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"doi": "10.1/X"}, {"doi": "10.1/x"}),
            ({"pmid": "1"}, {"pmid": "1", "doi": "10.1/y"}),
            ({"title": "The same title."}, {"title": "The Same Title"}),
        ],
    )
    def test_finds_a_work_that_is_listed_twice(self, one, other):
        problems = find_problems([["a", "b"]], [source("a", **one), source("b", **other)])

        assert [(problem.rule, problem.keys) for problem in problems] == [
            (Rule.DUPLICATE, ("a", "b"))
        ]

    def test_takes_two_editions_for_two_works(self):
        editions = [source("a", title="T", issued=PartialDate(year)) for year in (2019, 2020)]

        assert rules([["a"]], [editions[0], editions[1]]) == []

    def test_names_what_a_reference_lacks(self):
        (problem,) = find_problems([["a"]], [source("a", author=(), issued=None)])

        assert problem.rule is Rule.MISSING
        assert "authors, date" in problem.message

    @pytest.mark.parametrize(
        ("severity", "rule", "refuses"),
        [
            ("retracted", Rule.RETRACTED, True),
            ("concern", Rule.RETRACTED, True),
            ("corrected", Rule.CORRECTED, False),
        ],
    )
    def test_reports_a_notice_about_a_source(self, severity, rule, refuses):
        evidence = {"pmid:1": Evidence(severity)}

        (problem,) = find_problems([["a"]], [source("a", pmid="1")], evidence)

        assert (problem.rule, problem.refuses) == (rule, refuses)

    def test_accepts_a_notice_that_the_author_knows(self):
        known = source("a", pmid="1", cited_knowingly="The retraction is the subject.")

        assert rules([["a"]], [known], {"pmid:1": Evidence("retracted")}) == []

    def test_reports_an_identifier_of_another_work(self):
        evidence = {"doi:10.1/x": Evidence(mismatches=("The DOI belongs to “Other”.",))}

        (problem,) = find_problems([["a"]], [source("a", doi="10.1/X")], evidence)

        assert problem.rule is Rule.MISMATCH
        assert "belongs to “Other”" in problem.message

    def test_follows_the_policy(self):
        sources = [source("a"), source("b")]

        assert rules([["a"]], sources, policy={Rule.UNCITED: Level.IGNORE}) == []
        (problem,) = find_problems([["a"]], sources, policy={Rule.UNCITED: Level.REFUSE})
        assert problem.refuses


class TestCitedKeys:
    def test_finds_markers_wherever_text_is_stored(self):
        stream = [
            {"type": "paragraph", "value": '<p>A<cite-ref refs="a b"></cite-ref></p>'},
            {
                "type": "table",
                "value": {"rows": [{"values": ['<cite-ref refs="c"></cite-ref>', 7]}]},
            },
            {"type": "heading", "value": {"text": "No <cite> here", "level": None}},
        ]

        assert cited_keys(stream) == (("a", "b"), ("c",))


class TestTheSameWorkTwice:
    @pytest.mark.parametrize(
        ("one", "other", "twice"),
        [
            ({"doi": "10.1000/x"}, {}, True),
            ({"pmid": "1"}, {"doi": "10.1000/x"}, True),
            ({"doi": "10.1000/x"}, {"doi": "10.1000/y"}, False),
            ({"author": (Name("Roe"),)}, {"author": (Name("Doe"),), "pmid": "1"}, False),
        ],
    )
    def test_is_seen_by_title_and_year(self, one, other, twice):
        sources = [
            Source(key, Reference(title=title, issued=PartialDate(2020), **more))
            for key, title, more in (("a", "Sleep and food", one), ("b", "Sleep and Food.", other))
        ]

        found = find_problems([("a",), ("b",)], sources)

        assert (Rule.DUPLICATE in {problem.rule for problem in found}) == twice
