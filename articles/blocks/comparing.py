"""How the admin compares two revisions of a text with citations (docs/adr/0079).

Wagtail compares blocks as text without markup, in which a citation is nothing, and shows every
field of a reference. Here a citation is the name of the work it cites, and a reference is what
readers see of it, with the fields that changed.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from html import escape as escape_html
from html import unescape
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.compare import (
    BlockComparison,
    StreamBlockComparison,
    StreamFieldComparison,
    StructBlockComparison,
    TextDiff,
    get_comparison_class_for_block,
)
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamValue

from articles.citations import element
from articles.citations.markers import parted_locators, shown_locator
from articles.citations.stored import MARK
from references.model.reference import Reference

from .cited_works import work_of, works_of
from .plain_text import text_of

MAX_TITLE = 60
"""Characters of a title that tells two works of one name apart."""
PIECE = re.compile(rf"\[{MARK} [^\]]*\]|\w+|\W")
"""What a difference never parts: a citation, a word; all else is compared by its characters."""
KIND_OF_CHANGE = {"delete": "deletion", "insert": "addition", "equal": "equal"}


class ComparedPanel(FieldPanel):
    """This panel edits a field as usual; its revisions are compared in a way of their own."""

    def __init__(self, field_name: str, comparison_class: type, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.comparison_class = comparison_class

    def clone_kwargs(self) -> dict[str, Any]:
        """Returns what a copy for a model is made from."""
        return super().clone_kwargs() | {"comparison_class": self.comparison_class}

    def get_comparison_class(self) -> type:
        """Returns what compares two values of the field."""
        return self.comparison_class


class CitedTextComparison(BlockComparison):
    """This comparison shows running text word by word, and citations as one word each."""

    def htmlvalue(self, val: Any) -> SafeString:
        """Returns the text as it stands."""
        return escape(words_of(val))

    def htmldiff(self) -> SafeString:
        """Returns both texts in one, with what was deleted and what was added."""
        before, after = words_of(self.val_a), words_of(self.val_b)
        if before == after:
            return format_html("{} <em>({})</em>", after, _("the same words, in another form"))
        return text_difference(before, after)


class CitedStreamComparison(StreamFieldComparison):
    """This comparison shows a stream whose citations point to the references of its page."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.names = names_of(obj_a.references, obj_b.references)

    def htmldiff(self) -> SafeString:
        """Returns the difference, with each citation as the name of what it cites."""
        block = self.field.stream_block
        values = (with_named_citations(value, self.names) for value in (self.val_a, self.val_b))
        return StreamBlockComparison(block, True, True, *values).htmldiff()


class ReferenceComparison(StructBlockComparison):
    """This comparison shows a reference as its readers see it, and the fields that changed."""

    def htmlvalue(self, val: Any) -> SafeString:
        """Returns the reference in NLM form."""
        return escape(written_out(val))

    def htmldiff(self) -> SafeString:
        """Returns the reference in NLM form, and each changed field with its label."""
        changed = (
            (block.label, get_comparison_class_for_block(block)(block, True, True, *values))
            for name, block in self.block.child_blocks.items()
            if _is_other(*(values := (self.val_a[name], self.val_b[name])))
        )
        return format_html(
            "<p>{}</p><dl>{}</dl>",
            text_difference(written_out(self.val_a), written_out(self.val_b)),
            format_html_join(
                "",
                "<dt>{}</dt><dd>{}</dd>",
                ((label, comparison.htmldiff()) for label, comparison in changed),
            ),
        )


class ReferencesComparison(StreamFieldComparison):
    """This comparison shows the references that are new, gone or changed, and no other."""

    def htmldiff(self) -> SafeString:
        """Returns what changed, and how many references did not."""
        block = self.field.stream_block
        stream = StreamBlockComparison(block, True, True, self.val_a, self.val_b)
        rows, unchanged = [], 0
        for each in stream.get_block_comparisons():
            if each.is_new():
                rows.append(("addition", each.htmlvalue(each.val_b)))
            elif each.is_deleted():
                rows.append(("deletion", each.htmlvalue(each.val_a)))
            elif each.has_changed():
                rows.append(("", each.htmldiff()))
            else:
                unchanged += 1
        if not rows:
            return escape(_("Only the order of the references changed."))
        if unchanged:
            rows.append(("", escape(_as_it_was(unchanged))))
        return format_html_join("\n", '<div class="comparison__child-object {}">{}</div>', rows)


def _as_it_was(count: int) -> str:
    sentence = ngettext(
        "%(count)d reference is as it was.", "%(count)d references are as they were.", count
    )
    return sentence % {"count": count}


def _is_other(before: Any, after: Any) -> bool:
    return (before or "") != (after or "")


def written_out(value: Any) -> str:
    """Returns a reference as one line of a reference list, or the text that was pasted."""
    return text_of(work_of(tuple(value.items())).nlm_html) or str(value.get("original") or "")


def words_of(value: Any) -> str:
    """Returns the words of rich text; "" for none."""
    return text_of(value.source) if value else ""


def text_difference(before: str, after: str) -> SafeString:
    """Returns two texts in one, with what was deleted and what was added in spans."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    changes = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(str.isspace, old, new).get_opcodes():
        if kind == "replace":
            changes += [("deletion", "".join(old[i1:i2])), ("addition", "".join(new[j1:j2]))]
        else:
            text = "".join(new[j1:j2] if kind == "insert" else old[i1:i2])
            changes.append((KIND_OF_CHANGE[kind], text))
    html: SafeString = TextDiff(changes).to_html()
    return html


def short_name(reference: Reference, original: str = "") -> str:
    """Returns a work in two words: "Smith 2020"."""
    first = next(iter(reference.author), None)
    who = (first.family or first.literal) if first else ""
    year = str(reference.issued.year) if reference.issued else ""
    name = " ".join(filter(None, [who or reference.title, year])) or original
    return Truncator(name or _("a reference without a title")).chars(MAX_TITLE)


def names_of(*streams: Any) -> dict[str, str]:
    """Returns the works of reference streams by citation key, each with a name of its own.

    A later stream says what a work is called that stands in several.
    """
    works: dict[str, Reference] = {}
    for stream in streams:
        works |= {key: work.reference for key, work in works_of(stream).items()}
    names = {key: short_name(work) for key, work in works.items()}
    count = Counter(names.values())
    return {
        key: f"{name}: {Truncator(works[key].title).chars(MAX_TITLE)}"
        if count[name] > 1 and works[key].title and works[key].title not in name
        else name
        for key, name in names.items()
    }


def with_named_citations(stream: StreamValue, names: Mapping[str, str]) -> StreamValue:
    """Returns a stream with each citation as text in square brackets."""
    raw = [_named(dict(child), names) for child in stream.raw_data]
    return stream.stream_block.to_python(raw)


def _named(stored: Any, names: Mapping[str, str]) -> Any:
    if isinstance(stored, str):
        return element.ELEMENT.sub(lambda match: _marker(match, names), stored)
    if isinstance(stored, Mapping):
        return {key: _named(value, names) for key, value in stored.items()}
    if isinstance(stored, Sequence):
        return [_named(value, names) for value in stored]
    return stored


def _marker(match: re.Match[str], names: Mapping[str, str]) -> str:
    keys = match["refs"].split()
    stored = element.LOCATORS.search(match["tag"])
    places = parted_locators(keys, unescape(stored["locators"])) if stored else {}
    works = [
        names.get(key, _("without a reference"))
        + (f" ({shown_locator(places[key])})" if key in places else "")
        for key in keys
    ]
    text = "; ".join(works or [_("without a reference")]).replace("]", ")").replace("[", "(")
    return escape_html(f"[{MARK} {text}]")
