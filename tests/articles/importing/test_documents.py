import pytest

from articles.importing import DocumentError, read_document
from articles.importing.formats import format_of
from articles.importing.inline_text import block_text
from articles.importing.reading import read_file


class TestReadDocument:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_reads_the_encodings_of_word_processors(self, tmp_path, encoding):
        path = tmp_path / "text.txt"
        path.write_bytes("Café\r\rAt — “four”\r\n".encode(encoding))

        draft = read_file(read_document(path), "text.txt")

        assert (draft.title, block_text(draft.blocks[0])) == ("Café", "At — “four”")

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"", "is empty"),
            (b" \n\t\n", "is empty"),
            (b"x" * 50_000_001, "larger than 50 MB"),
        ],
    )
    def test_refuses_what_no_document_is(self, tmp_path, content, problem):
        path = tmp_path / "file"
        path.write_bytes(content)

        with pytest.raises(DocumentError, match=problem):
            read_document(path)

    def test_refuses_a_file_that_is_not_there(self, tmp_path):
        with pytest.raises(DocumentError, match="There is no file"):
            read_document(tmp_path / "none.txt")

    def test_refuses_a_folder(self, tmp_path):
        with pytest.raises(DocumentError, match="is a folder"):
            read_document(tmp_path)


class TestFormat:
    @pytest.mark.parametrize(
        ("content", "what"),
        [
            (b"PK\x03\x04\x14\x00\x06\x00", "damaged"),
            (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
            (b"%PDF-1.7", "a PDF"),
            (b"\x00\x01\x02", "no document that is read here"),
        ],
    )
    def test_names_what_is_not_read(self, content, what):
        with pytest.raises(DocumentError, match=what):
            format_of(content)

    @pytest.mark.parametrize(
        ("content", "name", "expected"),
        [
            (b"<!DOCTYPE html><p>x</p>", "a.txt", "html"),
            (b"{\\rtf1 x}", "a.doc", "rtf"),
            (b"A title\n\nText with **bold** words.", "a.txt", "markdown"),
            (b"A title\n\nText with 2 * 3 words.", "a.txt", "text"),
        ],
    )
    def test_knows_a_format_by_what_the_file_says(self, content, name, expected):
        assert format_of(content, name) == expected
