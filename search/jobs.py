"""Upkeep of the search, run by the site's scheduled jobs; cheap when nothing is due."""

import time
from datetime import timedelta

from django.utils import timezone

from search.indexing.indexed_document import digest_of
from search.indexing.page_content import content_of
from search.indexing.writer import public_pages, rebuild
from search.models import Document, Posting, Term, VectorBuild
from search.ranking import vectors
from search.reports.query_counts import forget_old

REBUILT_AFTER = timedelta(days=1)
"""The vectors are made anew daily when pages changed, and at once when many did."""

MANY = 0.1
"""The share of the pages that are many."""


def keep_up(until: float) -> str:
    """Forgets old counts, makes the vectors anew when they are due, and says what was done.

    An index that was never written, on a site that had pages before, or that an older release
    wrote, is written first. Making vectors cannot be stopped half-way, so that nothing of it
    starts after `until`, which is a moment of `time.monotonic()`.
    """
    done = []
    if is_out_of_date():
        pages = sum(1 for _ in rebuild())
        done.append(f"the index written anew in {pages} steps")
    if forgotten := forget_old():
        done.append(f"{forgotten} old counts of searches deleted")
    if time.monotonic() < until and vectors_are_due():
        forget_unused_terms()
        done.append(f"vectors made of {vectors.build()} pages")
    return "; ".join(done) or "nothing to do"


def is_out_of_date() -> bool:
    """Returns whether there is no index of the pages, or one that an older release wrote.

    What was written first tells: a page that is as it was then has another digest today.
    """
    oldest = Document.objects.order_by("indexed_at", "pk").first()
    if oldest is None:
        return public_pages().exists()
    page = public_pages().filter(pk=oldest.pk).specific().first()
    return page is not None and digest_of(content_of(page)) != oldest.digest


def vectors_are_due() -> bool:
    """Returns whether pages have changed long ago, or many of them, since the last build."""
    pages = Document.objects.count()
    last = VectorBuild.objects.order_by("-built_at").first()
    if last is None:
        return pages >= vectors.FROM_DOCUMENTS
    changed = Document.objects.filter(indexed_at__gt=last.built_at).count()
    changed = max(changed, abs(pages - last.documents))
    if pages < vectors.FROM_DOCUMENTS and not last.documents:
        return False
    return changed > MANY * pages or (
        changed > 0 and timezone.now() - last.built_at > REBUILT_AFTER
    )


def forget_unused_terms() -> int:
    """Deletes stems, with their words, that no page holds any more."""
    used = Posting.objects.values("term_id")
    return Term.objects.exclude(pk__in=used).delete()[0]
