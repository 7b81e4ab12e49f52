"""Every visible change is counted, however it is made; what no visitor sees is not."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail_factories import ImageFactory

from articles.models import ArticlePage, GlossaryTerm, MedicalReview, SourceEvidence, Topic, Version
from clinic.page_cache import content_version
from clinic.page_cache.cached_models import rendered_tables
from clinic.page_cache.content_version import is_visible, read_count
from clinic.wagtail_fixes.scheduled_publishing import publish_scheduled
from home.models import AppearanceSettings, ContactSettings, PolicySettings
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory, TopicFactory, paragraph
from tests.factories.home import ClinicianPageFactory, IntakeNoticeFactory
from tests.factories.testimonials import published
from tests.processes import start_command

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

FOREVER = float("inf")


@pytest.fixture
def stamps(tmp_path, settings):
    settings.CONTENT_VERSION_FILE = tmp_path / "generation"
    return tmp_path / "generation"


def counted(change):
    """Returns how many changes, and removals among them, an action was counted as."""
    connection.run_on_commit.clear()  # each request has a transaction of its own
    before = read_count(connection)
    change()
    after = read_count(connection)
    is_stamped = any(entry[1] is content_version.stamp for entry in connection.run_on_commit)
    assert is_stamped == (after.changes > before.changes)
    return after.changes - before.changes, after.removals - before.removals


@pytest.fixture
def article(clinic_site):
    return ArticlePageFactory(parent=clinic_site.articles, title="Sleep", slug="sleep")


@pytest.fixture
def other(clinic_site):
    return ArticlePageFactory(parent=clinic_site.articles, title="Light", slug="light")


def edit(page):
    page.body = [paragraph("Something else.")]
    return page.save_revision()


def on_its_time(page, *, hours, **times):
    """Schedules a page and runs the schedule when it is due."""
    for name, ahead in times.items():
        setattr(page, name, timezone.now() + timedelta(hours=ahead))
    edit(page).publish()

    def run():
        with time_machine.travel(timezone.now() + timedelta(hours=hours)):
            publish_scheduled(FOREVER)

    return run


def approve(page):
    reviewer = UserFactory(role="Medical reviewers")
    ClinicianPageFactory(parent=Page.objects.get(slug="team"), user=reviewer)
    shown = Version.of(edit(page)).as_text()
    page.get_workflow().start(page, UserFactory(role="Authors"))
    state = Page.objects.get(pk=page.pk).specific.current_workflow_task_state
    return lambda: state.task.specific.on_action(state, reviewer, "approve", shown=shown)


def raw(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def saved(found, **values):
    for name, value in values.items():
        setattr(found, name, value)
    found.save()


def site():
    return Site.objects.get(is_default_site=True)


def of(thing, change):
    """Returns a change of a thing that is there already."""
    return lambda: change(thing)


def taken_back():
    with transaction.atomic():
        Page.objects.update(title="Taken back")
        raise IntegrityError


def image():
    return ImageFactory()


def authorized(**values):
    return published(name="Maria", quote="They listened.", **values)


PAGES = {
    "publish": lambda page, other: edit(page).publish,
    "unpublish": lambda page, other: page.unpublish,
    "delete": lambda page, other: page.delete,
    "move": lambda page, other: lambda: page.move(other, pos="left"),
    "reorder": lambda page, other: lambda: page.move(other, pos="right"),
    "another slug": lambda page, other: lambda: saved(page, slug="rest"),
    "copy": lambda page, other: lambda: page.copy(update_attrs={"slug": "copy", "title": "Copy"}),
    "alias": lambda page, other: lambda: page.create_alias(update_slug="alias"),
    "a new page": lambda page, other: (
        lambda: other.get_parent().add_child(
            instance=ArticlePage(title="New", slug="new", body=[paragraph("New.")])
        )
    ),
    "schedule, begin": lambda page, other: on_its_time(page, hours=2, go_live_at=1),
    "schedule, end": lambda page, other: on_its_time(page, hours=4, expire_at=3),
    "workflow approval": lambda page, other: approve(page),
    "restriction": lambda page, other: (
        lambda: PageViewRestriction.objects.create(page=page, restriction_type="login")
    ),
    "update()": lambda page, other: lambda: Page.objects.filter(pk=page.pk).update(title="T"),
    "update() of an unpublished mark": lambda page, other: lambda: Page.objects.update(live=False),
    "bulk_update()": lambda page, other: lambda: Page.objects.bulk_update([page], ["title"]),
    "queryset delete": lambda page, other: Page.objects.filter(pk=page.pk).delete,
    "raw SQL": lambda page, other: lambda: raw("UPDATE wagtailcore_page SET title = %s", "T"),
    "raw SQL with a join": lambda page, other: (
        lambda: raw(
            "WITH old AS (SELECT 1) UPDATE wagtailcore_page SET draft_title = title, title = 'T'"
        )
    ),
    "topics": lambda page, other: lambda: (page.topics.set([TopicFactory()]), page.save()),
    "a review": lambda page, other: (
        lambda: MedicalReview.objects.create(
            article=page, reviewer_name="Rita", reviewed_date=timezone.localdate()
        )
    ),
    "a command": lambda page, other: lambda: call_command("set_url_paths"),
    "move of a part of the tree": lambda page, other: (
        lambda: page.get_parent().move(Page.objects.get(slug="team"), pos="right")
    ),
}


def term():
    """Returns a new word of the glossary."""
    words = {"term": "x", "slug": "x", "definition": "y"}
    return GlossaryTerm.objects.create(locale=Locale.get_default(), **words)


THINGS = {
    "topic, new": lambda: TopicFactory,
    "topic, renamed": lambda: of(TopicFactory(), lambda found: saved(found, name="Other")),
    "topics, many": lambda: (
        lambda: Topic.objects.bulk_create(
            [Topic(name="A", slug="a", locale_id=TopicFactory().locale_id)]
        )
    ),
    "glossary term, new": lambda: term,
    "glossary term, other words": lambda: of(term(), lambda found: saved(found, definition="Z")),
    "glossary term, gone": lambda: of(term(), lambda found: found.delete()),
    "intake notice": lambda: lambda: IntakeNoticeFactory(site=site()),
    "contact": lambda: lambda: saved(ContactSettings.for_site(site()), telephone="555"),
    "appearance": lambda: lambda: saved(AppearanceSettings.for_site(site()), accent="#112233"),
    "site": lambda: lambda: saved(site(), site_name="Other"),
    "picture": lambda: image,
    "picture's title": lambda: of(image(), lambda found: saved(found, title="Other")),
    "pictures moved to a collection": lambda: of(
        image(), lambda found: get_image_model().objects.update(collection=found.collection)
    ),
    "rendition": lambda: of(image(), lambda found: found.get_rendition("width-10")),
    "document": lambda: (
        lambda: Document.objects.create(title="Form", file=ContentFile(b"x", name="form.txt"))
    ),
    "redirect": lambda: lambda: Redirect.objects.create(old_path="/old", redirect_link="/new"),
    "evidence": lambda: lambda: SourceEvidence.objects.create(identifier="doi:10.1/x"),
    "testimonial": lambda: authorized,
    "testimonials off": lambda: (
        lambda: saved(PolicySettings.for_site(site()), testimonials_enabled=False)
    ),
    "withdrawal": lambda: of(authorized(), lambda found: found.withdraw("", UserFactory())),
}

DRAFTS = {
    "draft": lambda page: lambda: edit(page),
    "draft of another title": lambda page: lambda: (setattr(page, "title", "T"), edit(page)),
    "lock": lambda page: (
        lambda: (
            setattr(page, "locked", True),
            page.save(update_fields=["locked", "locked_at", "locked_by"]),
        )
    ),
    "submission": lambda page: of(
        edit(page), lambda draft: page.get_workflow().start(draft.as_object(), UserFactory())
    ),
    "account": lambda page: UserFactory,
    "group": lambda page: lambda: Group.objects.create(name="Others"),
    "update that finds nothing": lambda page: lambda: Page.objects.filter(pk=0).update(title="T"),
    "delete that finds nothing": lambda page: Redirect.objects.all().delete,
    "jobs": lambda page: lambda: publish_scheduled(FOREVER),
    "reading": lambda page: lambda: list(Page.objects.select_for_update().filter(pk=page.pk)),
}

TAKEN_OFF = {"unpublish", "delete", "schedule, end", "restriction", "queryset delete"}


class TestCount:
    @pytest.mark.parametrize("name", PAGES)
    def test_grows_with_pages(self, article, other, name):
        change = PAGES[name](article, other)

        changes, removals = counted(change)

        assert changes > 0
        assert (removals > 0) == (name in TAKEN_OFF)

    @pytest.mark.parametrize("name", THINGS)
    def test_grows_with_what_pages_show(self, clinic_site, name):
        change = THINGS[name]()

        changes, removals = counted(change)

        assert changes > 0
        assert (removals > 0) == (name in {"withdrawal", "testimonials off"})

    @pytest.mark.parametrize("name", DRAFTS)
    def test_stays_when_no_visitor_sees_it(self, article, name):
        assert counted(DRAFTS[name](article)) == (0, 0)

    def test_grows_once_a_transaction(self, article):
        def change():
            with transaction.atomic():
                for step in range(5):
                    Page.objects.update(title=f"Title {step}")

        assert counted(change) == (1, 0)

    def test_grows_again_when_the_first_change_was_taken_back(self, article):
        def change():
            with pytest.raises(IntegrityError):
                taken_back()
            Page.objects.update(title="Kept")

        assert counted(change) == (1, 0)

    def test_stays_when_everything_was_taken_back(self, article):
        def change():
            with pytest.raises(IntegrityError):
                taken_back()

        assert counted(change) == (0, 0)


class TestIsVisible:
    TABLES = frozenset({"wagtailcore_page", "a_b"})

    @pytest.mark.parametrize(
        ("sql", "visible"),
        [
            ('INSERT INTO "a_b" ("x") VALUES (%s)', True),
            ('INSERT OR IGNORE INTO "a_b" ("x") VALUES (%s)', True),
            ('UPDATE "a_b" SET "x" = %s WHERE "a_b"."id" = %s', True),
            ('DELETE FROM "a_b" WHERE 1=1', True),
            ("DELETE FROM ONLY public.a_b", True),
            ("update a_b set x = 1", True),
            ('TRUNCATE "other", "a_b";', True),
            ('WITH x AS (SELECT 1) DELETE FROM "a_b"', True),
            ('UPDATE "wagtailcore_page" SET "locked" = %s, "title" = %s WHERE "id" = %s', True),
            ('UPDATE "wagtailcore_page" SET "locked" = %s WHERE "title" = %s', False),
            ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s', False),
            ('SELECT * FROM "a_b" FOR UPDATE', False),
            ('INSERT INTO "other" SELECT * FROM "a_b"', False),
            ('UPDATE "a_bc" SET "x" = 1', False),
            ("SAVEPOINT a_b", False),
        ],
    )
    def test_reads_verbs_tables_and_columns(self, sql, visible):
        assert is_visible(sql, self.TABLES) is visible

    def test_knows_the_tables_of_the_site(self):
        assert {"wagtailcore_page", "articles_articlepage_topics"} <= rendered_tables()
        assert "wagtailcore_revision" not in rendered_tables()


class TestStamp:
    def test_grows_after_the_commit(self, clinic_site, stamps, django_capture_on_commit_callbacks):
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            Page.objects.update(title="T")
            before = stamps.exists()

        assert (before, stamps.stat().st_size) == (False, 1)

    def test_tells_of_what_was_taken_off(self, article, stamps, django_capture_on_commit_callbacks):
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            article.unpublish()

        assert stamps.stat().st_size > 0
        assert stamps.with_suffix(".removals").stat().st_size > 0

    def test_does_not_stop_an_editor_when_it_cannot_be_written(self, tmp_path, settings, caplog):
        (tmp_path / "file").touch()
        settings.CONTENT_VERSION_FILE = tmp_path / "file" / "generation"

        with caplog.at_level(logging.ERROR):
            content_version.stamp()

        assert "cannot be written" in caplog.text


@pytest.mark.django_db(transaction=True)
class TestWithoutTransaction:
    def test_a_single_statement_is_counted_and_stamped(self, stamps):
        before = read_count(connection)

        row = Redirect.objects.create(old_path="/a", redirect_link="/b")
        created, size = read_count(connection), stamps.stat().st_size
        Redirect.objects.filter(pk=row.pk).update(redirect_link="/c")

        assert row.pk is not None
        assert (created.changes, size) == (before.changes + 1, 1)
        assert read_count(connection).changes == before.changes + 2
        assert stamps.stat().st_size == 2
        assert Redirect.objects.get().redirect_link == "/c"

    def test_many_rows_come_back_with_their_keys(self, stamps):
        rows = Redirect.objects.bulk_create(
            [Redirect(old_path=f"/{n}", redirect_link="/b") for n in range(3)]
        )

        assert len({row.pk for row in rows}) == 3
        assert None not in {row.pk for row in rows}

    def test_a_statement_and_its_count_stand_or_fall_together(self, monkeypatch):
        def fails(*args, **kwargs):
            raise RuntimeError("killed")

        monkeypatch.setattr(content_version, "bump", fails)

        with pytest.raises(RuntimeError):
            Redirect.objects.create(old_path="/a", redirect_link="/b")

        assert not Redirect.objects.exists()

    def test_a_change_of_another_process_is_counted_and_stamped(self, tmp_path):
        before = read_count(connection)
        code = (
            "from wagtail.contrib.redirects.models import Redirect\n"
            "Redirect.objects.create(old_path='/a', redirect_link='/b')"
        )

        process = start_command("shell", "--no-imports", "-c", code, VAR_DIR=str(tmp_path))
        output, _ = process.communicate(timeout=60)

        assert process.returncode == 0, output
        assert read_count(connection).changes == before.changes + 1
        assert (tmp_path / "generation").stat().st_size == 1
