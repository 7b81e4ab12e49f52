import copy

import pytest
from django.conf import settings
from django.db import OperationalError, connection, connections
from django.test import RequestFactory

from clinic.page_cache.database import own_connection
from clinic.page_cache.middleware import BackSoonMiddleware
from clinic.serving.statement_timeout import limit_statements, took_too_long

pytestmark = pytest.mark.both_engines


@pytest.fixture
def options():
    """Returns the options of the database as they are now, and puts them back."""
    config = connections.settings["default"]
    before = copy.deepcopy(config.get("OPTIONS"))
    yield lambda: config.get("OPTIONS")
    config["OPTIONS"] = connection.settings_dict["OPTIONS"] = before


class TestLimitStatements:
    @pytest.mark.postgresql
    @pytest.mark.django_db
    def test_ends_a_slow_statement_of_the_web(self, options):
        limit_statements(0.2)
        limited = own_connection()

        try:
            with limited.cursor() as cursor, pytest.raises(OperationalError) as caught:
                cursor.execute("SELECT pg_sleep(20)")
        finally:
            limited.close()

        assert took_too_long(caught.value)
        answer = BackSoonMiddleware(lambda request: None).process_exception(
            RequestFactory().get("/"), caught.value
        )
        assert answer.status_code == 503
        assert b"We will be back in a moment" in answer.content

    def test_leaves_other_options_and_other_engines_alone(self, options):
        before = copy.deepcopy(options())

        limit_statements(0)

        assert options() == before
        assert settings.STATEMENT_SECONDS > 0

    @pytest.mark.postgresql
    def test_keeps_the_options_that_the_address_names(self, options):
        options()["options"] = "-c work_mem=8MB"

        limit_statements(15)

        assert options()["options"] == "-c work_mem=8MB -c statement_timeout=15000"


class TestBackSoonMiddleware:
    def test_leaves_other_faults_of_the_database_alone(self):
        error = OperationalError("disk full")

        assert (
            BackSoonMiddleware(lambda request: None).process_exception(
                RequestFactory().get("/"), error
            )
            is None
        )
