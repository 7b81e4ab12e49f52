"""From a page's content to the rows of the index; nothing here asks the database."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from search.indexing.page_content import PageContent
from search.models import Document
from search.queries.words import STOP, normalised, words_of

FORM = "4"
"""Changes whenever the same content gives other rows: every page is then indexed anew."""

FIELD_WEIGHTS = {
    "title": 3.0,
    "topics": 1.5,
    "other names": 0.5,
    "authors": 2.0,
    "headings": 1.5,
    "summary": 1.5,
    "body": 1.0,
    "references": 0.3,
}
"""What one occurrence counts, by field. A word in the title counts three times."""

LONGEST_BODY = 400_000
"""Characters of a body that are indexed: about 60 000 words."""

BARRIER = "|"
"""Stands between the fields in `Document.stems`: a phrase does not reach across."""

LAST_HEADING = "#"
"""Stands behind the title and the headings, which come first, and behind the topics."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """This rendition is one page in the form in which it is stored."""

    document: Document
    frequencies: dict[str, float]
    """How often each stem occurs, weighted by field."""
    words: dict[str, str]
    """Each folded word that the vocabulary learns, with its stem."""


def digest_of(content: PageContent) -> str:
    """Returns a mark that changes when the content or the form of the index does."""
    return hashlib.sha256(repr((FORM, FIELD_WEIGHTS, astuple(content))).encode()).hexdigest()


def indexed_document_of(page_id: int, content: PageContent) -> IndexedDocument:
    """Returns the rows of one page."""
    frequencies: dict[str, float] = defaultdict(float)
    vocabulary: dict[str, str] = {}
    stems: list[str] = []
    for name, text in _texts(content):
        for word in words_of(text):
            stems.append(word.stem or STOP)
            if stem := word.stem:
                frequencies[stem] += FIELD_WEIGHTS[name]
                vocabulary[word.folded] = stem
        stems.append(LAST_HEADING if name.startswith("end") else BARRIER)
    document = Document(
        page_id=page_id,
        kind=content.kind,
        title=normalised(content.title)[:255],
        title_key=key_of(content.title),
        summary=normalised(content.summary),
        body=normalised(content.body[:LONGEST_BODY]),
        stems=f" {' '.join(stems)} ",
        date=content.published,
        topic_ids=list(content.topic_ids),
        length=sum(frequencies.values()),
        digest=digest_of(content),
    )
    return IndexedDocument(document, dict(frequencies), vocabulary)


def key_of(text: str) -> str:
    """Returns the folded words of a text, a blank before each: what a prefix is looked up in."""
    return "".join(f" {word.folded}" for word in words_of(normalised(text)))[:300]


def _texts(content: PageContent) -> Iterator[tuple[str, str]]:
    yield "title", normalised(content.title)
    for heading in content.headings:
        yield "headings", normalised(heading)
    yield "end of headings", ""
    for name in content.topics:
        yield "topics", normalised(name)
    yield "end", ""
    yield "summary", normalised(content.summary)
    for paragraph in content.body[:LONGEST_BODY].split("\n"):
        yield "body", normalised(paragraph)
    for name in content.authors:
        yield "authors", normalised(name)
    for name in content.other_names:
        yield "other names", normalised(name)
    for title in content.references:
        yield "references", normalised(title)
