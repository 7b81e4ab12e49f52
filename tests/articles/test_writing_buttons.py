"""The ways to a new article, from the front page of the admin and from the list of articles."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.accounts import UserFactory


def buttons(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return {link.get_text(strip=True): link["href"] for link in soup.select(".writing-buttons a")}


class TestWritingButtons:
    def test_lead_to_the_form_from_the_front_page_and_the_list(self, client, clinic_site):
        client.force_login(UserFactory(role="Authors"))
        form = f"/admin/pages/add/articles/articlepage/{clinic_site.articles.pk}/"

        for address in ("/admin/", f"/admin/pages/{clinic_site.articles.pk}/"):
            found = buttons(client, address)
            assert found == {
                "Write an article": form,
                "Paste an article": f"{form}#paste-article",
                "Import a document": "/admin/article-editing/documents/",
            }
            assert {client.get(link).status_code for link in found.values()} == {200}

    @pytest.mark.parametrize("role", ["Medical reviewers", "Front desk"])
    def test_are_not_shown_to_who_may_not_write(self, client, clinic_site, role):
        client.force_login(UserFactory(role=role))

        assert buttons(client, "/admin/") == {}

    def test_do_not_stand_above_other_pages(self, admin_client, clinic_site):
        assert buttons(admin_client, f"/admin/pages/{clinic_site.home.pk}/") == {}
