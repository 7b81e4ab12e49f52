"""How hard a text is to read, in plain Python: levels, long sentences, words with plainer ones."""

from articles.readability.level import Level, Levels, level_of
from articles.readability.texts import Passage, lines_of, passages_of

__all__ = ["Level", "Levels", "Passage", "level_of", "lines_of", "passages_of"]
