import re

import pytest

from clinic.backup.verifying import HARMLESS, ROOT
from tests.clinic.backup.conftest import RELEASE
from tests.clinic.backup.test_restoring import files_of, records

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


class TestVerifyBackup:
    @pytest.mark.postgresql
    def test_restores_beside_a_site_that_went_on_and_leaves_no_trace(self, present, places):
        place = places.migrated()
        place.run("restore", str(present))
        place.shell("from taggit.models import Tag; Tag.objects.create(name='new', slug='new')")
        (place.folder / "media" / "new.txt").write_text("uploaded since")
        before, files = records(place), files_of(place)

        output = place.run("verify_backup", str(RELEASE))

        assert "is fit to restore" in output
        assert "100%" in output
        assert (records(place), files_of(place)) == (before, files)
        assert list(place.folder.glob("clinic_verify_*")) == []
        assert SCHEMAS not in place.shell(LIST_SCHEMAS)

    def test_fails_with_the_reason_when_the_restore_does(self, site, tmp_path):
        path = tmp_path / "cut.zip"
        path.write_bytes(RELEASE.read_bytes()[:-200])

        output = site.run("verify_backup", str(path), fails=True)

        assert "its end is missing" in output
        assert "not fit to restore" in output

    def test_keeps_away_from_every_bucket(self):
        buckets = set(re.findall(r"\bS3_\w*BUCKET\b", (ROOT / ".env.example").read_text()))

        assert buckets == {name for name in HARMLESS if "BUCKET" in name}
        assert len(buckets) == 2


SCHEMAS = "clinic_verify_"
LIST_SCHEMAS = """
from django.db import connection
if connection.vendor == "postgresql":
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace")
        print(cursor.fetchall())
"""
