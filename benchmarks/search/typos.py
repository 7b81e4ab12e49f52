"""Typing errors as fingers make them: one a question, the word's first letter kept."""

import random
import re

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
WORD = re.compile(r"[A-Za-z]{4,}")


def with_one_error(question: str, chance: random.Random) -> str:
    """Returns the question with one error in one word of four letters or more."""
    words = list(WORD.finditer(question))
    if not words:
        return question
    word = chance.choice(words)
    for _ in range(20):
        wrong = chance.choice([_swapped, _dropped, _doubled, _neighbouring])(word.group(), chance)
        if wrong != word.group():
            return question[: word.start()] + wrong + question[word.end() :]
    return question


def _swapped(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _dropped(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def _neighbouring(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    key = word[place].lower()
    row = next(row for row in ROWS if key in row)
    at = row.index(key)
    beside = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return word[:place] + chance.choice(beside) + word[place + 1 :]
