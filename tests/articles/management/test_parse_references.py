import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from references.formats import export
from tests.references import samples

TEXT = "Walker AM, Ode B. Sleep and the gut. Sleep Med. 2015;12(3):279-86. PMID: 36188471."


@pytest.fixture
def stdin(monkeypatch):
    def give(text):
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


class TestParseReferences:
    def test_reads_standard_input_and_prints_csl_json(self, stdin, capsys):
        stdin(TEXT)

        call_command("parse_references")

        (item,) = json.loads(capsys.readouterr().out)
        assert item["author"] == [
            {"family": "Walker", "given": "AM"},
            {"family": "Ode", "given": "B"},
        ]
        assert item["PMID"] == "36188471"

    def test_reads_a_file(self, tmp_path, capsys):
        path = tmp_path / "list.txt"
        path.write_text(f"1. {TEXT}\n2. {TEXT}\n")

        call_command("parse_references", str(path), target="nlm")

        assert capsys.readouterr().out.splitlines() == [TEXT, TEXT]

    def test_returns_as_many_items_as_lines(self, stdin, capsys):
        stdin(f"{TEXT}\n\n{{{{{{\n{TEXT}\n")

        call_command("parse_references", each_line=True)

        output = capsys.readouterr()
        items = json.loads(output.out)
        assert [bool(item) for item in items] == [True, False, False, True]
        assert "2: Nothing was understood here." in output.err

    @pytest.mark.parametrize("form", ["ris", "bibtex", "nbib", "csl-json"])
    def test_reads_and_writes_every_format(self, stdin, capsys, form):
        written = export([samples.ARTICLE], form)
        stdin(written)

        call_command("parse_references", source=form, target=form)

        assert capsys.readouterr().out.strip() == written.strip()

    @pytest.mark.parametrize("style", ["ama", "apa"])
    def test_prints_every_style(self, stdin, capsys, style):
        stdin(TEXT)

        call_command("parse_references", target=style)

        assert "Sleep and the gut. Sleep Med" in capsys.readouterr().out

    def test_says_on_standard_error_what_was_left_over(self, stdin, capsys):
        stdin(f"{TEXT} Shelf mark 7.")

        call_command("parse_references")

        assert "Shelf mark 7" in capsys.readouterr().err

    @pytest.mark.parametrize("data", [b"", b"\x00\x01", b"%PDF-1.7"])
    def test_refuses_what_is_no_text(self, stdin, data):
        stdin(data)

        with pytest.raises(CommandError):
            call_command("parse_references")

    def test_refuses_a_file_that_is_not_there(self):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("parse_references", "nowhere.txt")
