"""Read references at the command line: `python manage.py parse_references refs.txt --to nlm`."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from references.formats import FORMATS, export, losses
from references.parsing import SOURCES, ParseError, Reading, parse, parse_lines
from references.styles import STYLES, render


class Command(BaseCommand):
    """Reads references from a file or standard input and prints them in another form."""

    help = "Read pasted references or a reference file, and print them as data or in a style."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the input, and the formats on both sides."""
        parser.add_argument("file", nargs="?", default="-", help="a file; - is standard input")
        parser.add_argument(
            "--each-line", action="store_true", help="every line is exactly one reference"
        )
        parser.add_argument("--from", dest="source", choices=SOURCES, default="auto")
        parser.add_argument("--to", dest="target", choices=[*FORMATS, *STYLES], default="csl-json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and print in the order of the input."""
        try:
            data = (
                sys.stdin.buffer.read()
                if options["file"] == "-"
                else Path(options["file"]).read_bytes()
            )
            readings = parse_lines(data) if options["each_line"] else parse(data, options["source"])
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except ParseError as error:
            raise CommandError(str(error)) from error
        self._remark(readings)
        if options["target"] in FORMATS:
            self._name_losses(readings, options["target"])
        self.stdout.write(_written(readings, options["target"]))

    def _remark(self, readings: Sequence[Reading]) -> None:
        """Say on standard error what was not understood, so that nothing is dropped."""
        for number, reading in enumerate(readings, 1):
            remarks = [
                *reading.notes,
                *(f"Not understood ({piece.name}): {piece.text}" for piece in reading.leftover),
                *([f"Private remark: {reading.remark}"] if reading.remark else []),
            ]
            for remark in remarks:
                self.stderr.write(f"{number}: {remark}")

    def _name_losses(self, readings: Sequence[Reading], target: Any) -> None:
        """Say on standard error what the other format cannot hold."""
        for number, reading in enumerate(readings, 1):
            if reading.understood and (lost := losses(reading.reference, target)):
                self.stderr.write(f"{number}: {target} cannot hold: {', '.join(lost)}")


def _written(readings: Sequence[Reading], target: Any) -> str:
    if target in STYLES:
        return "\n".join(
            render(reading.reference, target) if reading.understood else "" for reading in readings
        )
    if target == "csl-json":
        items = [_item(number, reading) for number, reading in enumerate(readings, 1)]
        return json.dumps(items, ensure_ascii=False, indent=2)
    return export([reading.reference for reading in readings if reading.understood], target)


def _item(number: int, reading: Reading) -> dict[str, Any]:
    """Return the CSL-JSON item; an empty object where nothing was understood."""
    return {"id": f"ref-{number}", **reading.reference.to_csl()} if reading.understood else {}
