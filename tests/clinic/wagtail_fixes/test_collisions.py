"""Two tabs that do the same at once: one of them is told, and nothing is half done."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from articles.models import Topic
from clinic.wagtail_fixes.collisions import CollisionsMiddleware
from home.models import StandardPage
from tests.factories.accounts import UserFactory
from tests.factories.home import StandardPageFactory

ANSWERS = {200, 302, 404, 409}
TABS = 4


def at_once(user, address, form):
    """Returns the statuses of posts that several tabs send at the same moment."""
    barrier, statuses = threading.Barrier(TABS), []

    def post():
        try:
            client = Client(raise_request_exception=False)
            client.force_login(user)
            barrier.wait()
            statuses.append(client.post(address, form).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=post) for _ in range(TABS)]
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
        form = nested_form_data(
            {
                "title": "Fees", "slug": "fees", "introduction": "",
                "body": streamfield([("paragraph", rich_text("<p>Words.</p>"))]),
                "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
                "action-publish": "1",
            }
        )  # fmt: skip
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
