"""Stored answers: each with ready-made headers, and its compressed copies."""

import gzip
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock
from typing import Any

import brotli

from clinic.page_cache.cacheability import Headers, Key

COMPRESSED_TYPES = (
    "text/", "application/json", "application/xml", "application/rss+xml", "image/svg+xml",
    "application/manifest+json", "application/x-", "application/vnd.citationstyles",
)  # fmt: skip
"""Beginnings of the types that compression makes smaller."""
SMALLEST = 200
"""Bytes under which compression gains nothing."""
GZIP_LEVEL, BROTLI_QUALITY = 6, 6
OVERHEAD = 2_000
"""Bytes that an entry takes besides its bodies, about."""
OWN_HEADERS = frozenset({"content-length", "etag", "vary"})
"""Headers that an entry writes itself."""
NOT_MODIFIED = frozenset(
    {"cache-control", "content-location", "date", "etag", "expires", "vary"}
    | {"content-security-policy", "strict-transport-security", "referrer-policy"}
)
"""What a 304 repeats (RFC 9110, 15.4.5), and headers about security."""

Token = tuple[int, ...]
"""The state of the site, as `clinic.page_cache.state_watch` tells it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """This copy is an answer in one encoding, ready to be sent."""

    etag: str
    headers: Headers
    not_modified: Headers
    body: bytes


@dataclass(slots=True)
class Entry:
    """This entry is one stored answer."""

    token: Token
    """The state of the site before the answer was rendered."""
    removals: Token
    """What had been taken off the site by then."""
    until: float
    """Unix seconds when it becomes old by itself."""
    kept_until: float
    """Unix seconds from which it may not even serve a failure."""
    made_at: float
    """Unix seconds."""
    plain: bytes
    headers: Headers
    copies: dict[str, Copy] = field(default_factory=dict)
    digest: str = ""
    lock: Any = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Reads what every copy needs."""
        self.digest = blake2b(self.plain, digest_size=12).hexdigest()
        self.headers = [pair for pair in self.headers if pair[0].lower() not in OWN_HEADERS]

    def copy(self, encoding: str) -> Copy:
        """Returns the answer in an encoding ("br", "gzip" or ""), compressed at most once."""
        found = self.copies.get(encoding)
        if found is None:
            with self.lock:
                found = self.copies.get(encoding) or self._make(encoding)
                self.copies[encoding] = found
        return found

    @property
    def size(self) -> int:
        """Bytes in memory, about; an encoding that gains nothing shares the plain bytes."""
        bodies = {id(copy.body): len(copy.body) for copy in list(self.copies.values())}
        return sum(({id(self.plain): len(self.plain)} | bodies).values()) + OVERHEAD

    def _make(self, encoding: str) -> Copy:
        body = self._compressed(encoding)
        encoded = body is not self.plain
        etag = f'"{self.digest}-{encoding}"' if encoded else f'"{self.digest}"'
        headers = [
            *self.headers,
            *([("Content-Encoding", encoding)] if encoded else []),
            ("Content-Length", str(len(body))),
            ("ETag", etag),
            ("Vary", "Accept-Encoding"),
        ]
        kept = [pair for pair in headers if pair[0].lower() in NOT_MODIFIED]
        return Copy(etag, headers, kept, body)

    def _compressed(self, encoding: str) -> bytes:
        kind = next((value for name, value in self.headers if name.lower() == "content-type"), "")
        if not encoding or len(self.plain) < SMALLEST or not kind.startswith(COMPRESSED_TYPES):
            return self.plain
        if encoding == "br":
            body = brotli.compress(self.plain, quality=BROTLI_QUALITY)
        else:
            body = gzip.compress(self.plain, GZIP_LEVEL, mtime=0)
        return body if len(body) < len(self.plain) else self.plain


class Store:
    """This store keeps entries up to a number of bytes; the least recently used go first."""

    def __init__(self, largest: int) -> None:
        self.largest = largest
        self.bytes = 0
        self._entries: OrderedDict[Key, tuple[Entry, int]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Returns how many entries there are."""
        return len(self._entries)

    def get(self, key: Key) -> Entry | None:
        """Returns an entry, now the most recently used."""
        with self._lock:
            found = self._entries.get(key)
            if found is None:
                return None
            self._entries.move_to_end(key)
            return found[0]

    def put(self, key: Key, entry: Entry) -> None:
        """Stores an entry in place of the one before, or counts it anew; one too large is not."""
        size = entry.size
        with self._lock:
            self._drop(key)
            if size > self.largest:
                return
            self._entries[key] = entry, size
            self.bytes += size
            while self.bytes > self.largest:
                self._drop(next(iter(self._entries)))

    def grown(self, key: Key, entry: Entry) -> None:
        """Counts an entry anew that has got another copy, if it is still stored."""
        with self._lock:
            stored = self._entries.get(key)
        if stored is not None and stored[0] is entry:
            self.put(key, entry)

    def drop(self, key: Key) -> None:
        """Forgets an entry."""
        with self._lock:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        found = self._entries.pop(key, None)
        if found is not None:
            self.bytes -= found[1]
