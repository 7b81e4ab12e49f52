"""Testimonials that plugins kept as posts: drafts here, which no patient has authorized yet."""

from __future__ import annotations

import re
from hashlib import sha256

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.importing.inline_text import block_text
from articles.importing.wordpress import Item, Outline, plain, read_post
from testimonials.models import Testimonial

from . import report
from .records import ImportedItem

KIND = re.compile(r"(?:[a-z]+[_-])?(?:testimonial|client[_-]?review)s?(?:_post)?")
"""The post types of the usual plugins: "testimonial", "wpm-testimonial", "jetpack-testimonial"."""
NAMES = re.compile(r"_?(?:\w*[_-])?(?:client_?name|author_?name|author|name|byline|client)", re.I)
MAX_NAME = 120
MAX_QUOTE = 1000
"""Characters that the editor takes."""


def is_testimonial(kind: str) -> bool:
    """Returns whether a post type is a plugin's testimonial.

    >>> [is_testimonial(kind) for kind in ("wpm-testimonial", "testimonials", "post")]
    [True, True, False]
    """
    return KIND.fullmatch(kind.lower()) is not None


def quote_of(item: Item, outline: Outline) -> str:
    """Returns what a patient said, as plain text."""
    blocks = read_post(item, outline).document.blocks
    words = "\n\n".join(filter(None, (block_text(block).strip() for block in blocks)))
    return words or plain(item.excerpt)


def name_of(item: Item) -> str:
    """Returns who said it, as the plugin has it; else the post's title."""
    found = sorted(name for name in item.meta if NAMES.fullmatch(name) and item.meta[name].strip())
    name = plain(item.meta[found[0]]) if found else ""
    return (name or plain(item.title) or "Without a name")[:MAX_NAME]


def digest_of(quote: str, name: str) -> str:
    """Returns what tells whether a testimonial would be written as it was."""
    return sha256(f"{name}\0{quote}".encode()).hexdigest()


def write(
    record: ImportedItem, quote: str, name: str, user: AbstractUser | None, *, dry_run: bool
) -> str:
    """Writes a testimonial as a draft, or anew where nobody has edited it; returns the outcome."""
    digest = digest_of(quote, name)
    known = record.testimonial if record.pk else None
    if known is not None and record.digest == digest:
        return report.UNCHANGED
    if known is not None and (known.latest_revision_id != record.revision or known.live):
        return report.EDITED_HERE
    if dry_run:
        return report.UPDATED if known else report.MADE
    with transaction.atomic():
        testimonial = known or Testimonial(live=False)
        testimonial.quote, testimonial.name = quote, name
        testimonial.save()
        revision = testimonial.save_revision(user=user, clean=False)
        record.testimonial, record.revision, record.digest = testimonial, revision.pk, digest
        record.save()
    return report.UPDATED if known else report.MADE
