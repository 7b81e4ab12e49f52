import io
import json
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from wagtail.models import Page

from clinic.backup import BackupError
from clinic.backup.restoring import restore
from tests.clinic.backup.archives import contents, manifest_of, remade, rewritten, rows_of
from tests.clinic.backup.conftest import RELEASE

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

REBUILT = "wagtailsearch"

COUNTED = ("clinic.Generation", "clinic.JobRun")
"""Each installation counts its own changes and its own backups."""


def records(place) -> list[dict]:
    """Returns every object of a site as Django's own serializer sees it."""
    left_out = [part for name in (REBUILT, *COUNTED) for part in ("--exclude", name)]
    output = place.run("dumpdata", *left_out, "--verbosity", "0")
    found = json.loads(output[output.index("[") :])
    for record in found:
        for name, value in record["fields"].items():
            if isinstance(value, str) and value.startswith(("[", "{")):
                record["fields"][name] = parsed(value)
    return sorted(found, key=lambda record: (record["model"], str(record["pk"])))


def parsed(value: str):
    try:
        return json.loads(value)
    except ValueError:
        return value


def files_of(place) -> dict[str, bytes]:
    return {
        str(path.relative_to(place.folder)): path.read_bytes()
        for name in ("media", "private")
        for path in (place.folder / name).rglob("*")
        if path.is_file()
    }


def last_ids(path) -> dict[str, int]:
    return {table["name"]: table["last_id"] for table in manifest_of(path)["tables"]}


def refusal(path) -> str:
    with pytest.raises(BackupError) as error:
        restore(path, io.StringIO())
    return str(error.value)


class TestRestore:
    @pytest.mark.postgresql
    def test_brings_a_site_to_the_other_engine_and_back_row_for_row(self, site, places, tmp_path):
        elsewhere, back = places.sqlite(), places.migrated()
        first = site.backup(tmp_path / "first.zip")

        elsewhere.run("restore", str(first))
        second = elsewhere.backup(tmp_path / "second.zip")
        back.run("restore", str(second))
        third = back.backup(tmp_path / "third.zip")

        assert records(site) == records(elsewhere) == records(back)
        assert rows_of(first) == rows_of(second) == rows_of(third)
        assert all(rows_of(first).values())
        assert files_of(site) == files_of(elsewhere) == files_of(back)
        ids = [
            [table["last_id"] for table in manifest_of(path)["tables"]] for path in (first, third)
        ]
        assert ids[0] == ids[1]

    def test_opens_what_release_0_1_backed_up(self, site, tmp_path):
        kept, now = rows_of(RELEASE), rows_of(site.backup(tmp_path / "now.zip"))

        output = site.run(*READ_EVERY_PAGE, DJANGO_SETTINGS_MODULE="clinic.settings.dev")
        answers = json.loads(output.splitlines()[-1])

        lost = {name for name, rows in kept.items() if len(now[name]) < len(rows)}
        assert lost == set()
        assert len(answers) > 3
        assert set(answers.values()) == {200}

    @pytest.mark.postgresql
    def test_brings_an_older_database_up_to_date(self, present, places, tmp_path):
        older, newer = places.migrated(), places.migrated()
        older.run("restore", str(present))
        older.run("migrate", "newsletter", "0001", "--verbosity", "0")

        newer.run("restore", str(older.backup(tmp_path / "older.zip")))

        readers = [each for each in records(newer) if each["model"] == "newsletter.subscriber"]
        assert readers
        for reader in readers:
            assert reader["fields"]["consented_at"] == reader["fields"]["created_at"]
        assert "[ ]" not in newer.run("showmigrations", "--plan")

    @pytest.mark.postgresql
    def test_takes_everything_away_again_when_it_fails(self, present, site, places, tmp_path):
        place = places.migrated()

        def lose_topics(members):
            members["tables/articles_topic.jsonl"] = b""

        torn = changed(present, tmp_path / "torn.zip", lose_topics)
        output = place.run("restore", str(torn), fails=True)
        left = files_of(place)
        place.run("restore", str(present))

        assert "The backup's tables do not belong together" in output
        assert left == {}
        assert files_of(place) == files_of(site)

    @pytest.mark.postgresql
    def test_counts_every_table(self, present, places, tmp_path):
        (rows,) = [each["rows"] for each in manifest_of(present)["tables"]
                   if each["name"] == "auth_user"]  # fmt: skip

        def miscount(manifest):
            next(each for each in manifest["tables"] if each["name"] == "auth_user")["rows"] += 1

        path = remade(present, tmp_path / "short.zip", miscount)

        output = places.migrated().run("restore", str(path), fails=True)

        assert f"auth_user holds {rows} rows instead of {rows + 1}." in output


READ_EVERY_PAGE = ("shell", "--no-imports", "--command", """
import json
from django.test import Client
from wagtail.models import Page
pages = Page.objects.live().public().filter(depth__gt=1)
read = Client(headers={"host": "testserver"}).get
print(json.dumps({page.title: read(page.get_url()).status_code for page in pages}))
""")  # fmt: skip


def changed(path, target, change):
    """Returns a backup whose checksums are right and whose rows are not."""
    members = contents(path)
    manifest = json.loads(members["manifest.json"])
    change(members)
    for table in manifest["tables"]:
        data = members[f"tables/{table['name']}.jsonl"]
        table["sha256"], table["rows"] = sha256(data).hexdigest(), len(data.splitlines())
    members["manifest.json"] = json.dumps(manifest).encode()
    return rewritten(target, members)


class TestRefusals:
    """Everything is refused before anything is touched."""

    @pytest.fixture(autouse=True)
    def _untouched(self, clinic_site, monkeypatch):
        def touch(*arguments):
            raise AssertionError("touched")

        monkeypatch.setattr("clinic.backup.restoring.undone_on_failure", touch)

    def test_name_what_an_altered_file_is(self, tmp_path):
        path = tmp_path / "backup.zip"
        path.write_bytes(RELEASE.read_bytes().replace(b"tables/", b"tablez/", 1))

        assert "altered or damaged" in refusal(path)

    def test_name_a_newer_release(self, tmp_path):
        path = remade(RELEASE, tmp_path / "newer.zip",
                      lambda it: it["migrations"].append(["home", "0999_later"]))  # fmt: skip

        assert "does not know home.0999_later. Update the site first" in refusal(path)

    def test_name_a_table_of_another_package(self, tmp_path):
        def add(manifest):
            manifest["tables"][0]["columns"].append("more")

        path = remade(RELEASE, tmp_path / "other.zip", add)

        assert "made with other packages: articles_articleauthor differ" in refusal(path)

    def test_name_what_the_database_holds(self):
        pages = Page.objects.count()

        assert f"The database is not empty: it holds {pages} pages and 0 accounts" in refusal(
            RELEASE
        )

    def test_name_a_strangers_table(self):
        Page.objects.filter(depth__gt=1).delete()
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE somebody_elses (x INTEGER)")

        assert "The database is not empty: it holds somebody_elses." in refusal(RELEASE)

    def test_name_a_file_that_stands_there(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        storages["default"].save("images/mine.txt", ContentFile(b"mine"))

        assert "The media files are not empty: there is images/mine.txt." in refusal(RELEASE)
