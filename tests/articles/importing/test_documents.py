import pytest

from articles.importing import DocumentError, read_document


class TestReadDocument:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_reads_the_encodings_of_word_processors(self, tmp_path, encoding):
        path = tmp_path / "text.txt"
        path.write_bytes("Café — “so”\r\nfour\r".encode(encoding))

        assert read_document(path) == "Café — “so”\nfour\n"

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"", "is empty"),
            (b" \n\t\n", "is empty"),
            (b"PK\x03\x04\x14\x00\x06\x00", "not a text file"),
            (b"\x89PNG\r\n\x1a\n\x00", "not a text file"),
            (b"x" * 2_000_001, "larger than 2 MB"),
        ],
    )
    def test_refuses_what_is_no_text(self, tmp_path, content, problem):
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
