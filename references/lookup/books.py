"""Books by their ISBN: Open Library, then Google Books.

https://openlibrary.org/dev/docs/api/books and https://developers.google.com/books/docs/v1/using.
An unknown ISBN is an empty answer with status 200 in both; both are `NotFoundError`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from references.lookup.errors import BadAnswerError, NotFoundError, ServiceError
from references.lookup.records import Record
from references.lookup.services import Services
from references.lookup.transport import Transport
from references.model import languages
from references.model.cleaning.references import cleaned_reference
from references.model.names import Name
from references.model.persons import natural_order
from references.model.printed_dates import read_date
from references.model.reference import Reference

EDITION = re.compile(r"(\d+)(?:st|nd|rd|th)?\b")


@dataclass(frozen=True, slots=True)
class OpenLibrary:
    """The client of Open Library."""

    transport: Transport
    services: Services

    def record(self, isbn: str) -> Record:
        """Return the record of a book.

        Raises:
            NotFoundError: Open Library does not know it.
            ServiceError: there was no usable answer.
        """
        key = f"ISBN:{isbn}"
        query = urlencode({"bibkeys": key, "format": "json", "jscmd": "data"})
        url = f"{self.services.open_library}/api/books?{query}"
        answer = _json(
            self.transport.get(url, "Open Library", self.services.open_library_rate), "Open Library"
        )
        book = answer.get(key)
        if not isinstance(book, Mapping) or not book.get("title"):
            raise NotFoundError(f"Open Library has no book {isbn}.")
        return Record(_open_library_book(book, isbn), ("Open Library",))


@dataclass(frozen=True, slots=True)
class GoogleBooks:
    """The client of Google Books."""

    transport: Transport
    services: Services

    def record(self, isbn: str) -> Record:
        """Return the record of a book; a result without this ISBN is another book.

        Raises:
            NotFoundError: Google Books does not know it.
            ServiceError: there was no usable answer.
        """
        query = {"q": f"isbn:{isbn}", "key": self.services.google_key}
        parameters = urlencode({name: value for name, value in query.items() if value})
        url = f"{self.services.google_books}/volumes?{parameters}"
        answer = _json(self.transport.get(url, "Google Books", 1.0), "Google Books")
        for item in answer.get("items") or []:
            volume = item.get("volumeInfo") if isinstance(item, Mapping) else None
            if isinstance(volume, Mapping) and volume.get("title") and isbn in _isbns(volume):
                return Record(_google_book(volume, isbn), ("Google Books",))
        raise NotFoundError(f"Google Books has no book {isbn}.")


def find_book(transport: Transport, services: Services, isbn: str) -> Record:
    """Return the record of a book from the first service that knows it.

    Raises:
        NotFoundError: neither does.
        ServiceError: there was no usable answer.
    """
    try:
        return OpenLibrary(transport, services).record(isbn)
    except ServiceError as failure:
        try:
            return GoogleBooks(transport, services).record(isbn)
        except NotFoundError:
            raise failure from None


def _json(body: bytes, service: str) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise BadAnswerError(f"{service}’s answer was no record.") from None
    if not isinstance(answer, dict) or answer.get("error"):
        raise BadAnswerError(f"{service}’s answer was no record.")
    return answer


def _open_library_book(book: Mapping[str, Any], isbn: str) -> Reference:
    edition = EDITION.match(str(book.get("edition_name") or ""))
    return cleaned_reference(
        Reference(
            type="book",
            title=_title(book),
            author=tuple(map(_author, _named(book, "authors"))),
            issued=read_date(str(book.get("publish_date") or "")),
            edition=edition[1] if edition else "",
            publisher=next(iter(_named(book, "publishers")), ""),
            publisher_place=next(iter(_named(book, "publish_places")), ""),
            isbn=isbn,
        )
    )


def _google_book(volume: Mapping[str, Any], isbn: str) -> Reference:
    authors = volume.get("authors")
    language = languages.tag(str(volume.get("language") or ""))
    return cleaned_reference(
        Reference(
            type="book",
            title=_title(volume),
            author=tuple(_author(str(name)) for name in authors or [] if isinstance(authors, list)),
            issued=read_date(str(volume.get("publishedDate") or "")),
            publisher=str(volume.get("publisher") or ""),
            isbn=isbn,
            language="" if language == "en" else language,
        )
    )


def _title(book: Mapping[str, Any]) -> str:
    title, subtitle = str(book.get("title") or ""), str(book.get("subtitle") or "")
    return f"{title}: {subtitle}" if subtitle and subtitle not in title else title


def _named(book: Mapping[str, Any], key: str) -> list[str]:
    values = book.get(key)
    return [
        str(item["name"])
        for item in (values if isinstance(values, list) else [])
        if isinstance(item, Mapping) and item.get("name")
    ]


def _author(name: str) -> Name:
    return natural_order(name)


def _isbns(volume: Mapping[str, Any]) -> set[str]:
    """Return every ISBN of a volume, those of ten digits also in their longer form."""
    found = volume.get("industryIdentifiers")
    numbers = {
        re.sub(r"[\s-]", "", str(item.get("identifier") or "")).upper()
        for item in (found if isinstance(found, list) else [])
        if isinstance(item, Mapping)
    }
    return numbers | {thirteen(number) for number in numbers} | {ten(number) for number in numbers}


def thirteen(isbn: str) -> str:
    """Return an ISBN of ten digits in its form of thirteen; any other as it is."""
    if len(isbn) != 10:
        return isbn
    digits = f"978{isbn[:9]}"
    check = -sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(digits)) % 10
    return f"{digits}{check}"


def ten(isbn: str) -> str:
    """Return an ISBN of thirteen digits that has a form of ten in that form; any other as it is."""
    if len(isbn) != 13 or not isbn.startswith("978") or not isbn.isdigit():
        return isbn
    weighted = zip(isbn[3:12], range(10, 1, -1), strict=True)
    check = -sum(int(digit) * weight for digit, weight in weighted) % 11
    return f"{isbn[3:12]}{'X' if check == 10 else check}"
