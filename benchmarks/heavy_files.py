"""Files that take long to read, and where editors would send them."""

from collections.abc import Iterator
from dataclasses import dataclass

REFERENCE = (
    "{0}. Smith J, Doe A. A study of the number {0} of sleep and pain in adults. "
    "J Sleep Res. 2019;{0}(2):123-130. doi:10.1000/j.{0}\n"
)
SUBSCRIBERS = 20_000
FRAMES = 40_000
ENTRIES = 400_000
OBJECTS = 150_000
CHARACTERS = 990_000


@dataclass(frozen=True, slots=True)
class HeavyFile:
    """This file goes to an address of the admin, with other values of the form."""

    name: str
    path: str
    content: bytes
    values: dict[str, str]


def heavy_files(number: int = 0) -> Iterator[HeavyFile]:
    """Yields one of each kind; `number` makes the subscribers others."""
    document, picture = "/admin/documents/add/", "/admin/images/add/"
    title = {"title": "Heavy"}
    consent = {"consent": "A benchmark", "confirmed": "on"}
    yield HeavyFile("list.csv", "/admin/subscribers/import/", subscribers(number), consent)
    yield HeavyFile("references.txt", "/admin/article-editing/read/", references(), {})
    yield HeavyFile("moving.gif", picture, gif(), title)
    yield HeavyFile("letter.docx", document, archive(), title)
    yield HeavyFile("objects.pdf", document, pdf(), title)


def subscribers(number: int) -> bytes:
    """Returns a list of addresses."""
    lines = (f"reader{each}@list{number}.example.org" for each in range(SUBSCRIBERS))
    return ("email\n" + "\n".join(lines)).encode()


def references() -> bytes:
    """Returns a list of references of almost a megabyte."""
    size = len(REFERENCE.format(1000))
    return "".join(map(REFERENCE.format, range(1, CHARACTERS // size))).encode()


def gif() -> bytes:
    """Returns a picture that moves and moves."""
    frame = b",\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"
    return b"GIF89a\1\0\1\0\x80\0\0" + bytes(6) + frame * FRAMES + b";"


def archive() -> bytes:
    """Returns a document of very many parts, which has no more than their names."""
    entries = b"".join(
        b"PK\1\2" + bytes(24) + b"\x08\0" + bytes(16) + b"%08d" % each for each in range(ENTRIES)
    )
    end = b"PK\5\6" + bytes(4) + b"\1\0\1\0" + len(entries).to_bytes(4, "little") + bytes(6)
    return entries + end


def pdf() -> bytes:
    """Returns a document of very many objects."""
    head = (
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[]/Count 0>>endobj\n"
    )
    others = "".join(f"{each} 0 obj<</A[1 2 3]>>endobj\n" for each in range(3, OBJECTS))
    return (head + others + "trailer<</Root 1 0 R>>\n%%EOF").encode()
