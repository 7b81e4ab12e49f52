"""Which slips of fingers and ears lead from one word to another."""

from enum import StrEnum

from rapidfuzz.distance import OSA, Editops, Levenshtein


class Typo(StrEnum):
    """This slip is one of the usual kinds."""

    SWAPPED = "two letters swapped"
    STRUCK_AS_WELL = "a letter doubled, or its neighbour struck as well"
    NEIGHBOUR = "a neighbouring key instead"
    LEFT_OUT = "a letter left out"
    VOWEL = "one vowel for another"


VOWELS = frozenset("aeiouy")

_OPPOSING = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("endo", "exo"), ("ante", "anti"),
    ("ecto", "endo"), ("pre", "pro"), ("pre", "per"), ("pro", "per"), ("ab", "ad"), ("in", "un"),
)  # fmt: skip
OPPOSITES = frozenset((a, b) for pair in _OPPOSING for a, b in (pair, pair[::-1]))
"""Prefixes that turn a word into another, often its opposite."""
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, frozenset[str]]:
    """Returns which keys touch each letter's key on an English keyboard."""
    place = {key: (x + y * 0.5, y) for y, row in enumerate(ROWS) for x, key in enumerate(row)}
    return {
        a: frozenset(
            b
            for b in place
            if a != b
            and abs(place[a][0] - place[b][0]) <= 1
            and abs(place[a][1] - place[b][1]) <= 1
        )
        for a in place
    }


NEIGHBOURS = _neighbours()


def typos_between(typed: str, word: str) -> tuple[Typo, ...]:
    """Returns the slips that lead from the word to what was typed; none for another word.

    Prefixes that turn a word into its opposite are never slips.
    """
    if any(typed.startswith(a) and word.startswith(b) for a, b in OPPOSITES):
        return ()
    slips: list[Typo | None] = []
    if OSA.distance(typed, word) < Levenshtein.distance(typed, word):
        typed = _unswapped(typed, word)
        slips.append(Typo.SWAPPED)
    edits = Levenshtein.editops(typed, word)
    slips += [_slip(edit.tag, typed, edit.src_pos, word[edit.dest_pos :][:1]) for edit in edits]
    if slips.count(Typo.NEIGHBOUR) > 1 or _is_syllable(edits):
        return ()
    usual = tuple(slip for slip in slips if slip)
    return usual if len(usual) == len(slips) else ()


def _unswapped(typed: str, word: str) -> str:
    """Returns what was typed with the two letters swapped back that bring it nearest."""
    swaps = (typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1))
    return min(swaps, key=lambda swapped: Levenshtein.distance(swapped, word))


def _slip(kind: str, typed: str, place: int, meant: str) -> Typo | None:
    """Returns which usual slip one edit undoes; None for none."""
    if kind == "insert":
        return Typo.LEFT_OUT
    struck = typed[place]
    if kind == "replace":
        if {struck, meant} <= VOWELS:
            return Typo.VOWEL
        return Typo.NEIGHBOUR if struck in NEIGHBOURS.get(meant, ()) else None
    beside = {*typed[max(0, place - 1) : place], *typed[place + 1 : place + 2]}
    doubled = any(struck == key or struck in NEIGHBOURS.get(key, ()) for key in beside)
    return Typo.STRUCK_AS_WELL if doubled else None


def _is_syllable(edits: Editops) -> bool:
    """Returns whether two letters side by side are missing: that is another word."""
    missing = [edit.dest_pos for edit in edits if edit.tag == "insert"]
    return len(missing) == 2 and missing[1] - missing[0] == 1
