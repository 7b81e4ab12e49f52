"""What readers and editors are told about an article's sources: every sentence, from data."""

from datetime import date

import pytest

from articles.evidence.about import about_sources
from articles.evidence.advice import KeyPoint, advice
from articles.evidence.facts import RecordFacts, SourceFacts, facts_of
from articles.evidence.words import EXPLANATIONS, LABELS, counted
from references.evidence import SourceKind, Subjects
from references.model.reference import PartialDate, Reference

TRIAL, REVIEW = SourceKind.RANDOMISED_TRIAL, SourceKind.SYSTEMATIC_REVIEW
MICE, PREPRINT = SourceKind.LABORATORY, SourceKind.PREPRINT
PEOPLE, ANIMALS = Subjects.PEOPLE, Subjects.ANIMALS


class TestFactsOf:
    def test_the_editor_counts_before_the_record_and_the_record_before_the_fields(self):
        fields = Reference(type="article", genre="preprint", issued=PartialDate(2020))
        record = RecordFacts(kind=TRIAL, subjects=PEOPLE)
        chosen = Reference(type="article", genre="preprint", source_kind="news")

        assert facts_of(fields).kind is PREPRINT
        assert facts_of(fields, [record]).kind is TRIAL
        assert facts_of(fields, [record]).subjects is PEOPLE
        assert facts_of(chosen, [record]).kind is SourceKind.NEWS
        assert facts_of(fields).year == 2020

    def test_a_kind_that_the_record_said_once_follows_the_record(self):
        record = RecordFacts(kind=REVIEW, former_kinds=("narrative-review",))
        reference = Reference(source_kind="narrative-review")

        assert facts_of(reference, [record]).kind is REVIEW

    def test_the_most_serious_notice_counts(self):
        records = [RecordFacts(severity="corrected"), RecordFacts(severity="retracted")]

        assert facts_of(Reference(), records).severity == "retracted"


class TestAboutSources:
    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ([], ""),
            ([SourceFacts()], "This article cites 1 source."),
            ([SourceFacts(year=2020)] * 2, "This article cites 2 sources from 2020."),
            (
                [SourceFacts(TRIAL, PEOPLE, 2024), SourceFacts(REVIEW, PEOPLE, 1999)],
                "This article cites 2 sources from 1999 to 2024: 1 systematic review or "
                "meta-analysis and 1 randomized trial. By their records, 2 are about people.",
            ),
            (
                [SourceFacts(MICE, ANIMALS), SourceFacts(TRIAL, PEOPLE), SourceFacts()],
                "This article cites 3 sources: 1 randomized trial, 1 laboratory or animal study "
                "and 1 of another kind or one that its record does not name. By their records, "
                "1 is about people and 1 is about animals only.",
            ),
            (
                [SourceFacts(severity="corrected"), SourceFacts(severity="retracted")],
                "This article cites 2 sources. After publication 1 was corrected and 1 was "
                "retracted.",
            ),
            (
                [SourceFacts(checked_date=date(2026, 3, 2))],
                "This article cites 1 source. It was last checked with the services of record "
                "on March 2, 2026.",
            ),
            (
                [SourceFacts(checked_date=date(2026, 3, day)) for day in (2, 5)],
                "This article cites 2 sources. They were last checked with the services of record "
                "between March 2, 2026 and March 5, 2026.",
            ),
            (
                [SourceFacts(checked_date=date(2026, 3, 2)), SourceFacts()],
                "This article cites 2 sources. 1 of the 2 could be checked with the services of "
                "record, last on March 2, 2026.",
            ),
        ],
    )
    def test_says_what_the_data_say_and_no_more(self, facts, words):
        assert about_sources(facts) == words

    def test_every_kind_has_words(self):
        known = set(SourceKind) - {SourceKind.UNKNOWN}

        assert set(LABELS) == set(EXPLANATIONS) == known
        assert all(counted(kind, 2).startswith("2 ") for kind in SourceKind)


def rules(facts, points=(), works=None):
    works = works or {key: Reference(title=f"Work {key}") for key in facts}
    return [rule for rule, _text, _keys in advice(works, facts, points, 2026)]


class TestAdvice:
    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"a": SourceFacts(TRIAL, PEOPLE, 2016)}, []),
            ({"a": SourceFacts(TRIAL, PEOPLE, 2015)}, ["old"]),
            ({"a": SourceFacts(MICE), "b": SourceFacts(REVIEW, ANIMALS)}, ["animals"]),
            ({"a": SourceFacts(MICE), "b": SourceFacts(TRIAL, PEOPLE)}, []),
            ({"a": SourceFacts(MICE), "b": SourceFacts()}, []),
            ({"a": SourceFacts(PREPRINT)}, ["one-preprint"]),
            ({"a": SourceFacts(PREPRINT), "b": SourceFacts(TRIAL)}, []),
            ({"a": SourceFacts(TRIAL, published_as=("doi:10.1/x",))}, ["version"]),
            ({"a": SourceFacts(TRIAL, record_kind=REVIEW)}, ["kind"]),
            ({"a": SourceFacts(TRIAL, record_kind=TRIAL)}, []),
        ],
    )
    def test_names_what_to_look_at(self, facts, expected):
        assert rules(facts) == expected

    def test_key_points_without_a_citation(self):
        points = [KeyPoint("Walk.", ()), KeyPoint("Sleep.", ("a",)), KeyPoint(" ", ())]

        assert rules({}, points) == ["uncited-point"]

    def test_a_title_is_a_hint_and_no_kind(self):
        work = Reference(title="Walking: a randomised trial")

        (found,) = advice({"a": work}, {"a": facts_of(work)}, (), 2026)

        assert "randomized trial" in found[1]
        assert facts_of(work).kind is SourceKind.UNKNOWN

    def test_says_where_a_preprint_was_published(self):
        facts = {"a": SourceFacts(PREPRINT, published_as=("doi:10.1/x", "pmid:7"))}

        texts = [
            text for _rule, text, _keys in advice({"a": Reference(title="T")}, facts, (), 2026)
        ]

        assert texts[0] == (
            "The preprint “T” has been published since: DOI 10.1/x, PMID 7. Cite that."
        )
