import pytest
from django.db import OperationalError
from django.test import RequestFactory

from clinic.wagtail_fixes.upstream_faults import Fault, UpstreamFaultsMiddleware
from tests.clinic.accounts.test_roles import addresses, values  # noqa: F401  a fixture
from tests.clinic.addresses import filled
from tests.clinic.hostile import QUERIES
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.long

PARTS = 4
"""The walk is parted, so that several workers share it."""


def listings(part):
    """Returns the addresses that take parameters, one part of them."""
    found = [each for each in addresses() if "results/" not in each and "chosen/" not in each]
    return found[part::PARTS]


class TestAdmin:
    @pytest.mark.parametrize("part", range(PARTS))
    def test_answers_hostile_parameters_without_a_fault(self, client, values, part):  # noqa: F811
        client.force_login(UserFactory(is_superuser=True))
        client.raise_request_exception = False
        halves = ["&".join(QUERIES[start::4]) for start in range(4)]

        faults = [
            (pattern, query[:70])
            for number, pattern in enumerate(listings(part))
            for query in (halves[number % 4], QUERIES[number % len(QUERIES)])
            if "failwhale" not in pattern
            and client.get(f"{filled(pattern, values)}?{query}").status_code >= 500
        ]

        assert faults == []

    @pytest.mark.parametrize(
        "address",
        [
            "/admin/pages/?q=%22+OR+(+NEAR+*",
            "/admin/pages/?owner=99999999999999999999999",
            "/admin/api/main/pages/find/?id=all",
            "/admin/images/?q=%22",
            "/admin/images/chooser/results/?q=%22&collection_id=x",
            "/admin/pages/search/?q=" + "+".join(f"w{number}" for number in range(600)),
            "/admin/subscribers/?unknown=1&state__regex=(",
        ],
    )
    def test_answers_known_faults_of_wagtail(self, client, values, address):  # noqa: F811
        client.force_login(UserFactory(is_superuser=True))

        assert client.get(address).status_code < 500


class TestUpstreamFaultsMiddleware:
    def test_leaves_our_own_faults_alone(self):
        middleware = UpstreamFaultsMiddleware(lambda request: None)
        error = OperationalError("fts5: syntax error")

        assert middleware.process_exception(RequestFactory().get("/"), error) is None

    def test_tells_a_fault_by_kind_words_and_place(self):
        fault = Fault(ValueError, "invalid literal", "test_upstream_faults.py")
        try:
            int("x")
        except ValueError as error:
            raised = error

        assert fault.matches(raised)
        assert not fault.matches(TypeError("invalid literal"))
        assert not Fault(ValueError, "invalid literal", "elsewhere.py").matches(raised)
