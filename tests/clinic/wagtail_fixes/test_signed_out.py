import pytest
from django.test import Client

JSON = {"accept": "application/json"}


@pytest.mark.django_db
class TestSignedOut:
    @pytest.mark.parametrize("address", ["/admin/pages/1/edit/", "/admin/article-editing/read/"])
    def test_is_told_to_scripts_in_words(self, address):
        response = Client().post(address, headers=JSON)

        assert response.status_code == 401
        assert response.json()["signed_out"]
        assert "signed out" in response.json()["error_message"]

    def test_leads_people_to_the_page_for_signing_in(self):
        assert Client().get("/admin/pages/1/edit/").status_code == 302

    def test_is_said_by_nobody_who_is_signed_in(self, admin_client, admin_user):
        answer = admin_client.get("/admin/article-editing/session/", headers=JSON)

        assert answer.json()["user"] == str(admin_user.pk)
        assert answer.json()["token"]
