"""Where the index and the pages differ: nowhere, unless something went around the signals."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.indexing.indexed_document import digest_of
from search.indexing.page_content import content_of
from search.indexing.writer import public_pages
from search.models import Document, Posting

BATCH = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """This difference is one page that the index does not hold as it is."""

    page_id: int
    title: str
    problem: str


def differences() -> Iterator[Difference]:
    """Yields every difference; reads all pages, so it takes as long as a rebuild."""
    known = {
        key: (title, digest)
        for key, title, digest in Document.objects.values_list("pk", "title", "digest")
    }
    keys = list(public_pages().order_by("pk").values_list("pk", flat=True))
    for key in sorted(known.keys() - set(keys)):
        yield Difference(key, known[key][0], "in the index, but not a public page")
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        held = set(
            Posting.objects.filter(document_id__in=batch).values_list("document_id").distinct()
        )
        for page in public_pages().filter(pk__in=batch).order_by("pk").specific():
            if page.pk not in known:
                yield Difference(page.pk, page.title, "a public page, but not in the index")
            elif known[page.pk][1] != digest_of(content_of(page)):
                yield Difference(page.pk, page.title, "changed since it was indexed")
            elif (page.pk,) not in held:
                yield Difference(page.pk, page.title, "in the index without its words")
