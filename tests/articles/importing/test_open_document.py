# ruff: noqa: E501  markup of documents
import io
import json
import zipfile
from html import escape

from articles.importing.inline_text import block_text
from articles.importing.reading import read_file
from tests.articles.importing.word_files import csl

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def odt(body):
    """An .odt with this text."""
    output = io.BytesIO()
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}" office:version="1.3">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    styles = f'<office:document-styles xmlns:office="{OFFICE}" office:version="1.3"/>'
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        archive.writestr("META-INF/manifest.xml", manifest)
    return output.getvalue()


def cited(record, printed):
    payload = {"citationItems": [{"id": 1, "uris": ["http://z/1"], "itemData": record}]}
    name = escape(f"ZOTERO_ITEM CSL_CITATION {json.dumps(payload)} RNDabc")
    return (
        f'<text:reference-mark-start text:name="{name}"/>{printed}'
        f'<text:reference-mark-end text:name="{name}"/>'
    )


class TestReadOpenDocument:
    def test_reads_citations_and_leaves_the_printed_list_out(self):
        draft = read_file(
            odt(
                '<text:h text:outline-level="1">Sleep</text:h>'
                f"<text:p>Sleep helps {cited(csl('Alpha'), '(Roe <text:span>2020</text:span>)')} a lot."
                '</text:p><text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDx">'
                "<text:p>Roe J. Alpha.</text:p></text:section>"
            ),
            "sleep.odt",
        )

        assert draft.title == "Sleep"
        assert block_text(draft.blocks[0]) == "Sleep helps (Roe 2020) a lot."
        assert [reading.reference.title for reading in draft.references] == ["Alpha"]
        assert [citation.numbers for citation in draft.citations] == [(1,)]
        assert [item.text for item in draft.left_out] == ["Roe J. Alpha."]
