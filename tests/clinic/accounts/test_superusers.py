"""Whoever looks after people cannot take over, switch off or make a superuser."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from clinic.accounts import second_factor
from tests.factories.accounts import UserFactory

NEW = "another long and odd passphrase"


def form(user, **more):
    return {
        "username": user.username, "email": "evil@example.org", "first_name": "A",
        "last_name": "B", "is_active": "on", "password1": "", "password2": "", **more,
    }  # fmt: skip


@pytest.fixture
def chief(clinic_site):
    chief = UserFactory(username="chief", is_superuser=True)
    device = second_factor.new_device(chief)
    device.confirmed = True
    device.save()
    return chief


@pytest.fixture
def administrator(client, clinic_site):
    administrator = UserFactory(role="Administrators")
    client.force_login(administrator)
    return administrator


class TestAdministrator:
    def test_cannot_change_a_superuser_in_any_way(self, client, chief, administrator):
        editors = Group.objects.get(name="Editors")
        posts = {
            f"/admin/users/edit/{chief.pk}/": form(chief, password1=NEW, password2=NEW),
            f"/admin/users/delete/{chief.pk}/": {},
            f"/admin/bulk/auth/user/delete/?id={chief.pk}": {},
            f"/admin/bulk/auth/user/set_active_state/?id={chief.pk}": {"mark_as_active": ""},
            f"/admin/bulk/auth/user/assign_role/?id={chief.pk}": {"role": editors.pk},
        }
        before = get_user_model().objects.filter(pk=chief.pk).values().get()

        for address, posted in posts.items():
            client.get(address)
            client.post(address, posted)

        after = get_user_model().objects.get(pk=chief.pk)
        assert get_user_model().objects.filter(pk=chief.pk).values().get() == before
        assert not after.groups.exists()
        assert second_factor.device_of(after) is not None

    def test_does_not_see_the_form_of_one(self, client, chief, administrator):
        assert client.get(f"/admin/users/edit/{chief.pk}/").status_code in {302, 403}

    def test_cannot_change_one_among_others(self, client, chief, administrator):
        keys = [UserFactory().pk, chief.pk]
        query = "&".join(f"id={key}" for key in keys)

        client.post(f"/admin/bulk/auth/user/set_active_state/?{query}", {"mark_as_active": "False"})

        assert get_user_model().objects.filter(pk__in=keys, is_active=True).count() == 2

    def test_changes_everybody_else(self, client, administrator):
        other = UserFactory()

        client.post(
            f"/admin/bulk/auth/user/set_active_state/?id={other.pk}", {"mark_as_active": "False"}
        )

        other.refresh_from_db()
        assert not other.is_active

    def test_cannot_make_somebody_one(self, client, administrator):
        other = UserFactory(username="other")

        client.post(f"/admin/users/edit/{other.pk}/", form(other, is_superuser="on"))

        other.refresh_from_db()
        assert other.email == "evil@example.org"
        assert not other.is_superuser

    def test_cannot_add_one(self, client, administrator):
        posted = form(UserFactory.build(username="new"), is_superuser="on")

        client.post("/admin/users/new/", {**posted, "password1": NEW, "password2": NEW})

        assert not get_user_model().objects.get(username="new").is_superuser

    def test_is_not_offered_to(self, client, administrator):
        other = UserFactory()

        for address in (f"/admin/users/edit/{other.pk}/", "/admin/users/new/"):
            box = client.get(address).context["form"].fields["is_superuser"]
            assert box.disabled


class TestSuperuser:
    def test_changes_a_superuser(self, client, chief):
        client.force_login(UserFactory(username="other", is_superuser=True))

        client.post(f"/admin/users/edit/{chief.pk}/", form(chief, is_superuser="on"))

        chief.refresh_from_db()
        assert chief.email == "evil@example.org"
        assert chief.is_superuser
