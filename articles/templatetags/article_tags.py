"""Template tags of the articles app, also for the other apps' templates."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Site

import site_cache
from articles.blocks import Heading, Work, anchored, note_label
from articles.citations.levels import render_levels
from articles.citations.markers import MarkerForm
from articles.citations.rendering import render_citations
from articles.cite_this import cited_today, reference_to
from articles.evidence.about import about_sources
from articles.evidence.words import label_of
from articles.links import links_at_hand
from articles.models import (
    ArticleChange,
    ArticlePage,
    CitationStyle,
    GlossaryTerm,
    MedicalReview,
    SourceEvidence,
)
from articles.pictures import attach_pictures
from articles.telephone_links import with_telephone_links
from articles.term_marks import mark_terms
from references import styles
from site_cache.page_parts import cached_part

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

register = template.Library()

LABELS = {
    "ris": "RIS",
    "bibtex": "BibTeX",
    "nbib": "NBIB",
    "csl-json": "CSL-JSON",
    "endnote-xml": "EndNote",
}
"""Names of file formats, as reference managers write them."""


class CitedNode(Node):
    """This node renders what it holds and numbers the citations in it."""

    def __init__(self, page: Any, name: str, nodelist: NodeList) -> None:
        self.page = page
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Returns the text with its markers; puts the reference list under the given name."""
        page = self.page.resolve(context)
        works: dict[str, Work] = getattr(page, "works", {})  # a standard page cites nothing
        printed = CitationStyle.shown(context.get("request")) if works else CitationStyle()
        references = {key: work.html(printed.style) for key, work in works.items()}
        facts = context.get("source_facts")
        if facts is None:
            facts = SourceEvidence.facts_of({key: work.reference for key, work in works.items()})
        notices = SourceEvidence.notices(facts)
        kinds = {key: label_of(each.kind) for key, each in facts.items()}
        with links_at_hand(getattr(page, "body", None)):
            text = with_telephone_links(self.nodelist.render(context))
        cited = render_citations(text, references, notices, MarkerForm(printed.marker), kinds)
        context[self.name] = cited.entries
        html = render_levels(cited.html)
        if not isinstance(page, ArticlePage):
            return html
        context["has_levels"] = html != cited.html
        return mark_terms(html, GlossaryTerm.known(page.locale_id), reverse("home:glossary"))


@register.tag
def cited(parser: Parser, token: Token) -> CitedNode:
    """Numbers the citations between `{% cited page as entries %}` and `{% endcited %}`."""
    words = token.split_contents()
    if len(words) != 4 or words[2] != "as":
        raise template.TemplateSyntaxError("Use {% cited page as entries %}.")
    nodelist = parser.parse(("endcited",))
    parser.delete_first_token()
    return CitedNode(parser.compile_filter(words[1]), words[3], nodelist)


@register.filter
def with_anchors(stream: "StreamValue") -> list[tuple[Heading | None, Any]]:
    """Returns each block of a body with the heading that it is: its anchor and its level."""
    return list(anchored(stream))


register.filter("note_label", note_label)
register.filter("with_telephone_links", with_telephone_links)


@register.simple_tag
def latest_articles(count: int) -> list[ArticlePage]:
    """Returns the newest live, public articles, ready to be shown as cards."""

    def newest() -> tuple[int, ...]:
        articles = ArticlePage.objects.live().public().newest_first()
        return tuple(articles.values_list("pk", flat=True)[:count])

    return list(ArticlePage.as_cards(site_cache.get(("latest articles", count), newest)).values())


@register.simple_tag
def with_pictures(articles: Iterable[ArticlePage]) -> list[ArticlePage]:
    """Returns articles with their pictures; one query for all that have none yet."""
    pages = list(articles)
    attach_pictures(page for page in pages if "picture" not in vars(page))
    return pages


@register.simple_tag(takes_context=True)
def card(
    context: Context, article: ArticlePage, level: str = "h2", eager: bool = False
) -> SafeString:
    """Shows an article in a list; the same card stands on many pages.

    Args:
        context: the page's.
        article: with what `ArticlePage.as_cards` or `for_cards` brings along.
        level: the heading's element.
        eager: whether the picture is the first thing seen.
    """
    with context.push(article=article, level=level, eager=eager):
        return cached_part(context, "_partials/article_card.html", article.pk, level, eager)


@register.simple_tag(takes_context=True)
def ways_to_cite(context: Context, page: ArticlePage) -> dict[str, list[tuple[str, str]]]:
    """Returns how to cite this article: `styles` with their text, `formats` with their name.

    The day of the citation is today: a stored page lives until midnight at most.
    """
    site = Site.find_for_request(context["request"])
    reference = cited_today(reference_to(page, site.site_name if site else ""))
    return {
        "styles": [(name.upper(), styles.render(reference, name)) for name in styles.STYLES],
        "formats": list(LABELS.items()),
    }


@register.simple_tag
def reference_formats() -> list[tuple[str, str]]:
    """Returns the formats that an article's references are downloaded in, with their names."""
    return [(name, LABELS[name]) for name in ("ris", "bibtex", "csl-json", "endnote-xml")]


register.filter("about_sources", about_sources)


@register.simple_tag
def levels_confirmed(page: ArticlePage, review: MedicalReview | None) -> bool:
    """Returns whether the review that covers a page confirms how sure it says we are."""
    if review is None:
        return False
    return site_cache.get(
        ("levels confirmed", page.pk, review.pk), lambda: review.confirms_levels(page)
    )


@register.filter
def newest_change(article: ArticlePage) -> ArticleChange | None:
    """Returns the line of an article's last update (one query); None where it has none."""
    return article.changes.first()
