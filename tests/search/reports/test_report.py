from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from search.models import QueryCount

pytestmark = pytest.mark.both_engines


@pytest.fixture
def _searches(db):
    for day in (1, 2):
        QueryCount.objects.create(day=date(2026, 1, day), text="sleep", times=2, found=4)
    QueryCount.objects.create(day=date(2026, 1, 1), text="zebra", times=9, found=0)


@pytest.mark.usefixtures("_searches")
class TestVisitorSearchesView:
    def test_lists_sums_the_most_frequent_first(self, admin_client):
        html = admin_client.get(reverse("visitor_searches")).content.decode()

        assert 0 < html.index("zebra") < html.index("sleep")
        assert rows(admin_client) == [("zebra", 9, 0), ("sleep", 4, 4)]

    @pytest.mark.parametrize(
        ("success", "texts"), [("nothing", ["zebra"]), ("something", ["sleep"])]
    )
    def test_filters_by_success(self, success, texts, admin_client):
        assert [row[0] for row in rows(admin_client, success=success)] == texts

    def test_exports(self, admin_client):
        response = admin_client.get(reverse("visitor_searches"), {"export": "csv"})

        assert b"zebra,9,0" in b"".join(response.streaming_content)

    def test_is_for_those_who_may_see_it(self, client):
        editor = User.objects.create_user("editor", password="editor")
        group = Group.objects.create(name="Readers")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        editor.groups.add(group)
        client.force_login(editor)
        before = client.get(reverse("visitor_searches")).status_code

        group.permissions.add(Permission.objects.get(codename="view_querycount"))

        assert (before, client.get(reverse("visitor_searches")).status_code) == (302, 200)

    def test_stands_in_the_menu(self, admin_client):
        assert reverse("visitor_searches") in admin_client.get("/admin/").content.decode()


class TestSnippets:
    @pytest.mark.parametrize("model", ["synonymgroup", "promotedpage"])
    @pytest.mark.parametrize("view", ["list", "add"])
    def test_can_be_edited(self, model, view, admin_client):
        address = reverse(f"wagtailsnippets_search_{model}:{view}")

        assert admin_client.get(address).status_code == 200


def rows(client, **parameters):
    response = client.get(reverse("visitor_searches"), parameters)
    return [(row["text"], row["_times"], row["_found"]) for row in response.context["object_list"]]
