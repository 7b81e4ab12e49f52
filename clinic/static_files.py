"""How static files are stored when they are collected (docs/adr/0002).

The layered stylesheets and the modules stay separate files while people work on them; browsers
get one of each, since every imported file costs a request that waits for the one before.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from storing import WholeFileStorage

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


class ClinicStaticFilesStorage(CompressedManifestStaticFilesStorage, WholeFileStorage):
    """This storage joins, hashes and compresses static files."""

    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Joins the stylesheet and the module, then hashes and compresses what is left."""
        if not dry_run:
            paths = self._join(dict(paths))
        yield from super().post_process(paths, dry_run=dry_run, **options)

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
