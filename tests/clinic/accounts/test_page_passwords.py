"""Passwords of pages and documents cannot be guessed at leisure."""

import pytest
import time_machine
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from clinic.accounts.page_passwords import MAX_FROM_A_NETWORK, MAX_FROM_EVERYWHERE
from newsletter.models import AttemptCount
from tests.factories.articles import ArticlePageFactory

pytestmark = pytest.mark.long

PASSWORD = "only for patients"


@pytest.fixture
def restricted(clinic_site):
    """Returns the addresses that take a page's and a collection's password."""
    page = ArticlePageFactory(parent=clinic_site.articles)
    of_page = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password=PASSWORD
    )
    board = Collection.get_first_root_node().add_child(name="Board")
    of_files = CollectionViewRestriction.objects.create(
        collection=board, restriction_type="password", password=PASSWORD
    )
    return (
        f"/_util/authenticate_with_password/{of_page.pk}/{page.pk}/",
        f"/documents/authenticate_with_password/{of_files.pk}/",
    )


def give(client, address, password, network="192.0.2"):
    return client.post(
        address,
        {"password": password, "return_url": "/articles/"},
        REMOTE_ADDR=f"{network}.{hash(password) % 200 + 1}",
    ).status_code


@pytest.mark.parametrize("which", [0, 1])
class TestPasswords:
    def test_open_what_they_restrict(self, client, restricted, which):
        assert give(client, restricted[which], "wrong") == 200
        assert give(client, restricted[which], PASSWORD) == 302

    def test_cannot_be_guessed_from_a_network(self, client, restricted, which):
        for number in range(MAX_FROM_A_NETWORK):
            assert give(client, restricted[which], f"guess {number}") == 200

        assert give(client, restricted[which], PASSWORD) == 429
        assert give(client, restricted[which], PASSWORD, "198.51.100") == 302
        assert give(client, restricted[1 - which], PASSWORD) == 302

    def test_cannot_be_guessed_from_everywhere(self, client, restricted, which, monkeypatch):
        monkeypatch.setattr("clinic.accounts.page_passwords.MAX_FROM_EVERYWHERE", 5)
        for number in range(5):
            assert give(client, restricted[which], "guess", f"10.0.{number}") == 200

        assert give(client, restricted[which], PASSWORD, "198.51.100") == 429
        assert MAX_FROM_EVERYWHERE > MAX_FROM_A_NETWORK

    def test_may_be_tried_again_later(self, client, restricted, which):
        with time_machine.travel("2026-03-02T18:00:00+00:00"):
            for number in range(MAX_FROM_A_NETWORK + 1):
                give(client, restricted[which], f"guess {number}")
        with time_machine.travel("2026-03-02T18:31:00+00:00"):
            assert give(client, restricted[which], PASSWORD) == 302

    def test_are_not_used_up_by_those_who_know_them(self, client, restricted, which):
        for _ in range(MAX_FROM_A_NETWORK + 1):
            assert give(client, restricted[which], PASSWORD) == 302

    def test_that_there_are_not_leave_no_trace(self, client, restricted, which):
        for number in range(90_000, 90_005):
            path = (
                "/_util/authenticate_with_password/%d/1/",
                "/documents/authenticate_with_password/%d/",
            )
            assert give(client, path[which] % number, PASSWORD) == 404

        assert not AttemptCount.objects.exists()
