import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.models import IntakeNotice
from home.models.banner import disagree
from tests.factories.home import IntakeNoticeFactory

OLD = "We’re currently accepting new patients, evenings too"


@pytest.fixture
def save(admin_client, clinic_site):
    notice = IntakeNoticeFactory(message=OLD, status="accepting")

    def send(status, message, action="action-publish"):
        data = nested_form_data(
            {
                "site": str(clinic_site.site.pk),
                "status": status,
                "message": message,
                "as_of_date": "2026-05-04",
                "sort_order": "0",
                "clinician_statuses": inline_formset([]),
            }
        )
        address = reverse("wagtailsnippets_home_intakenotice:edit", args=[notice.pk])
        response = admin_client.post(address, {**data, action: "1"})
        assert response.status_code == 302
        return IntakeNotice.objects.get(pk=notice.pk).message

    return send


@pytest.mark.django_db
class TestMessage:
    def test_is_derived_when_only_the_status_changes(self, save):
        assert save("not-accepting", OLD) == "We’re not accepting new patients at the moment."

    def test_stays_when_it_was_written_for_the_status(self, save):
        assert save("not-accepting", "Full until May") == "Full until May"

    def test_may_be_left_to_the_status(self, save):
        assert save("waiting-list", "") == "We keep a waiting list for new patients."


class TestDisagree:
    @pytest.mark.parametrize(
        ("status", "message", "expected"),
        [
            ("not-accepting", "We’re currently accepting new patients", True),
            ("not-accepting", "We’re not accepting new patients", False),
            ("accepting", "We cannot take new patients now", True),
            ("accepting", "We take new patients, no referral needed", False),
            ("waiting-list", "Accepting patients from a waiting list", False),
        ],
    )
    def test_tells_plain_contradictions(self, status, message, expected):
        assert disagree(status, message) == expected
