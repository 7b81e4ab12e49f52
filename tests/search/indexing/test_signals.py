import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from articles.models import ArticleAuthor, ArticlePage
from search.indexing.differences import differences
from search.models import Document, Posting
from tests.factories.articles import TopicFactory, paragraph
from tests.factories.home import ClinicianPageFactory, StandardPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


@pytest.fixture(autouse=True)
def _agreement_at_the_end(db):
    yield
    assert list(differences()) == []


def stems(page):
    return Document.objects.get(pk=page.pk).stems


def is_indexed(page):
    return Document.objects.filter(pk=page.pk).exists()


class TestIndexOfAPage:
    def test_holds_it_once_it_is_published(self, write_article):
        page = write_article("Sleep", live=False)
        before = is_indexed(page)

        page.save_revision().publish()

        assert (before, is_indexed(page)) == (False, True)

    def test_keeps_what_visitors_read_while_a_draft_is_written(self, write_article):
        page = write_article("Sleep", "About melatonin.")
        page.body = [paragraph("A secret plan.")]

        page.save_revision()

        assert "melatonin" in stems(page)
        assert "secret" not in stems(page)

    def test_changes_when_the_draft_is_published(self, write_article):
        page = write_article("Sleep", "About melatonin.")
        page.body = [paragraph("About light.")]

        page.save_revision().publish()

        assert "melatonin" not in stems(page)
        assert "light" in stems(page)
        assert not Posting.objects.filter(document_id=page.pk, term__stem="melatonin").exists()

    def test_loses_it_when_it_is_unpublished(self, write_article):
        page = write_article("Sleep")

        page.unpublish()

        assert not is_indexed(page)
        assert not Posting.objects.filter(document_id=page.pk).exists()

    def test_loses_it_when_it_is_deleted(self, write_article):
        page = write_article("Sleep")

        page.delete()

        assert not is_indexed(page)
        assert not Posting.objects.filter(document_id=page.pk).exists()

    def test_loses_all_below_a_page_that_becomes_restricted_and_gains_them_back(
        self, write_article, clinic_site
    ):
        page = write_article("Sleep")
        restriction = PageViewRestriction.objects.create(
            page=clinic_site.articles.page_ptr, restriction_type="login"
        )
        restricted = is_indexed(page), is_indexed(clinic_site.articles)

        restriction.delete()

        assert restricted == (False, False)
        assert is_indexed(page)

    def test_loses_what_moves_below_a_restricted_page(self, clinic_site):
        public = StandardPageFactory(parent=clinic_site.home, title="Public")
        closed = StandardPageFactory(parent=clinic_site.home, title="Closed")
        child = StandardPageFactory(parent=public, title="Child")
        PageViewRestriction.objects.create(page=closed.page_ptr, restriction_type="login")

        Page.objects.get(pk=public.pk).move(Page.objects.get(pk=closed.pk), pos="last-child")

        assert not is_indexed(public)
        assert not is_indexed(child)

    def test_never_holds_a_page_published_below_a_restricted_one(self, clinic_site):
        closed = StandardPageFactory(parent=clinic_site.home, title="Closed")
        PageViewRestriction.objects.create(page=closed.page_ptr, restriction_type="login")

        child = StandardPageFactory(parent=closed, title="Child")

        assert not is_indexed(child)

    def test_is_undone_with_the_transaction(self, write_article):
        page = write_article("Sleep")
        page.title = "Light"

        with transaction.atomic():
            page.save()
            within = stems(page)
            transaction.set_rollback(True)

        assert "light" in within
        assert "sleep" in stems(page)
        assert "light" not in stems(page)

    def test_follows_a_page_saved_as_its_base_model(self, write_article):
        page = write_article("Sleep")
        base = Page.objects.get(pk=page.pk)
        base.title = "Light"

        base.save()

        assert Document.objects.get(pk=page.pk).title == "Light"

    def test_follows_a_copy(self, write_article, clinic_site):
        page = write_article("Sleep", "About melatonin.")

        copy = page.copy(update_attrs={"slug": "copy"}, to=clinic_site.articles)

        assert "melatonin" in stems(copy)

    def test_is_not_written_again_when_nothing_changed(self, write_article):
        page = write_article("Sleep")
        page = ArticlePage.objects.get(pk=page.pk)

        with CaptureQueriesContext(connection) as captured:
            page.save()

        assert not [
            query
            for query in captured.captured_queries
            if "search_posting" in query["sql"] and "INSERT" in query["sql"]
        ]

    def test_costs_as_many_queries_beside_50_pages_as_beside_none(
        self, write_article, count_queries
    ):
        page = write_article("Sleep")
        titles = iter(f"Sleep {number}" for number in range(9))

        def change():
            page.title = next(titles)
            page.save()

        alone = count_queries(change)
        for number in range(50):
            write_article(f"Light {number}")

        assert count_queries(change) <= alone


class TestWhatPagesShowOfOthers:
    def test_follows_a_renamed_topic(self, write_article):
        topic = TopicFactory(name="Rest")
        page = write_article("Sleep", topics=[topic])
        topic.name, topic.other_names = "Slumber", "shut-eye"

        topic.save()

        assert "slumber" in stems(page)
        assert "shut eye" in stems(page)
        assert "rest" not in stems(page)

    def test_follows_a_deleted_topic(self, write_article):
        topic = TopicFactory(name="Rest")
        page = write_article("Sleep", topics=[topic])

        topic.delete()

        assert "rest" not in stems(page)

    def test_follows_a_topic_chosen_from_its_own_end(self, write_article):
        topic = TopicFactory(name="Rest")
        page = write_article("Sleep")

        topic.articles.add(page)

        assert "rest" in stems(page)

    def test_follows_a_renamed_clinician(self, write_article, clinic_site):
        author = ClinicianPageFactory(parent=clinic_site.team, title="Jane Roe")
        page = write_article("Sleep", authors=[author])
        author.title = "Jane Marigold"

        author.save_revision().publish()

        assert "marigold" in stems(page)

    def test_follows_an_author_added_and_taken_away(self, write_article, clinic_site):
        author = ClinicianPageFactory(parent=clinic_site.team, title="Jane Marigold")
        page = write_article("Sleep")
        row = ArticleAuthor.objects.create(page=page, clinician=author)
        with_author = stems(page)

        row.delete()

        assert "marigold" in with_author
        assert "marigold" not in stems(page)

    def test_is_written_once_when_an_article_is_saved_with_other_authors_and_topics(
        self, write_article, clinic_site, monkeypatch
    ):
        clinicians = [
            ClinicianPageFactory(parent=clinic_site.team, title=name)
            for name in ("Jane Marigold", "Bo Sorrel", "Cy Tansy")
        ]
        rest, night = TopicFactory(name="Rest"), TopicFactory(name="Night")
        page = write_article("Sleep", authors=clinicians[:1], topics=[rest])
        written = []
        monkeypatch.setattr("search.indexing.writer.write", lambda all_, **_: written.append(all_))
        monkeypatch.setattr("search.indexing.signals.index_pages", written.append)
        page.article_authors = [ArticleAuthor(clinician=each) for each in clinicians[1:]]
        page.topics = [night]

        page.save()

        assert len([each for each in written if each]) == 1
        monkeypatch.undo()
        page.title = "Sleep well"
        page.save()
        assert {"sorrel", "tansi", "night"} <= set(stems(page).split())
        assert not {"marigold", "rest"} & set(stems(page).split())
