"""The works that a page cites, in the form in which pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from django.utils.safestring import SafeString

from articles.citations.problems import identifiers_of
from references import styles
from references.model.reference import Reference

from .reference_values import reference_of

REMEMBERED = 2_000
"""Works whose form is remembered, about 3 kB each. It depends on nothing but the work's own fields,
so that a page that is rendered anew for a change elsewhere need not write its references out."""

Fields = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """This work is one reference of a page, written out: the same object for the same fields."""

    reference: Reference
    identifiers: tuple[str, ...]
    """What it can be recognised by: `doi:…` and `pmid:…`, in lower case."""
    nlm_html: SafeString
    """The entry of a reference list in NLM form, with its links; the renderer escapes."""

    @classmethod
    def of(cls, reference: Reference) -> Self:
        """Returns a work, written out."""
        html = SafeString(styles.render(reference, style="nlm", output="html"))
        return cls(reference, identifiers_of(reference.doi, reference.pmid), html)

    def html(self, style: styles.Style) -> SafeString:
        """Returns the entry of a reference list in a style; that of NLM is at hand."""
        return self.nlm_html if style == "nlm" else _in_style(self.reference, style)


@lru_cache(maxsize=REMEMBERED)
def _in_style(reference: Reference, style: styles.Style) -> SafeString:
    return SafeString(styles.render(reference, style=style, output="html"))


def works_of(stream: Any) -> dict[str, Work]:
    """Returns the works of a page's references by citation key, in the editor's order.

    Reads what is stored: a block for each of 200 references would cost more than showing them.
    """
    found = {}
    for place, raw in enumerate(stream.raw_data if stream else ()):
        key = raw.get("id") or f"reference without a key {place}"
        found[key] = work_of(fields_of(raw["value"]))
    return found


def fields_of(value: Mapping[str, str | None]) -> Fields:
    """Returns a reference block's fields in the order in which they are stored, as a key."""
    return tuple(value.items())


@lru_cache(maxsize=REMEMBERED)
def work_of(fields: Fields) -> Work:
    """Returns a work, written out."""
    return Work.of(reference_of({name: text for name, text in fields if text}))
