"""How static files are stored when they are collected (docs/adr/0002).

The layered stylesheets and the modules stay separate files while people work on them; browsers
get one of each, since every imported file costs a request that waits for the one before.
"""

import os
import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from atomic_files import AtomicFileStorage

Read = Callable[[str], str]
"""Returns the text of a static file by its name, such as "css/tokens.css"."""

CSS_IMPORT = re.compile(r'^@import url\("([^"]+)"\);\n', re.MULTILINE)
CSS_URL = re.compile(r'url\("(?!data:|https?:|/|#)([^"]+)"\)')
CSS_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
JS_IMPORT = re.compile(r"^import '(\./[^']+)';\n", re.MULTILINE)
JS_LINK = re.compile(r"^\s*(import|export)\b", re.MULTILINE)
JS_HEADER = re.compile(r"^(/\*\*.*?\*/\n|//[^\n]*\n)", re.DOTALL)


class JoinError(Exception):
    """This error says that a file cannot be joined with the others as it is."""


def join_stylesheets(name: str, read: Read) -> str:
    """Returns the stylesheet with its imports in their places, without comments."""
    folder = posixpath.dirname(name)

    def insert(match: re.Match[str]) -> str:
        part = posixpath.join(folder, match[1])
        base = posixpath.dirname(part)
        return CSS_URL.sub(lambda url: f'url("{_relative(folder, base, url[1])}")', read(part))

    joined = CSS_IMPORT.sub(insert, read(name))
    if "@import" in joined:
        raise JoinError(f'{name}: write imports as @import url("file.css"); and only in this file.')
    return CSS_COMMENT.sub("", joined)


def join_modules(name: str, read: Read) -> str:
    """Returns the module with its imports in their places, each in a scope of its own.

    Raises:
        JoinError: an import is written in another way, or an imported module imports or exports
            something itself.
    """

    def insert(match: re.Match[str]) -> str:
        part = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[1]))
        text = JS_HEADER.sub("", read(part))
        if JS_LINK.search(text):
            raise JoinError(f"{part}: an element stands alone, without import or export.")
        return f"{{\n{text}}}\n"

    text = JS_HEADER.sub("", read(name))
    if JS_LINK.search(JS_IMPORT.sub("", text)):
        raise JoinError(f"{name}: write imports as import './file.js'; and export nothing.")
    return JS_IMPORT.sub(insert, text)


def _relative(folder: str, base: str, url: str) -> str:
    return posixpath.relpath(posixpath.join(base, url), folder)


JOINED: Mapping[str, tuple[Callable[[str, Read], str], re.Pattern[str]]] = {
    "css/site.css": (join_stylesheets, CSS_IMPORT),
    "js/site.js": (join_modules, JS_IMPORT),
}
"""The files that browsers load, how each is joined, and how it names its parts."""


class ClinicCompressor(Compressor):
    """This compressor takes its time for what every visitor loads, and none for the admin's files.

    Their Brotli at its best took two thirds of the first start and saves a twelfth of their bytes.
    """

    ADMIN_QUALITY = 9
    """Of 11 (https://www.rfc-editor.org/rfc/rfc7932)."""

    def __init__(self, own: Container[str], root: str, **options: Any) -> None:
        super().__init__(**options)
        self.own, self.root = own, root

    def compress(self, path: str) -> list[str]:
        """Writes the compressed copies of a file and returns their paths."""
        folder = os.path.relpath(path, self.root).split(os.sep)[0]
        self_or_quick = self if folder in self.own else self.quick()
        return list(Compressor.compress(self_or_quick, path))

    def quick(self) -> "ClinicCompressor":
        """Returns a compressor like this one that hurries."""
        quick = copy(self)
        quick.compress_brotli = partial(brotli.compress, quality=self.ADMIN_QUALITY)
        return quick

    def write_data(self, path: str, data: bytes, suffix: str, stat_result: Any) -> str:
        """Writes a copy that every account may read, as what it was made from."""
        name: str = super().write_data(path, data, suffix, stat_result)
        os.chmod(name, stat_result.st_mode)
        return name


class ClinicStaticFilesStorage(CompressedManifestStaticFilesStorage, AtomicFileStorage):
    """This storage joins, hashes and compresses static files."""

    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Joins the stylesheet and the module, then hashes and compresses what is left."""
        if not dry_run:
            paths = self._join(dict(paths))
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def create_compressor(self, **options: Any) -> Compressor:
        """Returns what compresses files; our own folders are those of `STATICFILES_DIRS`."""
        folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
        own = {entry.name for folder in folders for entry in folder.iterdir()}
        return ClinicCompressor(own, str(self.location), **options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compresses files under the names that pages use; nobody asks for the other ones."""
        used = set(self.hashed_files.values())
        yield from super().compress_files([path for path in paths if path in used])

    def _join(self, paths: dict[str, tuple[Storage, str]]) -> dict[str, tuple[Storage, str]]:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        for name, (join, part) in JOINED.items():
            if name not in paths:
                continue
            folder = posixpath.dirname(name)
            parts = [posixpath.join(folder, found) for found in part.findall(read(name))]
            joined = join(name, read)
            self.delete(name)
            self._save(name, ContentFile(joined.encode()))
            paths[name] = (self, name)
            for found in parts:
                paths.pop(posixpath.normpath(found), None)
        return paths
