# ruff: noqa: E501  markup of documents
"""The words of a document are the words of its draft and of what the draft leaves out."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.drafts import ArticleDraft
from articles.importing.html import read_html
from articles.importing.inline_text import block_text
from articles.importing.lossless import missing_lines
from articles.importing.model import Document
from articles.importing.plain_text import plain_document
from articles.importing.understanding import understand

pytestmark = pytest.mark.long
WORD = re.compile(r"\w+")
NAMES = st.text("abcdefghij", min_size=3, max_size=6)
MARKS = st.sampled_from(["", " (1)", " [2]", " [1,3]", "²", " (Roe, 2020)", " [9]"])
SENTENCE = st.builds(
    lambda words, mark: " ".join(words).capitalize() + mark + ".",
    st.lists(NAMES, min_size=1, max_size=8), MARKS,
)  # fmt: skip
REFERENCES = st.lists(
    st.builds(lambda name, year: f"{name.title()} J. About it. Ex J. {year};1:2.", NAMES, st.integers(1990, 2024)),
    max_size=4,
)  # fmt: skip


def words(text):
    return Counter(word.casefold() for word in WORD.findall(text))


def words_of(draft: ArticleDraft):
    """The draft's words with the markers of its citations, and those of its report."""
    texts = [draft.title, draft.opening, *(block_text(block) for block in draft.blocks)]
    texts += [each.text for each in draft.note_reports]
    texts += [each.text for each in draft.left_out]
    texts += [reading.original for reading in draft.references]
    return words("\n".join(texts))


def element():
    leaf = st.builds(
        lambda tag, text: f"<{tag}>{text}</{tag}>",
        st.sampled_from(["p", "h2", "h3", "b", "i", "sup", "li", "td", "div", "del", "button", "span", "blockquote", "dt"]), SENTENCE,
    )  # fmt: skip
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from(["div", "ul", "ol", "table", "tr", "section", "blockquote", "figure", "em", "aside", "article"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        max_leaves=8,
    )  # fmt: skip


class TestLossless:
    @settings(max_examples=40, deadline=None)
    @given(st.lists(element(), min_size=1, max_size=5))
    def test_loses_no_word_of_html(self, parts):
        source = "".join(parts)

        draft = understand(read_html(source), fallback_title="-")

        assert words(re.sub(r"<[^>]+>", " ", source)) - words_of(draft) == Counter()

    @settings(max_examples=40, deadline=None)
    @given(st.lists(SENTENCE, min_size=1, max_size=6), REFERENCES, st.booleans())
    def test_loses_no_word_of_plain_text(self, sentences, references, named):
        listed = [f"{number}. {text}" for number, text in enumerate(references, 1)]
        text = "\n\n".join([*sentences, *(["References"] if named else []), *listed])

        draft = understand(plain_document(text), fallback_title="-")

        lost = words(text) - words_of(draft)
        assert {word for word in lost if not word.isdigit()} == set()  # the numbers of the list go


class TestMissingLines:
    def test_finds_a_line_whose_words_the_model_lacks(self):
        document = Document(blocks=(), title="Some words")

        assert missing_lines(document, ["some words", "other words"]) == ["other words"]
