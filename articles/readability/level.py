"""The level of a text and what makes it hard."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.readability.formulas import flesch_kincaid, inflesz_band, smog, szigriszt_pazos
from articles.readability.hints import passives, unexplained
from articles.readability.plainer import Plainer, plainer_words
from articles.readability.syllables import english_syllables, spanish_syllables
from articles.readability.texts import Passage, sentences_of, word_set, words_of

LONG = 25  # words
MAX_LONG = 5  # sentences that are named
POLYSYLLABLE = 3  # syllables
REMEMBERED = 2_000

SPANISH = word_set("el la los las de del que y en un una por con para es se su no al")
ENGLISH = word_set("the a an of and to in is are that for with it you your on not as be")


@dataclass(frozen=True, slots=True)
class Counts:
    """These counts are what the formulas need of a text."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    polysyllables: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.polysyllables + other.polysyllables,
        )


@dataclass(frozen=True, slots=True)
class Level:
    """This level is how hard a text is to read.

    Attributes:
        language: "en" or "es".
        counts: what it was computed from.
        grade: US school grade (Flesch-Kincaid); None for Spanish, and for a text without words.
        smog: SMOG grade; None for Spanish and under 30 sentences.
        score: Szigriszt-Pazos, 0 to 100, easier upwards; None for English.
        band: the score's band on the INFLESZ scale.
    """

    language: str
    counts: Counts
    grade: float | None = None
    smog: float | None = None
    score: float | None = None
    band: str = ""

    @classmethod
    def of(cls, counts: Counts, language: str) -> "Level":
        """Returns the level that counts make."""
        if not counts.words:
            return cls(language, counts)
        three = counts.sentences, counts.words, counts.syllables
        if language == "es":
            score = round(szigriszt_pazos(*three), 1)
            return cls(language, counts, score=score, band=inflesz_band(score))
        grade = round(max(flesch_kincaid(*three), 0.0), 1)
        by_smog = smog(counts.sentences, counts.polysyllables)
        return cls(language, counts, grade, None if by_smog is None else round(by_smog, 1))


@dataclass(frozen=True, slots=True)
class LongSentence:
    """This sentence is long; `key` names its passage."""

    key: str
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Levels:
    """These are the levels of a text, of each of its passages, and what to look at."""

    whole: Level
    passages: dict[str, Level]
    longest: tuple[LongSentence, ...]
    plainer: tuple[Plainer, ...]
    passives: tuple[str, ...]
    abbreviations: tuple[str, ...]


def level_of(passages: Sequence[Passage]) -> Levels:
    """Returns the levels of a text; what was counted for a sentence before is remembered."""
    text = "\n".join(passage.text for passage in passages)
    language = language_of(text)
    parted = {passage.key: sentences_of(passage.text) for passage in passages}
    counts = {key: _counts(sentences, language) for key, sentences in parted.items()}
    long = [
        LongSentence(key, size, sentence)
        for key, sentences in parted.items()
        for sentence in sentences
        if (size := counts_of(sentence, language).words) > LONG
    ]
    sentences = [sentence for found in parted.values() for sentence in found]
    return Levels(
        whole=Level.of(sum(counts.values(), Counts()), language),
        passages={key: Level.of(count, language) for key, count in counts.items()},
        longest=tuple(sorted(long, key=lambda each: -each.words)[:MAX_LONG]),
        plainer=plainer_words(text, language),
        passives=tuple(dict.fromkeys(passives(sentences, language))),
        abbreviations=tuple(unexplained(text)),
    )


def language_of(text: str) -> str:
    """Returns "es" for a text whose small words are Spanish, else "en"."""
    words = re.findall(r"[a-zñáéíóú]+", text.lower())
    spanish = sum(word in SPANISH for word in words)
    return "es" if spanish > sum(word in ENGLISH for word in words) else "en"


def _counts(sentences: Iterable[str], language: str) -> Counts:
    return sum((counts_of(sentence, language) for sentence in sentences), Counts())


@lru_cache(maxsize=REMEMBERED)
def counts_of(sentence: str, language: str) -> Counts:
    """Returns the counts of one sentence."""
    count = spanish_syllables if language == "es" else english_syllables
    syllables = [count(word) for word in words_of(sentence)]
    many = sum(each >= POLYSYLLABLE for each in syllables)
    return Counts(1, len(syllables), sum(syllables), many)
