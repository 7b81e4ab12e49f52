"""Addresses by which strangers have tried to reach what lies beside public pictures."""

from collections.abc import Iterator

SECRET = b"for the clinic alone"
PRIVATE = (
    "documents/board.pdf",
    "original_images/patient.jpg",
    "avatar_images/ada.png",
)
"""Files of the media that strangers may not read."""
DOTS = ("..", "%2e%2E", ".%2e", "%252e%252e", "%c0%ae%c0%ae")
SLASHES = ("/", "%2f", "\\", "%5c", "%252f", "//", "/%2e/")
WAYS = (
    "images{dots}{slash}{name}",
    "images{slash}{dots}{slash}{name}",
    "images/x{slash}{dots}{slash}{dots}{slash}{name}",
    "images/./{dots}{slash}{name}",
    "{dots}{slash}media{slash}{name}",
    "./{dots}/media/{name}",
)
FIXED = (
    "images/../{name}?key=x",
    "images//../{name}",
    "/images/../{name}",
    "images/..;/{name}",
    "images/.. /{name}",
    "images/..%20/{name}",
    "images/%00/../{name}",
    "images/..%0a/{name}",
    "images%00/../{name}",
    "images/..%00/{name}",
    "images/%25252e%25252e/{name}",
    "images/%%32e%%32e/{name}",
    "images/..%2f{name}%3f.webp",
    "images/%ef%bc%8e%ef%bc%8e/{name}",
    "%69mages/../{name}",
    "./{name}",
    "/{name}",
    "//{name}",
    "{name}/.",
    "images/../images/../{name}",
    "{name}%00.webp",
    "Images/../{name}",
    "images/../../media/{name}",
)


def stolen_paths() -> Iterator[str]:
    """Yields each way to each private file, below `/media/`, percent-encoded as it is sent."""
    for name in PRIVATE:
        for way in WAYS:
            for dots in DOTS:
                for slash in SLASHES:
                    yield way.format(dots=dots, slash=slash, name=name)
        yield from (way.format(name=name) for way in FIXED)
