"""The gate that every publication of an article passes, whichever way it comes."""

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision, Site

from articles.citations.problems import Problem, Source, cited_keys, find_problems

from .citation_policy import CitationPolicy
from .source_evidence import SourceEvidence

if TYPE_CHECKING:
    from articles.models.article import ArticlePage

logger = logging.getLogger(__name__)

SCHEDULED = "wagtail.publish.scheduled"
"""The log action of `publish_scheduled`, which catches nothing: raise nothing there."""


class PublishingRefusedError(ValidationError):
    """This error says why an article cannot be published; `problems` holds the reasons.

    Wagtail's admin API answers it as a fault of the field `references`.
    """

    def __init__(self, title: str, problems: tuple[Problem, ...]) -> None:
        self.title = title
        self.problems = problems
        super().__init__({"references": [problem.message for problem in problems]})

    def __str__(self) -> str:
        reasons = " ".join(problem.message for problem in self.problems)
        return _("“%(title)s” was not published. %(reasons)s") % {
            "title": self.title,
            "reasons": reasons,
        }


def problems_of(page: "ArticlePage") -> tuple[Problem, ...]:
    """Returns every problem with the page's citations, from its stored data alone."""
    sources = [
        Source(item["id"], child.value.as_reference, child.value.get("cited_knowingly") or "")
        for item, child in zip(page.references.raw_data, page.references, strict=True)
    ]
    identifiers = [name for source in sources for name in source.identifiers]
    policy = CitationPolicy.for_site(page.get_site() or Site.objects.get(is_default_site=True))
    markers = cited_keys(list(page.body.get_prep_value()))
    return find_problems(markers, sources, SourceEvidence.known(identifiers), policy.levels)


def refusals_of(page: "ArticlePage") -> tuple[Problem, ...]:
    """Returns the problems for which the page may not be published."""
    return tuple(problem for problem in problems_of(page) if problem.refuses)


def unschedule(revision: Revision, refusal: PublishingRefusedError) -> None:
    """Takes a refused page off the schedule, so that the pages after it are published.

    The refusal is logged, stands in the page's history, and is mailed to the page's owner.
    """
    page = revision.content_object
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    logger.warning("scheduled publishing refused", extra={"page": page.pk})
    log(instance=page, action="articles.publish.refused", revision=revision,
        data={"reasons": [problem.message for problem in refusal.problems]})  # fmt: skip
    if page.owner and page.owner.email:
        send_mail(
            _("Not published: %(title)s") % {"title": page.get_admin_display_title()},
            str(refusal),
            settings.DEFAULT_FROM_EMAIL,
            [page.owner.email],
            fail_silently=True,
        )
