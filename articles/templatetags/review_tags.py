"""What the reviewer's dialogue says of the version that is approved."""

from dataclasses import dataclass

from django import template
from django.template.context import Context
from wagtail.models import Page, Revision

from articles.changes_since_review import ChangesSinceReview, changes_since_review
from articles.citations.levels import claims_of
from articles.evidence.levels import Claim, too_high
from articles.models import ArticlePage, UnreadChangeError, Version, require_read
from articles.read_versions import version_read

register = template.Library()


@dataclass(frozen=True, slots=True)
class Approvable:
    """This is the version that the reviewer read, or why it is not the one to be approved."""

    revision: Revision
    shown: str
    hash: str
    refusal: UnreadChangeError | None
    claims: list[Claim]
    """The sentences of which it says how sure we are."""
    too_high: list[str]
    """What in those levels is above what their sources allow."""


@register.simple_tag
def changes_since(page: Page) -> ChangesSinceReview | None:
    """Returns what was changed after a page's last review."""
    return changes_since_review(page)


@register.simple_tag(takes_context=True)
def version_to_approve(context: Context, page: Page) -> Approvable:
    """Returns the latest version of a page if this reviewer has read it, or the refusal."""
    request = context["request"]
    revision = page.get_latest_revision()
    shown = version_read(request, page.pk)
    refusal = None
    try:
        require_read(revision, shown, request.user)
    except UnreadChangeError as error:
        refusal = error
    draft = revision.as_object()
    claims = claims_of(draft.body.raw_data) if isinstance(draft, ArticlePage) else []
    problems = too_high(claims, draft.source_facts()) if claims else []
    return Approvable(
        revision,
        shown,
        Version.of(revision).hash,
        refusal,
        claims,
        [text for _rule, text, _keys in problems],
    )
