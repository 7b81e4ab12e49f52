"""The works that a page cites, in the form in which pages show them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.citations.problems import identifiers_of
from references import styles
from references.model.reference import Reference
from references.styles.links import doi_url, pmc_url, pubmed_url
from references.styles.runs import to_html

from .capitals import tamed
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
    """The entry of a reference list in NLM form, without links; the renderer escapes."""

    @classmethod
    def of(cls, reference: Reference) -> Self:
        """Returns a work, written out."""
        html = _written(reference, "nlm")
        return cls(reference, identifiers_of(reference.doi, reference.pmid), html)

    def html(self, style: styles.Style) -> SafeString:
        """Returns the entry of a reference list in a style, with links that are named in words."""
        entry = self.nlm_html if style == "nlm" else _in_style(self.reference, style)
        return SafeString(f"{entry}{_links(self, get_language())}")


def _written(reference: Reference, style: styles.Style) -> SafeString:
    """Returns a work in a style; its addresses are text, since the links follow in words."""
    shown = replace(reference, title=tamed(reference.title))
    return SafeString(to_html(replace(run, href="") for run in styles.STYLES[style](shown)))


@lru_cache(maxsize=REMEMBERED)
def _in_style(reference: Reference, style: styles.Style) -> SafeString:
    return _written(reference, style)


@lru_cache(maxsize=REMEMBERED)
def _links(work: Work, language: str | None) -> SafeString:
    """Returns the places where the work can be read, in the active language.

    Each name holds the title for those who hear the links without the list around them.
    """
    about = tamed(work.reference.title)
    links = format_html_join(
        " · ",
        '<a href="{}" aria-label="{}">{}</a>',
        ((href, f"{words}: {about}" if about else words, words) for words, href in _places(work)),
    )
    return format_html(' <span class="references__links">{}</span>', links) if links else links


def _places(work: Work) -> Iterator[tuple[str, str]]:
    """Yields what is found under each address of a work, and the address."""
    reference = work.reference
    if reference.pmid:
        yield _("PubMed"), pubmed_url(reference.pmid)
    if reference.pmcid:
        yield _("Free full text"), pmc_url(reference.pmcid)
    if reference.doi:
        yield _("Publisher’s page"), doi_url(reference.doi)
    elif reference.url.startswith(("https://", "http://")):
        yield _("Web page"), reference.url


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
