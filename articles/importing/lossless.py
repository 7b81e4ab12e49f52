"""Holds a reader to its word: what the file says and the model does not is found and named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .inline_text import block_text
from .model import Document, Picture

WORD = re.compile(r"\w+")


def words_of(document: Document) -> Counter[str]:
    """Returns how often the model holds each word, in its text or among what is left out."""
    texts = [document.title, document.author, document.date]
    texts += [block_text(block) for block in document.blocks]
    texts += [block.alt for block in document.blocks if isinstance(block, Picture)]
    texts += [block_text(block) for note in document.notes for block in note.blocks]
    texts += [item.text for item in document.left_out]
    return Counter(word for text in texts for word in WORD.findall(text.lower()))


def missing_lines(document: Document, lines: Iterable[str]) -> list[str]:
    """Returns the lines with a word that the model does not hold as often as they do."""
    held = words_of(document)
    missing = []
    for line in lines:
        words = Counter(WORD.findall(re.sub("\ue000\\d+\ue001", "", line).lower()))
        lacking = words - held
        held -= words
        if lacking:
            missing.append(re.sub("\ue000\\d+\ue001", "", line))
    return missing
