"""The hand-out: what a clinician gives a patient of an article on one sheet of paper.

Key points, what to do and when to call are what the article's own blocks say; nothing is written
twice, so a hand-out never says other things than its article.
"""

from dataclasses import dataclass

from wagtail.blocks import StreamValue

from articles.blocks.guidance import CalloutBlock

Children = tuple[StreamValue.StreamChild, ...]

MAX_KEY_POINTS = 1
MAX_STEPS = 1
MAX_CALLOUTS = 3
"""Blocks of each kind at most: the sheet is one page in large print."""

LONG, LONGEST = 1_300, 1_900
"""Characters from which on the print is smaller, so that the sheet stays one page."""


@dataclass(frozen=True, slots=True)
class HandOut:
    """This sheet holds the blocks of an article that a patient takes home."""

    key_points: Children = ()
    to_do: Children = ()
    """Steps, and what patients can do themselves."""
    when_to_call: Children = ()
    """The most urgent first."""

    def __bool__(self) -> bool:
        """Returns whether there is anything to give."""
        return bool(self.key_points or self.to_do or self.when_to_call)

    @property
    def size(self) -> str:
        """How long the text is: "" as a rule, "long" or "longest"."""
        children = (*self.key_points, *self.to_do, *self.when_to_call)
        length = sum(
            len(text) for each in children for text in each.block.get_searchable_content(each.value)
        )
        return "longest" if length >= LONGEST else "long" if length >= LONG else ""


def hand_out_of(body: StreamValue) -> HandOut:
    """Returns the hand-out of an article's body; empty where it has no such blocks."""
    steps = _of(body, "steps")[:MAX_STEPS]
    callouts = {level: _callouts(body, level) for level in CalloutBlock.TITLES}
    urgent = (*callouts[CalloutBlock.EMERGENCY], *callouts[CalloutBlock.CLINICIAN])
    return HandOut(
        key_points=_of(body, "key_points")[:MAX_KEY_POINTS],
        to_do=(*steps, *callouts[CalloutBlock.SELF_CARE])[:MAX_CALLOUTS],
        when_to_call=urgent[:MAX_CALLOUTS],
    )


def _of(body: StreamValue, kind: str) -> Children:
    return tuple(child for child in body if child.block_type == kind)


def _callouts(body: StreamValue, level: str) -> Children:
    return tuple(child for child in _of(body, "callout") if child.value["level"] == level)
