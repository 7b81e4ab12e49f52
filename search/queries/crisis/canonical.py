"""The text in which danger is looked for: slips of fingers and ears undone, contractions whole."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.queries.dictionary import is_english, is_ordinary
from search.queries.words import normalised, words_of

MAX_WORDS = 80
"""Words that are looked at; nobody in danger writes so many."""

SHORTEST_SLIP = 4
LONG = 7
"""From so many letters on two may be wrong."""

SHORTEST_JOINED = 7
"""Letters from which on an unknown word may be several without their blanks."""

_CONTRACTIONS = {
    "im": "i am", "ive": "i have", "hes": "he is", "shes": "she is", "theyre": "they are",
    "dont": "do not", "doesnt": "does not", "didnt": "did not", "cant": "can not",
    "cannot": "can not", "couldnt": "could not", "wont": "will not", "wouldnt": "would not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not",
    "havent": "have not", "hasnt": "has not", "shouldnt": "should not", "aint": "is not",
    "dnt": "do not", "wnt": "want", "wanna": "want to", "gonna": "going to",
    "wana": "want to", "gona": "going to", "gotta": "have to", "u": "you", "ur": "your",
    "r": "are", "b": "be", "2": "to", "plz": "please", "pls": "please", "rn": "now", "n": "and",
    "bc": "because", "cuz": "because", "kil": "kill", "dieing": "dying",
    "urself": "yourself", "myslef": "myself", "mysef": "myself", "mself": "myself",
    "meself": "myself", "hisself": "himself", "theirself": "themself", "lyk": "like",
    "thot": "thought", "thots": "thoughts", "bleedin": "bleeding", "breathin": "breathing",
    "dyin": "dying", "killin": "killing",
    "swollow": "swallow", "swolen": "swollen", "wated": "wanted", "theres": "there is",
    "thinkin": "thinking", "goin": "going", "nothin": "nothing", "livin": "living",
    "whats": "what is", "id": "i would", "anymor": "anymore",
    "becuase": "because", "cutin": "cutting",
}  # fmt: skip

_VOCABULARY = """
abused alive allergic ambulance anaphylaxis anaphylactic antifreeze anymore attack battery better
between black bleach bleed bleeding blood bloody breath breathe breathing bridge burden chest child
choke choked choking collapse collapsed confused convulsion convulsions convulsing crushing
cutting daughter dead death depressed detergent disappear drooping drank drink dying emergency
ending everyone face fainted family fentanyl friend gasping goodbye going hanging harm
harming headache heart heavy heroin homicidal hopeless hurt hurting husband ibuprofen insulin
jaw jump kill killed killing life living lips moving mushroom mushrooms myself himself
herself numb numbness overdose overdosed overdosing pain painful pills please poison poisoned
poisoning pressure pulse reaction responding responsive right seizing seizure seizures severe shoot
shortness side slurred slurring someone speech stool stopped strangled stroke suffocating suicidal
suicide swallow swallowed swallowing swelling swollen tablets tarry themselves thinking thought
thoughts throat throwing tight tightness tongue tylenol unconscious unresponsive vomit vomiting
vomited want wanting weakness whole without worst wrist wrists yourself breathin cardiac coughing
dizzy drowning electrocuted hemorrhage hospital self stabbed trouble wake waking worthless
slit slitting artery appendicitis unconscious derrame cerebral ahogando convulsion
veneno vomito garganta suicidarme morirme matarse muriendo intoxicado envenenamiento
morir matar matarme suicidio respirar dolor pecho corazon infarto sangre vomitando envenenado
sobredosis convulsiones inconsciente emergencia ambulancia desmayo pastillas
"""

_BETWEEN = """
i a to my the in of and on is am not do can want will with me it no be he she his her out off up
so too all over end die cant dont cannot wanna gonna at from want arm left
"""
"""Short words of which joined ones are made as well."""

_SPANISH_WORDS = """
mi mis el la los las de del que me se un una en y le lo por con para esta
"""
_SPANISH = frozenset(_SPANISH_WORDS.split())
"""Short words that an English query does not hold: more is then an ordinary word."""

CRISIS_WORDS = frozenset(_VOCABULARY.split())
_PARTS = CRISIS_WORDS | frozenset(_BETWEEN.split())
_TOO_FOR_TO = re.compile(
    r"(?<=want )too(?= \w)|(?<=wants )too(?= \w)|(?<=going )too(?= \w)|(?<=trying )too(?= \w)"
)
"""The commonest slip between a wish and its verb; "too" alone is another word."""
_REPEATED = re.compile(r"(.)\1{2,}")


@lru_cache(maxsize=1_000)
def canonical(text: str) -> str:
    """Returns the folded words of a text as the patterns expect them."""
    words = plain(text).split()
    known = is_ordinary if len(_SPANISH.intersection(words)) > 0 else is_english
    return _TOO_FOR_TO.sub("to", " ".join(_meant(word, known) for word in words))


@lru_cache(maxsize=1_000)
def plain(text: str) -> str:
    """Returns the folded words of a text as they were typed."""
    return " ".join(word.folded for word in list(words_of(normalised(text)))[:MAX_WORDS])


def _meant(word: str, known: Callable[[str], bool]) -> str:
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word]
    for letters in (r"\1\1", r"\1"):
        shorter = _REPEATED.sub(letters, word)
        if shorter in CRISIS_WORDS or shorter in _PARTS:
            return shorter
    if len(word) < SHORTEST_SLIP or word in CRISIS_WORDS or not word.isalpha():
        return word
    if known(word):
        return word
    joined = _apart(word) if len(word) >= SHORTEST_JOINED else None
    return " ".join(_meant(part, known) for part in joined) if joined else _repaired(word)


@cache
def _crisis_words() -> list[str]:
    return sorted(CRISIS_WORDS)


def _repaired(word: str) -> str:
    most = 2 if len(word) >= LONG else 1
    hit = process.extractOne(word, _crisis_words(), scorer=OSA.distance, score_cutoff=most)
    if not hit or (hit[0][0] != word[0] and hit[1] > 1):
        return word
    return hit[0]


def _apart(word: str) -> list[str] | None:
    """Returns the words of danger that were typed without blanks, with the fewest parts."""
    best: dict[int, list[str]] = {0: []}
    for end in range(1, len(word) + 1):
        ways = [
            [*best[start], part]
            for start in range(max(0, end - 14), end)
            if start in best and (part := word[start:end]) in _PARTS
        ]
        if ways:
            best[end] = min(ways, key=len)
    parts = best.get(len(word))
    return parts if parts and CRISIS_WORDS.intersection(parts) else None
