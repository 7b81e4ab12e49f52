"""Opens the ZIP archives that documents are (.docx, .odt, Google Docs' export), with bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from .documents import DocumentError

MAX_PARTS = 5_000
MAX_UNPACKED = 300_000_000
"""Bytes of all parts; a document of 50 MB is mostly pictures, which do not shrink."""
MAX_TEXT_PART = 60_000_000
"""Bytes of one part of XML or HTML; a book of 500 pages has 10 million."""
TEXT_PARTS = (".xml", ".rels", ".html", ".htm", ".xhtml")
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main":
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships":
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"http://purl.oclc.org/ooxml/officeDocument/math":
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/officeDocument/bibliography":
        b"http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
}  # fmt: skip
"""The namespaces of "Strict Open XML", and those that everybody reads."""


DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
    RuntimeError,
)  # fmt: skip
"""What zipfile raises where an archive is broken, locked, or packed in an unknown manner."""


def unpack(content: bytes) -> dict[str, bytes]:
    """Returns the parts of an archive by name.

    Raises:
        DocumentError: it is broken, locked, or would fill the machine's memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check(infos)
            return {info.filename: archive.read(info) for info in infos}
    except DAMAGED as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError("The document is damaged: its parts cannot be unpacked.") from None


def _check(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise DocumentError("The document is protected by a password. Save it without one.")
    heavy = [
        info
        for info in infos
        if info.filename.lower().endswith(TEXT_PARTS) and info.file_size > MAX_TEXT_PART
    ]
    if len(infos) > MAX_PARTS or heavy or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise DocumentError("The document is far larger unpacked than any text is; it is not read.")


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Returns an archive of these parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return output.getvalue()


def xml_of(content: bytes) -> etree._Element:
    """Returns the root of a part of XML, read without entities or anything from outside.

    Raises:
        DocumentError: it is broken, or declares entities, which no document needs.
    """
    for strict, usual in STRICT.items():
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DocumentError("The document is damaged: a part of it is no XML.") from None
    if root.getroottree().docinfo.doctype:
        raise DocumentError("The document declares entities, which none needs; it is not read.")
    return root
