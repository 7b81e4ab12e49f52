"""The article: a text for patients whose claims rest on cited sources."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, PageManager, Revision
from wagtail.search import index

import site_cache
from articles.blocks import (
    Heading,
    NotedBodyBlock,
    ReferenceBlock,
    Work,
    contents_of,
    plain_text,
    text_of,
    works_of,
)
from articles.blocks.comparing import (
    CitedStreamComparison,
    ComparedPanel,
    ReferencesComparison,
)
from articles.evidence.facts import SourceFacts
from articles.hand_out import hand_out_of
from articles.pictures import (
    PicturedPage,
    attach_pictures,
    attached_images,
    fetch_images,
    images_at_hand,
    stored_images,
)
from articles.related import reading_after
from site_cache.page_tree import CachedPage, PublicQuerySet

from .article_change import MAX_TEXT, ArticleChange, ChangeKind, history_of
from .article_form import ArticleForm
from .authorship import authors_of, clinicians, of_authors
from .publishing_checks import SCHEDULED, PublishingRefusedError, refusals_of, unschedule

if TYPE_CHECKING:
    from articles.models.review import MedicalReview
    from home.models import ClinicianPage

WORDS_PER_MINUTE = 230
"""Silent reading of non-fiction in English (Brysbaert 2019, doi:10.1016/j.jml.2019.104047: 238),
a little less for medical words."""

SUMMARY_LENGTH = 200
"""Characters of a summary that nobody wrote."""

CONTENTS_FROM = 3
"""A contents list pays from this number of headings on."""

RESERVED_SLUGS = frozenset({"feed", "topic", "author", "cite"})
"""Addresses that the index page answers itself."""


def at_noon(day: date) -> datetime:
    """Returns noon of a day here: for formats that know no dates without a time."""
    return timezone.make_aware(datetime.combine(day, time(12)))


PICTURES_IN_BODY = {"image": "image", "video": "poster"}
"""The blocks of the body with a picture, and what they call it."""

DERIVED = ("authors", "headings", "reading_minutes", "summary", "works")
"""Cached properties, computed anew once the content they come from is saved."""


SHOWN_OF_OTHERS = ("topics", "article_authors")
"""What cards show of other tables: two queries for any number of articles."""


class ArticleQuerySet(PublicQuerySet):
    """This query set knows how articles are listed."""

    def newest_first(self) -> Self:
        """Orders by published date, ties by identity, so that pagination is stable."""
        return self.order_by("-published_date", "-pk")

    def for_cards(self) -> Self:
        """Fetches what an article's card shows but for its picture, which `with_pictures` brings.

        Three queries for any number of articles.
        """
        return self.without_texts().prefetch_related(*SHOWN_OF_OTHERS, of_authors())

    def for_feed(self) -> Self:
        """Fetches what a feed tells of an article."""
        return self.defer("references").prefetch_related(*SHOWN_OF_OTHERS, of_authors(), "changes")

    def without_texts(self) -> Self:
        """Leaves out what only the article's own page shows."""
        return self.defer("body", "references")


class ArticlePage(CachedPage, PicturedPage, Page):
    """This page is one article with its body, its references and who answers for it."""

    standfirst = models.CharField(
        _("standfirst"),
        max_length=400,
        blank=True,
        help_text=_("What the reader learns, in one or two sentences. Shown in lists and feeds."),
    )
    published_date = models.DateField(_("published on"), default=timezone.localdate)
    updated_date = models.DateField(
        _("updated on"),
        null=True,
        blank=True,
        help_text=_("Set this when what the article says has changed, not for a typing error."),
    )
    change_kind = models.CharField(
        _("why it was updated"), max_length=16, choices=ChangeKind.choices, blank=True, default=""
    )
    change_note = models.CharField(
        _("what changed, and why"),
        max_length=MAX_TEXT,
        blank=True,
        default="",
        help_text=_("One line for readers. It stays in the list of changes under the article."),
    )
    topics = ParentalManyToManyField("articles.Topic", blank=True, related_name="articles")
    lead_picture = StreamField(
        [("picture", ImageBlock())], max_num=1, blank=True, verbose_name=_("lead picture")
    )
    body = StreamField(NotedBodyBlock(), verbose_name=_("body"))
    references = StreamField(
        [("reference", ReferenceBlock())],
        blank=True,
        collapsed=True,
        verbose_name=_("references"),
        help_text=_("Every source that the text cites. Their numbers come from the text."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        InlinePanel(
            "article_authors",
            label=_("author"),
            heading=_("Authors"),
            help_text=_("In the order of the byline. With none, the clinic itself is the author."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("published_date"), FieldPanel("updated_date")]),
                FieldRowPanel([FieldPanel("change_kind"), FieldPanel("change_note")]),
                FieldPanel("topics"),
                FieldPanel("lead_picture"),
            ],
            heading=_("Dates, topics and picture"),
        ),
        ComparedPanel("body", CitedStreamComparison),
        ComparedPanel("references", ReferencesComparison),
        InlinePanel(
            "related_articles", label=_("article"), heading=_("Related articles"), max_num=3
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]
    base_form_class = ArticleForm
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types: list[str] = []

    picture_field = "lead_picture"
    reserved_slugs = RESERVED_SLUGS

    is_being_saved = False
    """Whether `save` is at work on the article with everything that belongs to it."""

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article")
        indexes = [models.Index(fields=["published_date", "page_ptr"], name="article_by_date")]

    def clean(self) -> None:
        """Refuses an address that the index page answers itself, and dates that run backwards."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.slug in self.reserved_slugs:
            errors["slug"] = _("The list of articles uses this address itself. Choose another.")
        if self.updated_date and self.published_date and self.updated_date < self.published_date:
            errors["updated_date"] = _("An article cannot be updated before it is published.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the page and, with its content, the rows of the works it cites.

        Raises:
            PublishingRefusedError: a revision goes live that must not; `publish()` asks earlier.
        """
        for name in DERIVED:
            self.__dict__.pop(name, None)
        is_whole = kwargs.get("update_fields") is None
        if is_whole and self._goes_live() and (refusals := refusals_of(self)):
            raise PublishingRefusedError(self.title, refusals)
        self.is_being_saved = is_whole
        try:
            super().save(*args, **kwargs)
        finally:
            self.is_being_saved = False
        if is_whole:
            self._store_cited_sources()
            ArticleChange.record(self)

    def _goes_live(self) -> bool:
        """Wagtail's own publish action sets the live revision and saves, without `publish()`."""
        if not (self.live and self.live_revision_id):
            return False
        now = type(self).objects.filter(pk=self.pk, live=True)
        return not now.filter(live_revision=self.live_revision_id).exists()

    def publish(self, revision: Revision, **kwargs: Any) -> None:
        """Publishes a revision unless its citations forbid it.

        Bulk publishing, workflows, the schedule and code arrive here.

        Raises:
            PublishingRefusedError: a reason to refuse; a scheduled page is unscheduled instead.
        """
        refusals = refusals_of(revision.as_object())
        if not refusals:
            super().publish(revision, **kwargs)
            return
        refusal = PublishingRefusedError(revision.object_str, refusals)
        if kwargs.get("log_action") != SCHEDULED:
            raise refusal
        unschedule(revision, refusal)

    @classmethod
    def as_cards(cls, keys: "Iterable[int]") -> "dict[int, ArticlePage]":
        """Returns articles with what cards show of them, by key.

        Five queries for all that are not kept. Threads share them: they are not to be changed.
        """
        return site_cache.get_many("card", keys, cls._read_cards)

    @classmethod
    def _read_cards(cls, keys: "Iterable[int]") -> "dict[int, ArticlePage]":
        found = {page.pk: page for page in cls.objects.filter(pk__in=keys).for_cards()}
        attach_pictures(found.values())
        for page in found.values():
            _ = page.authors
            del page.__dict__["lead_picture"]  # a stream's blocks hold state
        return found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what the template shows beside the page's own fields."""
        if self.pk:
            prefetch_related_objects([self], *SHOWN_OF_OTHERS)
        next_reading = reading_after(self)
        reviews = list(self.medical_reviews.all()) if self.pk else []
        changes = list(self.changes.all()) if self.pk else []
        self._fetch_pictures()
        return super().get_context(request, *args, **kwargs) | {
            "contents": self.contents,
            "author_pictures": [author.picture for author in self.authors if author.picture],
            "review": self.latest_review(reviews),
            "changes": changes,
            "history": history_of(self, changes, reviews),
            "source_facts": self.source_facts(),
            "related": next_reading.related,
            "next_reading": next_reading,
            "has_hand_out": bool(hand_out_of(self.body)),
        }

    def _fetch_pictures(self) -> None:
        """Brings all pictures of the page itself, wherever they stand, at once."""
        images = fetch_images(attached_images([self]) | stored_images(self.body, PICTURES_IN_BODY))
        attach_pictures([self], images=images)
        with images_at_hand(images):
            for child in self.body:
                if child.block_type in PICTURES_IN_BODY:
                    _ = child.value  # the stream reads all blocks of a type at once

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Tells crawlers when what the article says last changed, not when it was last saved."""
        changed = self.updated_date or self.published_date
        return [{"location": self.get_full_url(request), "lastmod": at_noon(changed)}]

    @cached_property
    def authors(self) -> "list[ClinicianPage]":
        """The clinicians of the byline, in order; empty when the clinic itself is the author."""
        return authors_of(self.article_authors.all())

    @cached_property
    def works(self) -> dict[str, Work]:
        """The works that the article cites, by citation key, in the editor's order."""
        return works_of(self.references)

    def source_facts(self) -> dict[str, SourceFacts]:
        """Returns what is known about each source, by citation key (one query at most)."""
        from .source_evidence import SourceEvidence

        return SourceEvidence.facts_of({key: work.reference for key, work in self.works.items()})

    @cached_property
    def headings(self) -> "tuple[Heading, ...]":
        """The body's headings and questions with the anchors that the page gives them."""
        return contents_of(self.body)

    @property
    def contents(self) -> "tuple[Heading, ...]":
        """The contents list: empty for an article with fewer than three headings."""
        return self.headings if len(self.headings) >= CONTENTS_FROM else ()

    @cached_property
    def reading_minutes(self) -> int:
        """How long reading takes, in whole minutes, at least one."""
        words = len(f"{self.standfirst} {plain_text(self.body)}".split())
        return max(1, round(words / WORDS_PER_MINUTE))

    @cached_property
    def summary(self) -> str:
        """What lists, feeds and search engines show: the standfirst, or how the text begins."""
        if self.standfirst:
            return self.standfirst
        first = next((child for child in self.body if child.block_type == "paragraph"), None)
        return Truncator(text_of(first.value.source)).chars(SUMMARY_LENGTH) if first else ""

    def latest_review(
        self, reviews: "Sequence[MedicalReview] | None" = None
    ) -> "MedicalReview | None":
        """Returns the newest medical review if it is of what the article says now.

        Args:
            reviews: all of the article's, newest first; one query where they are not at hand.
        """
        if self.pk is None:
            return None
        review = next(iter(self.medical_reviews.all()[:1] if reviews is None else reviews), None)
        if review is None or not review.covers(self):
            return None
        if review.reviewer_id:
            review.reviewer = clinicians([review.reviewer_id]).get(review.reviewer_id)
        return review

    def _store_cited_sources(self) -> None:
        """Keeps `cited_sources` equal to the live references that have an identifier."""
        from .cited_source import CitedSource

        wanted = {}
        for child in self.references if self.live else ():
            value = {name: text for name, text in child.value.items() if text}
            wanted |= dict.fromkeys(child.value.identifiers, value)
        stored = dict(self.cited_sources.values_list("identifier", "value"))
        if wanted == stored:
            return
        self.cited_sources.all().delete()
        CitedSource.objects.bulk_create(
            CitedSource.of(self, identifier, value) for identifier, value in wanted.items()
        )
