"""Not among the tests of backups, which stay together: this one empties all tables at its end."""

import pytest
from django.db import connection
from taggit.models import Tag

from clinic.backup.saving import snapshot

pytestmark = pytest.mark.both_engines


class TestSnapshot:
    @pytest.mark.django_db(transaction=True)
    def test_sees_one_moment_and_keeps_no_writer_waiting(self):
        def count(each):
            with each.cursor() as cursor:
                cursor.execute("SELECT COUNT(*) FROM taggit_tag")
                return cursor.fetchone()[0]

        with snapshot() as seen:
            before = count(seen)
            Tag.objects.create(name="later", slug="later")
            after = count(seen)

        assert (before, after, count(connection)) == (0, 0, 1)
