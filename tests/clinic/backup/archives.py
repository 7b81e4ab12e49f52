"""Looks into backups, and makes backups that are wrong in one way but whole."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clinic.backup import container
from clinic.backup.container import MANIFEST


def contents(path: Path) -> dict[str, bytes]:
    """Returns every member."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(path: Path) -> dict[str, Any]:
    """Returns the table of contents."""
    return json.loads(contents(path)[MANIFEST])


def rows_of(path: Path) -> dict[str, list[Any]]:
    """Returns every table's rows; JSON inside of them is parsed, since PostgreSQL reorders it."""
    return {
        name: [[parsed(value) for value in json.loads(line)] for line in lines.splitlines()]
        for name, lines in contents(path).items()
        if name.startswith("tables/")
    }


def parsed(value: Any) -> Any:
    """Returns what a text of JSON holds, or any other value as it is."""
    if isinstance(value, str) and value.startswith(("[", "{")):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def remade(source: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Writes a copy with another table of contents, whose checksums are right."""
    members = contents(source)
    manifest = json.loads(members.pop(MANIFEST))
    change(manifest)
    return rewritten(target, {**members, MANIFEST: json.dumps(manifest).encode()})


def rewritten(target: Path, members: dict[str, bytes]) -> Path:
    """Writes a file with these members and a right checksum."""
    with container.writing(target) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target
