import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.page_cache import entries
from clinic.page_cache.cacheability import Key
from clinic.page_cache.entries import OVERHEAD, Entry, Store
from tests.clinic.page_cache.applications import FOREVER, at_once

TEXT = b"the same words again and again " * 100
HTML = [("Content-Type", "text/html"), ("Content-Length", "9"), ("Vary", "x"), ("X-A", "b")]


def entry_of(plain=TEXT, headers=HTML):
    return Entry((1,), (0,), FOREVER, FOREVER, 0.0, plain, list(headers))


def key_of(number):
    return Key("http", "testserver", f"/{number}/", "")


class TestEntry:
    def test_holds_the_same_words_in_each_encoding(self):
        entry = entry_of()

        assert entry.copy("").body == TEXT
        assert gzip.decompress(entry.copy("gzip").body) == TEXT
        assert brotli.decompress(entry.copy("br").body) == TEXT

    def test_says_length_and_encoding_once_and_keeps_other_headers(self):
        for encoding in ("", "gzip", "br"):
            copy = entry_of().copy(encoding)

            names = [name.lower() for name, _ in copy.headers]
            headers = dict(copy.headers)
            assert len(names) == len(set(names))
            assert headers["Content-Length"] == str(len(copy.body))
            assert headers.get("Content-Encoding", "") == encoding
            assert headers["Vary"] == "Accept-Encoding"
            assert headers["X-A"] == "b"

    def test_has_a_strong_tag_for_each_encoding(self):
        tags = {entry_of().copy(encoding).etag for encoding in ("", "gzip", "br")}
        other = entry_of(TEXT + b".").copy("").etag

        assert len(tags | {other}) == 4
        assert not any(tag.startswith("W/") for tag in tags)

    def test_compresses_at_most_once(self, monkeypatch):
        made = []

        def compress(body, quality):
            made.append(quality)
            return b"small"

        monkeypatch.setattr(entries.brotli, "compress", compress)
        entry = entry_of()

        at_once(*[lambda: entry.copy("br")] * 8)

        assert len(made) == 1

    @pytest.mark.parametrize(
        ("plain", "kind"), [(b"x" * 100, "text/html"), (TEXT, "image/jpeg"), (TEXT, "")]
    )
    def test_leaves_alone_what_compression_does_not_help(self, plain, kind):
        copy = entry_of(plain, [("Content-Type", kind)]).copy("br")

        assert copy.body is plain
        assert "Content-Encoding" not in dict(copy.headers)

    def test_repeats_no_length_or_type_when_nothing_has_changed(self):
        names = {name for name, _ in entry_of().copy("br").not_modified}

        assert names == {"ETag", "Vary"}


class TestStore:
    def test_lets_the_least_recently_used_go(self):
        one = entry_of().size
        store = Store(3 * one)
        for number in range(3):
            store.put(key_of(number), entry_of())
        store.get(key_of(0))

        store.put(key_of(3), entry_of())

        assert [store.get(key_of(n)) is not None for n in range(4)] == [True, False, True, True]

    def test_does_not_keep_what_is_larger_than_all(self):
        store = Store(OVERHEAD)

        store.put(key_of(1), entry_of())

        assert (len(store), store.bytes) == (0, 0)

    def test_counts_compressed_copies(self):
        store, entry = Store(1_000_000), entry_of()
        store.put(key_of(1), entry)
        before = store.bytes

        copy = entry.copy("gzip")
        store.grown(key_of(1), entry)

        assert store.bytes - before == len(copy.body)

    def test_does_not_bring_back_what_was_replaced_meanwhile(self):
        store, old, new = Store(1_000_000), entry_of(), entry_of()
        store.put(key_of(1), old)
        store.put(key_of(1), new)

        store.grown(key_of(1), old)

        assert store.get(key_of(1)) is new

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5_000), st.booleans())))
    def test_never_holds_more_than_its_bytes(self, steps):
        store, stored = Store(20_000), {}
        for number, size, drops in steps:
            if drops:
                store.drop(key_of(number))
                stored.pop(number, None)
            else:
                store.put(key_of(number), entry_of(b"x" * size))
                stored[number] = size

            present = [n for n in stored if store.get(key_of(n)) is not None]
            assert store.bytes == sum(stored[n] + OVERHEAD for n in present) <= 20_000
            assert len(store) == len(present)

    def test_stays_in_order_with_many_threads(self):
        store = Store(10 * entry_of().size)

        def work(start):
            for step in range(200):
                key = key_of((start * 7 + step) % 20)
                found = store.get(key)
                if found is None:
                    store.put(key, entry_of())
                else:
                    found.copy("gzip")
                    store.grown(key, found)

        at_once(*[lambda start=start: work(start) for start in range(6)])

        sizes = sum(size for _, size in store._entries.values())
        assert store.bytes == sizes <= store.largest
