from datetime import date

import pytest
from django.core.exceptions import ValidationError

from articles.models import CitedSource, MedicalReview
from tests.factories.articles import (
    ArticlePageFactory,
    block,
    heading,
    paragraph,
    reference,
)
from tests.factories.home import ClinicianPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


class TestArticlePage:
    def test_is_by_the_clinic_when_nobody_is_named(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, published_date=date(2023, 9, 22))

        html = client.get(page.url).content.decode()

        assert "Written by" in html
        assert "Example Clinic" in html
        assert "September 22, 2023" in html

    def test_names_its_authors_in_order(self, client, clinic_site):
        second = ClinicianPageFactory(parent=clinic_site.team, title="Ann Alder")
        first = ClinicianPageFactory(parent=clinic_site.team, title="Zoe Zell", credentials="MD")
        page = ArticlePageFactory(parent=clinic_site.articles, authors=[first, second])

        html = client.get(page.url).content.decode()

        assert [author.title for author in page.authors] == ["Zoe Zell", "Ann Alder"]
        assert 0 < html.index("Zoe Zell, MD") < html.index("Ann Alder, ND")

    def test_shows_the_update_and_the_review_only_when_there_are_such(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 5))
        before = client.get(page.url).content.decode()
        reviewer = ClinicianPageFactory(parent=clinic_site.team, title="Rita Ray")
        MedicalReview.objects.create(
            article=page,
            reviewer=reviewer,
            reviewer_name="Rita Ray, ND",
            reviewed_date=date(2026, 3, 2),
        )
        page.updated_date = date(2026, 3, 1)
        page.save()

        after = client.get(page.url).content.decode()

        assert "eviewed by" not in before
        assert "Updated" not in before
        assert "Rita Ray" in after
        assert "March 2, 2026" in after
        assert "March 1, 2026" in after

    @pytest.mark.parametrize("slug", ["feed", "topic", "author"])
    def test_refuses_an_address_that_the_list_uses(self, clinic_site, slug):
        page = ArticlePageFactory.build(slug=slug, published_date=date(2026, 1, 1))

        with pytest.raises(ValidationError, match="list of articles uses this address"):
            clinic_site.articles.add_child(instance=page)

    def test_refuses_an_update_before_the_publication(self, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, published_date=date(2026, 1, 2))
        page.updated_date = date(2026, 1, 1)

        with pytest.raises(ValidationError, match="updated before it is published"):
            page.full_clean()

    @pytest.mark.parametrize(("count", "listed"), [(2, 0), (3, 3)])
    def test_lists_its_contents_from_three_headings_on(self, clinic_site, count, listed):
        body = [heading(f"Part {number}") for number in range(count)]

        page = ArticlePageFactory(parent=clinic_site.articles, body=body)

        assert len(page.contents) == listed

    def test_links_each_contents_entry_to_its_heading(self, client, clinic_site):
        body = [heading("Why"), heading("Why", 3), heading("Wie geht’s?")]
        page = ArticlePageFactory(parent=clinic_site.articles, body=body)

        html = client.get(page.url).content.decode()

        for anchor in ("why", "why-2", "wie-gehts"):
            assert html.count(f'id="{anchor}"') == 1
            assert f'href="#{anchor}"' in html

    def test_estimates_the_reading_time_from_its_words(self, clinic_site):
        short = ArticlePageFactory(parent=clinic_site.articles)
        long = ArticlePageFactory(
            parent=clinic_site.articles, body=[paragraph("word " * 230), paragraph("word " * 460)]
        )

        assert short.reading_minutes == 1
        assert long.reading_minutes == 3

    def test_counts_no_citation_mark_as_a_word(self, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            body=[paragraph("One.{a} Two.")],
            references=[reference("a")],
        )

        assert page.summary == "What you learn here."
        page.standfirst = ""
        del page.summary
        assert page.summary == "One. Two."

    def test_numbers_its_citations_and_lists_its_references(self, client, clinic_site):
        point = block("item", '<p>A point.<cite-ref refs="a b"></cite-ref></p>')
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            body=[
                paragraph("First.{b}"),
                block("key_points", {"title": "Key", "points": [point]}),
            ],
            references=[reference("a", title="Alpha"), reference("b", doi="10.1000/b")],
        )

        html = client.get(page.url).content.decode().partition("<main")[2]

        assert html.index("Title of b") < html.index("Alpha")
        assert 'aria-label="Reference 1">1</a>' in html
        assert 'id="ref-1"' in html
        assert 'href="#cite-1"' in html
        assert "https://doi.org/10.1000/b" in html
        assert "cite-ref" not in html

    def test_keeps_rows_of_the_works_that_the_live_article_cites(self, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles,
            references=[reference("a", doi="10.1/A", pmid="123"), reference("b", doi="10.1/a")],
        )

        stored = set(CitedSource.objects.filter(article=page).values_list("identifier", flat=True))
        assert stored == {"doi:10.1/a", "pmid:123"}

        page.references = []
        page.save()
        assert not CitedSource.objects.filter(article=page).exists()

    def test_keeps_no_rows_for_a_draft(self, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles, live=False, references=[reference("a", pmid="1")]
        )

        assert not page.cited_sources.exists()

        page.save_revision().publish()
        assert page.cited_sources.count() == 1

    def test_keeps_citation_keys_when_it_is_copied(self, clinic_site):
        page = ArticlePageFactory(
            parent=clinic_site.articles, body=[paragraph("X.{a}")], references=[reference("a")]
        )

        copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"})

        assert [child.id for child in copy.references] == ["a"]
        assert 'refs="a"' in copy.body[0].value.source

    def test_takes_no_review_along_when_it_is_copied(self, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles)
        MedicalReview.objects.create(
            article=page, reviewer_name="Rita Ray", reviewed_date=date(2026, 2, 1)
        )

        copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"})

        assert page.latest_review().reviewer_name == "Rita Ray"
        assert copy.latest_review() is None


class TestArticlePageQueries:
    def test_do_not_grow_with_its_references(self, client, clinic_site, count_queries):
        def article(count):
            keys = [f"k{number}" for number in range(count)]
            return ArticlePageFactory(
                parent=clinic_site.articles,
                body=[paragraph(f"Words.{{{key}}}") for key in keys],
                references=[reference(key, pmid=str(number)) for number, key in enumerate(keys)],
                authors=[ClinicianPageFactory(parent=clinic_site.team)],
            )

        one, fifty = article(1), article(50)

        assert count_queries(lambda: client.get(fifty.url)) == count_queries(
            lambda: client.get(one.url)
        )
