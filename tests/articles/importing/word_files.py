# ruff: noqa: E501  markup of documents
"""Word documents built from parts, as Word and its citation programs write them."""

import io
import json
import zipfile
from base64 import b64encode
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 1", "heading 2", "heading 3", "Quote", "caption")
)


def docx(body, *, footnotes=(), endnotes=(), **parts):
    """A .docx; `parts` are further files, `__` in a name stands for a slash, `_xml` for `.xml`."""
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [("footnotes", "footnotes.xml"), ("endnotes", "endnotes.xml"), ("styles", "styles.xml")]
            + [("image", f"media/{name}") for name in ("one.png",)]
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{STYLES}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": _notes("footnote", footnotes),
        "word/endnotes.xml": _notes("endnote", endnotes),
    } | parts
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return output.getvalue()


def p(*runs, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def t(text, form=""):
    properties = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def superscript(text):
    return t(text, '<w:vertAlign w:val="superscript"/>')


def field(instruction, result, data="", pieces=1):
    """A complex field, its instruction split over `pieces` runs."""
    size = -(-len(instruction) // pieces)
    parts = [instruction[start : start + size] for start in range(0, len(instruction), size)]
    held = f"<w:fldData>{b64encode(data.encode()).decode()}</w:fldData>" if data else ""
    codes = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(part, quote=False)}</w:instrText></w:r>'
        for part in parts
    )
    printed = result if result.startswith("<w:") else t(result)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{held}</w:fldChar></w:r>{codes}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{printed}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(tag, content, more=""):
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{escape(tag)}"/>{more}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def mark(kind, number):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def csl(title, family="Roe", year=2020, **more):
    return {
        "type": "article-journal",
        "title": title,
        "author": [{"family": family, "given": "Jane"}],
        "issued": {"date-parts": [[year]]},
        "container-title": "Example Journal",
        **more,
    }


def zotero(*items):
    """The instruction of a citation; an item is a CSL record or (record, what is said around)."""
    listed = []
    for number, item in enumerate(items):
        record, said = item if isinstance(item, tuple) else (item, {})
        address = f"http://zotero.org/users/1/items/{record['title'].replace(' ', '')}"
        listed.append(
            {"id": number, "uris": [address], "itemData": {"id": number, **record}, **said}
        )
    payload = {"citationID": "x", "properties": {}, "citationItems": listed}
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(payload)} "


def mendeley_desktop(*records):
    listed = [
        {
            "id": f"ITEM-{number}",
            "itemData": {"id": f"ITEM-{number}", **record},
            "uris": [f"http://www.mendeley.com/documents/?uuid={record['title']}"],
        }
        for number, record in enumerate(records, 1)
    ]
    return f"ADDIN CSL_CITATION {json.dumps({'citationItems': listed})}"


def mendeley_cite(*records):
    """The tag of a content control."""
    listed = [
        {"id": record["title"], "itemData": {"id": record["title"], **record}, "isTemporary": False}
        for record in records
    ]
    payload = json.dumps({"citationID": "MENDELEY_CITATION_x", "citationItems": listed})
    return "MENDELEY_CITATION_v3_" + b64encode(payload.encode()).decode()


def endnote(title, family, year, prefix="", pages=""):
    """EndNote's XML of a citation."""
    return (
        f"<EndNote><Cite><Author>{family}</Author><Year>{year}</Year><RecNum>{year}</RecNum>"
        f"<Prefix>{prefix}</Prefix><Pages>{pages}</Pages><DisplayText>({family}, {year})</DisplayText>"
        f'<record><rec-number>{year}</rec-number><foreign-keys><key app="EN" db-id="db">{year}</key>'
        '</foreign-keys><ref-type name="Journal Article">17</ref-type><contributors><authors>'
        f"<author>{family}, Jane</author></authors></contributors><titles><title>{title}</title>"
        "<secondary-title>Example Journal</secondary-title></titles><dates>"
        f"<year>{year}</year></dates></record></Cite></EndNote>"
    )


def _notes(kind, texts):
    inner = "".join(
        f'<w:{kind} w:id="{number}">{text if text.startswith("<w:p") else p(t(text))}</w:{kind}>'
        for number, text in enumerate(texts, 2)
    )
    return f'<w:{kind}s xmlns:w="{W}">{inner}</w:{kind}s>'


def _relations(targets):
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def _types():
    parts = {
        "document": "document.main",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "styles": "styles",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
