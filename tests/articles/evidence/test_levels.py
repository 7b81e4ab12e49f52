"""How sure we are: levels in the text, on the page, in the checks and in the review."""

import json
from datetime import date

import pytest

from articles.citations.levels import claims_of, render_levels
from articles.evidence.facts import SourceFacts
from articles.evidence.levels import ClaimLevel, allowed_by, claims_in, too_high
from articles.models import MedicalReview
from references.evidence import SourceKind, Subjects
from tests.factories.articles import ArticlePageFactory, block, paragraph, reference

TRIAL = SourceFacts(SourceKind.RANDOMISED_TRIAL, Subjects.PEOPLE)
GUIDELINE = SourceFacts(SourceKind.GUIDELINE)
WELL, GOOD, EARLY = ClaimLevel.WELL_ESTABLISHED, ClaimLevel.GOOD, ClaimLevel.EARLY


def level(name):
    return f'<claim-level level="{name}"></claim-level>'


class TestAllowedBy:
    @pytest.mark.parametrize(
        ("facts", "allowed"),
        [
            (SourceFacts(SourceKind.GUIDELINE), WELL),
            (SourceFacts(SourceKind.SYSTEMATIC_REVIEW), WELL),
            (SourceFacts(SourceKind.SYSTEMATIC_REVIEW, Subjects.ANIMALS), EARLY),
            (TRIAL, GOOD),
            (SourceFacts(SourceKind.PREPRINT), EARLY),
            (SourceFacts(SourceKind.NEWS), ClaimLevel.NOT_KNOWN),
            (SourceFacts(SourceKind.GUIDELINE, severity="retracted"), ClaimLevel.NOT_KNOWN),
            (SourceFacts(), None),
        ],
    )
    def test_goes_by_kind_subjects_and_notices(self, facts, allowed):
        assert allowed_by(facts) is allowed

    def test_every_kind_allows_something(self):
        assert all(allowed_by(SourceFacts(kind)) for kind in SourceKind if kind)


class TestClaims:
    def test_are_the_sentences_that_levels_end(self):
        html = (
            '<p>One.<cite-ref refs="a"></cite-ref> Two &amp; more.<cite-ref refs="b c"></cite-ref>'
            f"{level('good')} Three.</p><ul><li>Four.{level('early')}</li></ul>"
        )

        found = claims_of([{"type": "paragraph", "value": html}])

        assert [(claim.text, claim.level, claim.cited) for claim in found] == [
            ("Two & more.", GOOD, ("b", "c")),
            ("Four.", EARLY, ()),
        ]

    def test_cite_what_the_paragraph_cites_where_they_cite_nothing(self):
        (claim,) = claims_in("One. Two.", [(4, ["a"])], [(9, "good")])

        assert claim.cited == ("a",)

    def test_are_told_without_the_marks_of_the_editor(self):
        (claim,) = claims_in("One.※ Two.※≡", [(4, ["a"]), (10, ["b"])], [(11, "good")])

        assert (claim.text, claim.cited) == ("Two.", ("b",))

    def test_are_found_in_key_points(self):
        points = [{"type": "item", "value": f"<p>Walk.{level('good')}</p>", "id": "x"}]

        assert claims_of([{"type": "key_points", "value": {"points": points}}])[0].text == "Walk."

    @pytest.mark.parametrize(
        ("word", "cited", "facts", "count"),
        [
            ("well-established", ["a"], {"a": TRIAL}, 1),
            ("good", ["a"], {"a": TRIAL}, 0),
            ("good", [], {}, 1),
            ("not-known", [], {}, 0),
            ("well-established", ["a", "b"], {"a": TRIAL, "b": SourceFacts()}, 0),
            ("well-established", ["a", "b"], {"a": TRIAL, "b": GUIDELINE}, 0),
        ],
    )  # fmt: skip
    def test_above_what_their_sources_allow_are_pointed_out(self, word, cited, facts, count):
        claims = claims_in("It helps.", [(9, cited)] if cited else [], [(9, word)])

        assert len(too_high(claims, facts)) == count


class TestOnThePage:
    def test_says_the_level_in_words(self):
        html = render_levels(f"<p>It helps.{level('good')}{level('made-up')}</p>")

        assert html == (
            '<p>It helps. <span class="certainty certainty--good"><span class="visually-hidden">'
            "How sure we are: </span>Good evidence</span></p>"
        )

    def test_says_who_chose_and_who_confirmed(self, client, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            body=[block("paragraph", f'<p>X.<cite-ref refs="k"></cite-ref>{level("good")}</p>')],
            references=[reference("k")],
        )
        before = client.get(page.url).content.decode()
        MedicalReview.objects.create(
            article=page,
            reviewer_name="Rita Ray",
            reviewed_date=date(2026, 4, 1),
            revision=page.save_revision(),
        )

        after = client.get(page.url).content.decode()
        stored = json.loads(json.dumps(page.body.get_prep_value()).replace("good", "early"))
        page.body = json.dumps(stored)
        page.save()
        changed = client.get(page.url).content.decode()

        assert "no medical review has confirmed it yet" in before
        assert "confirmed in the medical review on April 1, 2026" in after
        assert "Good evidence" in after
        assert "no medical review has confirmed it yet" in changed
        assert 'id="how-sure"' in client.get("/kinds-of-source/").content.decode()

    def test_is_kept_by_the_editor(self, admin_client, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles, body=[block("paragraph", f"<p>X.{level('early')}</p>")]
        )

        html = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

        assert "CLAIM-LEVEL" in html


class TestChecks:
    def test_name_a_level_that_is_too_high_and_what_each_reference_allows(
        self, admin_client, clinic_site
    ):
        article = {
            "markers": [["k"]],
            "references": [{"id": "k", "title": "T", "source_kind": "preprint"}],
            "claims": [
                {"text": "It helps.", "cites": [[8, ["k"]]], "levels": [[9, "well-established"]]}
            ],
        }

        answer = admin_client.post(
            "/admin/article-editing/check/", json.dumps(article), content_type="application/json"
        ).json()

        messages = [each["message"] for each in answer["problems"] if each["rule"] == "level"]
        assert messages == [
            "“It helps.” is called “well established”; its sources allow “early evidence” at most."
        ]
        assert answer["allows"] == {"k": "early"}


class TestStored:
    def test_survives_the_editor(self):
        from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

        converter = ContentstateConverter(features=["claim-level", "citation"])
        html = f'<p>It helps.<cite-ref refs="a"></cite-ref>{level("good")} More.</p>'

        stored = converter.to_database_format(converter.from_database_format(html))

        assert level("good") in stored
        assert "\N{IDENTICAL TO}" not in stored


class TestParagraphs:
    def test_levels_are_no_words(self):
        from articles.blocks import text_of

        assert text_of(paragraph(f"It helps.{level('good')}")["value"]) == "It helps."
