from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.utils.timezone import make_naive
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory


@pytest.fixture
def export(client, clinic_site):
    client.force_login(UserFactory(is_superuser=True))

    def fetch(title, file_format):
        ArticlePageFactory(parent=clinic_site.articles, title=title)
        response = client.get("/admin/reports/medical-reviews/", {"export": file_format})
        return b"".join(response.streaming_content)

    return fetch


class TestExports:
    @pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@sum", "\t=1", "=cmd|' /C calc'!A0"])
    def test_run_nothing_in_a_spreadsheet(self, export, title):
        line = export(title, "csv").decode().splitlines()[1]

        assert line.lstrip('"').startswith("'")

    def test_run_nothing_in_excel_either(self, export):
        sheet = load_workbook(BytesIO(export("=1+1", "xlsx"))).active

        assert sheet["A2"].value == "'=1+1"

    def test_leave_other_cells_alone(self, export):
        assert export("Sleep = rest", "csv").decode().splitlines()[1].startswith("Sleep = rest,")

    def test_leave_empty_cells_empty_and_tell_the_clinics_time(self):
        view = SpreadsheetExportMixin()
        moment = datetime(2026, 7, 1, 19, 30, tzinfo=UTC)

        assert view.preprocess_field_value("x", "-", "csv") == ""
        assert view.preprocess_field_value("x", moment, "xlsx") == make_naive(moment)
        assert view.preprocess_field_value("x", moment, "csv") == make_naive(moment)
