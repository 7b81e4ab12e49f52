"""Where uploaded files lie: public media and private papers, each on disk or in a bucket."""

from collections.abc import Iterator

from django.core.files.storage import Storage, storages

from testimonials.storage import private_storage


def stores() -> dict[str, Storage]:
    """Returns the storages by the names that backups give them."""
    return {"media": storages["default"], "private": private_storage()}


def names_in(storage: Storage, folder: str = "") -> Iterator[str]:
    """Yields the names of all files of a storage, below a folder, in order."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files) if name)
    for name in sorted(folders):
        yield from names_in(storage, f"{prefix}{name}")
