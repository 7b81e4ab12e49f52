"""Two tabs that do the same at once: one of them is told, and nothing is half done."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from articles.models import Topic
from clinic.wagtail_fixes.collisions import CollisionsMiddleware
from home.models import StandardPage
from tests.factories.accounts import UserFactory
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.long

ANSWERS = {200, 302, 404, 409}
TABS = 4


def form_of(slug):
    return nested_form_data(
        {
            "title": "Fees", "slug": slug, "introduction": "",
            "body": streamfield([("paragraph", rich_text("<p>Words.</p>"))]),
            "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        }
    )  # fmt: skip


def post(user, address, form):
    """Posts as one tab does, which may be a thread of its own; returns the status."""
    try:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client.post(address, form).status_code
    finally:
        connection.close()


def at_once(user, address, form):
    """Returns the statuses of posts that several tabs send at the same moment."""
    barrier, statuses = threading.Barrier(TABS), []

    def work():
        barrier.wait()
        statuses.append(post(user, address, form))

    threads = [threading.Thread(target=work) for _ in range(TABS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("first_rows")
class TestTwoTabs:
    @pytest.fixture
    def user(self):
        return UserFactory(is_superuser=True)

    def test_create_the_same_page(self, user, clinic_site):
        form = {**form_of("fees"), "action-publish": "1"}
        address = f"/admin/pages/add/home/standardpage/{clinic_site.home.pk}/"

        statuses = at_once(user, address, form)

        assert set(statuses) <= ANSWERS
        assert StandardPage.objects.filter(slug="fees").count() == 1
        assert Page.find_problems() == ([], [], [], [], [])

    def test_delete_the_same_page(self, user, clinic_site):
        page = StandardPageFactory(parent=clinic_site.home)

        statuses = at_once(user, f"/admin/pages/{page.pk}/delete/", {})

        assert set(statuses) <= ANSWERS
        assert not Page.objects.filter(pk=page.pk).exists()
        assert Page.find_problems() == ([], [], [], [], [])

    def test_leave_a_page_published_that_one_publishes_while_the_other_saves(
        self, user, clinic_site, monkeypatch
    ):
        page = StandardPageFactory(parent=clinic_site.home, slug="fees", live=False)
        page.save_revision()
        has_loaded, is_published, save = threading.Event(), threading.Event(), EditView.save_action

        def save_late(view):
            has_loaded.set()
            is_published.wait(0.5)  # the other one waits for this one
            return save(view)

        def publish():
            has_loaded.wait()
            post(user, address, {**form, "action-publish": "1"})
            is_published.set()

        monkeypatch.setattr(EditView, "save_action", save_late)
        address, form = f"/admin/pages/{page.pk}/edit/", form_of("fees")
        publishing = threading.Thread(target=publish)
        publishing.start()

        post(user, address, form)
        publishing.join()

        page.refresh_from_db()
        assert page.live

    def test_create_the_same_topic(self, user, clinic_site):
        form = {"name": "Sleep", "slug": "sleep", "other_names": "", "description": ""}

        statuses = at_once(user, "/admin/snippets/articles/topic/add/", form)

        assert set(statuses) <= ANSWERS
        assert Topic.objects.filter(slug="sleep").count() == 1


class TestCollision:
    def test_is_told_when_somebody_was_faster(self, admin_client, clinic_site, monkeypatch):
        def refuse(self, *args, **kwargs):
            raise IntegrityError("UNIQUE constraint failed: wagtailcore_page.path")

        monkeypatch.setattr(Topic, "save", refuse)
        form = {"name": "Sleep", "slug": "sleep", "other_names": "", "description": ""}

        page = admin_client.post("/admin/snippets/articles/topic/add/", form)
        saved = admin_client.post(
            "/admin/snippets/articles/topic/add/", form, headers={"accept": "application/json"}
        )

        assert page.status_code == saved.status_code == 409
        assert "what you wrote is still there" in page.content.decode()
        assert saved.json()["error_code"] == "collision"

    def test_is_told_when_it_was_deleted_meanwhile(self, admin_client, clinic_site, monkeypatch):
        page = StandardPageFactory(parent=clinic_site.home)

        def vanish(self, *args, **kwargs):
            raise Page.DoesNotExist

        monkeypatch.setattr("wagtail.actions.delete_page.DeletePageAction.execute", vanish)

        response = admin_client.post(f"/admin/pages/{page.pk}/delete/")

        assert response.status_code == 409
        assert "deleted this meanwhile" in response.content.decode()

    @pytest.mark.parametrize(
        ("method", "path", "error"),
        [
            ("post", "/newsletter/", Page.DoesNotExist()),
            ("get", "/admin/", Page.DoesNotExist()),
            ("post", "/admin/", ValueError("a fault")),
            ("post", "/admin/", OperationalError("database is gone")),
        ],
    )
    def test_is_no_excuse_for_other_faults(self, rf, method, path, error):
        middleware = CollisionsMiddleware(lambda request: None)

        assert middleware.process_exception(getattr(rf, method)(path), error) is None
