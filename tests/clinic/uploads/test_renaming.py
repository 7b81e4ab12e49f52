"""Private files get new names, and nothing is lost however often that is cut off."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from clinic.uploads import renaming
from tests.clinic.uploads.test_media_storage import bucket, endpoint  # noqa: F401  fixtures
from tests.factories.accounts import UserFactory
from tests.factories.testimonials import picture_file

pytestmark = pytest.mark.long

PDF = b"%PDF-1.7 for the clinic alone"


def rename(**options) -> list[str]:
    """Runs the command and returns what it said."""
    output = StringIO()
    call_command("rename_private_files", stdout=output, **options)
    return output.getvalue().splitlines()


@pytest.fixture(params=["disk", "bucket"])
def storage(request, settings, tmp_path):
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    else:
        settings.MEDIA_ROOT = tmp_path
    return storages["default"]


@pytest.fixture
def document(storage, clinic_site):
    return get_document_model().objects.create(
        title="Diary", file=ContentFile(PDF, name="diary.pdf")
    )


class TestRenamePrivateFiles:
    def test_says_what_it_renamed_and_keeps_links(self, storage, document, client):
        image = get_image_model().objects.create(title="Leaf", file=picture_file())
        shown = image.get_rendition("width-20").url
        profile = UserProfile.get_for_user(UserFactory())
        profile.avatar = ContentFile(b"face", name="ada.png")
        profile.save()
        old = {document.file.name, image.file.name, profile.avatar.name}
        address = document.url

        lines = rename()

        for each in (document, image, profile):
            each.refresh_from_db()
        new = {document.file.name, image.file.name, profile.avatar.name}
        pairs = dict(line.split(" -> ") for line in lines if " -> " in line)
        assert (set(pairs), set(pairs.values())) == (old, new)
        assert "3 files have new names." in lines
        assert not any(storage.exists(name) for name in old)
        assert b"".join(client.get(address).streaming_content) == PDF
        assert b"".join(client.get(shown).streaming_content)
        entry = ModelLogEntry.objects.for_instance(document).get(action=renaming.ACTION)
        assert entry.data == {"old": next(name for name in old if "diary" in name),
                              "new": document.file.name}  # fmt: skip

    def test_renames_nothing_twice_and_takes_what_came_since(self, storage, document):
        rename()
        other = get_document_model().objects.create(
            title="Other", file=ContentFile(PDF, name="diary.pdf")
        )

        lines = rename()

        assert [line.split(" -> ")[0] for line in lines if " -> " in line] == [other.file.name]

    def test_only_says_so_when_it_is_asked_to(self, storage, document):
        lines = rename(dry_run=True)

        assert lines[0].startswith(f"{document.file.name} -> documents/")
        assert storage.exists(document.file.name)
        assert not ModelLogEntry.objects.filter(action=renaming.ACTION).exists()

    @pytest.mark.parametrize("cut", ["log", "_is_used"])
    def test_goes_on_where_it_was_cut_off(self, storage, document, monkeypatch, cut):
        old = document.file.name

        def fall(*args, **kwargs):
            raise KeyboardInterrupt

        with monkeypatch.context() as during:
            during.setattr(renaming, cut, fall)
            with pytest.raises(KeyboardInterrupt):
                rename()
        document.refresh_from_db()
        with document.file.open() as file:
            assert file.read() == PDF  # whatever it is called now
        rename()

        document.refresh_from_db()
        assert document.file.name != old
        assert not storage.exists(old)
        with document.file.open() as file:
            assert file.read() == PDF

    def test_names_a_file_that_is_missing(self, storage, document):
        storage.delete(document.file.name)

        with pytest.raises(CommandError, match=r"diary.*run the command again"):
            rename()

    def test_leaves_a_stranger_under_the_new_name_alone(self, storage, document):
        new = renaming.new_name(document.file.name, 100)
        storage.save(new, ContentFile(b"another"))

        with pytest.raises(CommandError, match="Another file has the name"):
            rename()

        assert storage.exists(document.file.name)


class TestNewName:
    def test_fits_the_column(self):
        assert len(renaming.new_name(f"documents/{'x' * 86}.pdf", 100)) == 100
