"""PDFs to upload, harmless and not."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf

SCRIPT = "<</S/JavaScript/JS(app.alert(1))>>"


def pdf(catalog: str = "", others: Sequence[str] = ()) -> bytes:
    """Returns a PDF of one empty page, with more in its catalogue, and objects from number 4 on."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        *others,
    ]
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(places)
    trailer = f"trailer <</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    return content + table + trailer.encode()


def rewritten(content: bytes, **options: object) -> bytes:
    """Returns a PDF as qpdf writes it anew: with object streams, encrypted."""
    output = BytesIO()
    with pikepdf.open(BytesIO(content)) as opened:
        opened.save(output, **options)
    return output.getvalue()


def encrypted(content: bytes, user: str = "") -> bytes:
    """Returns an encrypted PDF; without a user's password everybody can read it."""
    return rewritten(content, encryption=pikepdf.Encryption(owner="owner", user=user))


def in_object_streams(content: bytes) -> bytes:
    """Returns a PDF whose names are all in compressed streams."""
    return rewritten(content, object_stream_mode=pikepdf.ObjectStreamMode.generate)


SCRIPTED = pdf("/OpenAction 4 0 R", [SCRIPT])
HARMLESS = {
    "an empty page": pdf(),
    "a first view": pdf("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),
    "a first view as a place": pdf("/OpenAction [3 0 R /Fit]"),
    "a link": pdf("", ["<</S/URI/URI(https://example.org)>>"]),
    "words about scripts": pdf("", ["(/JavaScript /JS /Launch)"]),
    "compressed": in_object_streams(pdf("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>")),
    "encrypted for everybody": encrypted(pdf()),
}
HARMFUL = {
    "plain": SCRIPTED,
    "in hexadecimal": pdf("/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>"),
    "a name elsewhere": pdf("/OpenAction<</S 4 0 R>>", ["/Launch"]),
    "among the names": pdf("/Names<</JavaScript<</Names[(x) 4 0 R]>>>>", [SCRIPT]),
    "when the page opens": pdf("/X<</AA<</O<</S/L#61unch/F(calc.exe)>>>>>>"),
    "after another action": pdf("/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next 4 0 R>>", [SCRIPT]),
    "in an array": pdf("/X[[[<</S/ImportData>>]]]"),
    "in an object stream": in_object_streams(SCRIPTED),
    "encrypted": encrypted(SCRIPTED),
    "both": in_object_streams(encrypted(SCRIPTED)),
    "another file": pdf("/Names<</Embedded#46iles<</Names[]>>>>"),
    "a file at a note": pdf("", ["<</Type/Annot/Subtype/FileAttachment>>"]),
    "a file by itself": pdf("", ["<</Type/EmbeddedFile/Length 0>>\nstream\n\nendstream"]),
    "a form that is a program": pdf("/AcroForm<</XFA[]>>"),
    "with a table that is broken": SCRIPTED.replace(b"xref", b"xxxx"),
}
