"""Word's fields in one part: finds them however they are nested, split or tracked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from .names import TEXTS, W, leaf_text, leaves_of, paragraph_of

ITSELF = (W + "fldChar", W + "instrText", W + "fldData")


@dataclass(slots=True)
class Field:
    """This field has an instruction, perhaps data, and a result that was printed."""

    begin: etree._Element
    instruction: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    machinery: list[etree._Element] = field(default_factory=list)
    """The elements that make it a field."""
    leaves: list[etree._Element] = field(default_factory=list)
    """The result's text."""
    is_separated: bool = False

    @property
    def text(self) -> str:
        """The instruction."""
        return "".join(self.instruction)

    @property
    def result(self) -> str:
        """The printed text, white space collapsed."""
        return " ".join("".join(map(leaf_text, self.leaves)).split())

    def lines(self) -> list[str]:
        """Returns the printed text, a paragraph each."""
        paragraphs: dict[etree._Element | None, list[str]] = {}
        for leaf in self.leaves:
            paragraphs.setdefault(paragraph_of(leaf), []).append(leaf_text(leaf))
        joined = (" ".join("".join(texts).split()) for texts in paragraphs.values())
        return [line for line in joined if line]

    def take_out(self) -> None:
        """Removes the field and its result from the part."""
        for element in (*self.machinery, *self.leaves):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def each_field(
    root: etree._Element, deleted: set[etree._Element], handle: Callable[[Field], None]
) -> None:
    """Calls `handle` for every field of a part, inner ones first."""
    for simple in reversed(list(root.iter(W + "fldSimple"))):
        if simple not in deleted:
            handle(_simple(simple, deleted))
    stack: list[Field] = []
    for element in list(root.iter(*ITSELF, *TEXTS)):
        parent = element.getparent()
        if element in deleted or parent is None:
            continue
        if element.tag == W + "fldChar":
            _turn(element, stack, handle)
        elif element.tag in ITSELF:
            _code(element, stack)
        elif parent.tag == W + "r" or element.tag != W + "tab":  # a tab stop is no text
            _text(element, stack)
    while stack:
        _close_open_one(stack.pop(), handle)


def _code(element: etree._Element, stack: list[Field]) -> None:
    if not stack:
        return
    if element.tag == W + "fldData":
        stack[-1].data.append(element.text or "")
    elif not stack[-1].is_separated:
        stack[-1].instruction.append(element.text or "")
        stack[-1].machinery.append(element)


def _simple(element: etree._Element, deleted: set[etree._Element]) -> Field:
    found = Field(element, [element.get(W + "instr") or ""], is_separated=True)
    found.leaves = list(leaves_of(element, deleted))
    found.data = [data.text or "" for data in element.iter(W + "fldData")]
    return found


def _turn(element: etree._Element, stack: list[Field], handle: Callable[[Field], None]) -> None:
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        stack.append(Field(element, machinery=[element]))
    elif stack and kind == "separate":
        stack[-1].is_separated = True
        stack[-1].machinery.append(element)
    elif stack and kind == "end":
        done = stack.pop()
        done.machinery.append(element)
        if stack and not stack[-1].is_separated:
            stack[-1].data += done.data
        handle(done)


def _text(element: etree._Element, stack: list[Field]) -> None:
    """A text belongs to every field around it; inside an instruction it is part of that."""
    for each in stack:
        if each.is_separated:
            each.leaves.append(element)
        elif each is stack[-1] or all(
            inner.is_separated for inner in stack[stack.index(each) + 1 :]
        ):
            each.instruction.append(leaf_text(element))
            each.machinery.append(element)


def _close_open_one(found: Field, handle: Callable[[Field], None]) -> None:
    """A field without an end reaches to the end of its paragraph."""
    paragraph = paragraph_of(found.begin)
    if found.is_separated and paragraph is not None:
        found.leaves = [leaf for leaf in found.leaves if paragraph_of(leaf) is paragraph]
        handle(found)
