import pytest
from django.contrib.auth.models import Group

from clinic.accounts.roles import FRONT_DESK
from tests.factories.accounts import UserFactory

SETTINGS = "/admin/settings/home/contactsettings/{site}/"
CHOOSERS = ("/admin/choose-page/", "/admin/images/chooser/", "/admin/documents/chooser/")


class TestFrontDesk:
    @pytest.mark.parametrize("address", [SETTINGS, "/admin/snippets/home/intakenotice/", *CHOOSERS])
    def test_opens_what_it_may_edit_and_the_choosers_there(self, client, clinic_site, address):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=FRONT_DESK))
        client.force_login(user)

        response = client.get(
            address.format(site=clinic_site.site.pk),
            headers={"x-requested-with": "XMLHttpRequest"},
        )

        assert response.status_code == 200
