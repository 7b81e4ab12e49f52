"""Asks the services of record again about every cited work, and tells whom it concerns.

Works of live articles are asked about weekly, those of the newest articles first, within the
services' limits. What changed is recorded; the owner of an article is told once for each notice.
"""

import time
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.blocks.reference_values import reference_of
from articles.models import ArticlePage, CitedSource, SourceEvidence
from references.lookup import Check, Finder, Mismatch

EVERY = timedelta(days=7)
RETRY = timedelta(hours=6)
"""When a work is asked about again that no service answered for."""


DOI_OF_SAMPLES = "10.5555/clinic-sample."
"""How the DOIs of made-up works begin: nobody is asked about them. 10.5555 is the prefix that
Crossref keeps for examples."""


def recheck(finder: Finder, until: float) -> str:
    """Checks the works that are due and returns what was done, in one line.

    Args:
        finder: over the services of record.
        until: the `time.monotonic()` to stop at; the next run goes on.
    """
    checked = changed = 0
    for source in _due():
        if time.monotonic() >= until:
            break
        changed += _record(source.identifier, finder.check(reference_of(source.value)))
        checked += 1
    return f"{checked} works checked, {changed} changed"


def _due() -> Iterable[CitedSource]:
    """Yields one source for each identifier that is due, those of the newest articles first."""
    fresh = SourceEvidence.objects.filter(identifier=OuterRef("identifier")).filter(
        Q(checked_at__gt=timezone.now() - EVERY, message="")
        | Q(checked_at__gt=timezone.now() - RETRY)
    )
    rows = (
        CitedSource.objects.filter(~Exists(fresh), article__live=True)
        .exclude(identifier__startswith=f"doi:{DOI_OF_SAMPLES}")
        .order_by(F("article__published_date").desc(), "pk")
    )
    seen: set[str] = set()
    for row in rows.iterator(chunk_size=200):
        if row.identifier not in seen:
            seen.add(row.identifier)
            yield row


def _record(identifier: str, check: Check) -> bool:
    """Writes what was found; returns whether a reader or an owner should know something new."""
    now = timezone.now()
    evidence, _created = SourceEvidence.objects.get_or_create(identifier=identifier)
    before = evidence.severity, evidence.mismatches, evidence.published_as
    evidence.checked_at = now
    evidence.message = " ".join(check.messages)[:255]
    if not check.messages or check.notice or check.mismatches:
        notice = check.notice
        evidence.severity = notice.severity.name.lower() if notice else ""
        evidence.label = notice.label[:255] if notice else ""
        evidence.notice_doi = notice.doi if notice else ""
        evidence.mismatches = [_sentence(item) for item in check.mismatches]
    _take_over(evidence, check)
    is_new = before != (evidence.severity, evidence.mismatches, evidence.published_as)
    if is_new:
        evidence.changed_at = now
    evidence.save()
    if is_new and (evidence.severity or evidence.mismatches or evidence.published_as):
        _tell_owners(evidence)
    return is_new


def _take_over(evidence: SourceEvidence, check: Check) -> None:
    """Writes kind and versions down; a service that does not answer takes nothing away."""
    if check.source_kind and check.source_kind != evidence.kind:
        former = [*evidence.former_kinds, evidence.kind] if evidence.kind else []
        evidence.former_kinds = list(dict.fromkeys(former))
        evidence.kind = check.source_kind
    evidence.subjects = check.subjects or evidence.subjects
    if check.published_as or not check.messages:
        evidence.published_as = list(check.published_as)


def _sentence(mismatch: Mismatch) -> str:
    field, value = mismatch.field.upper(), mismatch.value
    theirs = next(
        (item.theirs for item in mismatch.differences if item.field == "title"),
        "",
    )
    if theirs:
        return _("%(field)s %(value)s belongs to “%(theirs)s”.") % {
            "field": field, "value": value, "theirs": theirs,
        }  # fmt: skip
    return _("No work has the %(field)s %(value)s.") % {"field": field, "value": value}


def _tell_owners(evidence: SourceEvidence) -> None:
    """Mails the owner of each live article that cites the work."""
    pages = ArticlePage.objects.live().filter(cited_sources__identifier=evidence.identifier)
    for page in pages.select_related("owner").distinct():
        if not (page.owner and page.owner.email):
            continue
        reasons = [evidence.get_severity_display()] if evidence.severity else []
        if evidence.published_as:
            newer = ", ".join(evidence.published_as)
            reasons.append(_("There is a newer version: %s.") % newer)
        send_mail(
            _("A source of “%(title)s” needs a look") % {"title": page.title},
            "\n".join([*reasons, evidence.label, *evidence.mismatches, "", page.full_url]),
            settings.DEFAULT_FROM_EMAIL,
            [page.owner.email],
            fail_silently=True,
        )
