"""The demo's pictures and documents."""

from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

PICTURE_ENDINGS = {".webp", ".png", ".jpg"}


def load_pictures(folder: Path) -> dict[str, int]:
    """Returns the primary key of each picture by its file's name."""
    keys = {}
    for path in sorted(path for path in folder.iterdir() if path.suffix in PICTURE_ENDINGS):
        with path.open("rb") as file:
            image = get_image_model()(title=path.stem.replace("-", " ").capitalize())
            image.file = ImageFile(file, name=path.name)
            image.save()
        keys[path.name] = image.pk
    return keys


def load_documents(folder: Path) -> dict[str, int]:
    """Returns the primary key of each document by its file's name."""
    keys = {}
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        with path.open("rb") as file:
            document = get_document_model()(title=path.stem.replace("-", " ").capitalize())
            document.file.save(path.name, file, save=False)
            document.save()
        document.file.close()  # saving opens it again, to note its size and digest
        keys[path.name] = document.pk
    return keys
