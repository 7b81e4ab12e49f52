"""Which models visitors' pages show: the one list that the page cache relies on.

A write to a table of `RENDERED` makes every stored page old (`clinic.page_cache.content_version`).
Every model of the site must be here or in one of the two lists below it; `manage.py check` refuses
one that is not, so that a new model cannot be forgotten.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import models
from wagtail.models import Page

RENDERED = frozenset(
    {
        "articles.ArticleAuthor",
        "articles.ArticleChange",
        "articles.ArticleIndexPage",
        "articles.ArticlePage",
        "articles.ArticlePage_topics",
        "articles.CitationStyle",
        "articles.CitedSource",
        "articles.GlossaryTerm",
        "articles.MedicalReview",
        "articles.RelatedArticle",
        "articles.SourceEvidence",
        "articles.Topic",
        "home.AppearanceSettings",
        "home.ClinicianIntake",
        "home.ClinicianPage",
        "home.ClinicianPage_topics",
        "home.ContactSettings",
        "home.Fee",
        "home.HomePage",
        "home.InsurancePlan",
        "home.IntakeNotice",
        "home.OpeningHours",
        "home.PolicySettings",
        "home.ServiceIndexPage",
        "home.ServicePage",
        "home.ServicePage_clinicians",
        "home.ServicePage_topics",
        "home.SpecialHours",
        "home.StandardPage",
        "home.TeamIndexPage",
        "search.CrisisPhrase",
        "search.PromotedPage",
        "search.ShortAnswer",
        "search.SynonymGroup",
        "testimonials.Authorization",
        "testimonials.Testimonial",
        "testimonials.TestimonialPicture",
        "testimonials.Testimonial_topics",
        "testimonials.Withdrawal",
        "wagtailcore.Collection",
        "wagtailcore.CollectionViewRestriction",
        "wagtailcore.CollectionViewRestriction_groups",
        "wagtailcore.Locale",
        "wagtailcore.Page",
        "wagtailcore.PageViewRestriction",
        "wagtailcore.PageViewRestriction_groups",
        "wagtailcore.Site",
        "wagtaildocs.Document",
        "wagtailembeds.Embed",
        "wagtailimages.Image",
        "wagtailimages.Rendition",
        "wagtailredirects.Redirect",
    }
)

NOT_RENDERED = {
    "articles.CitationPolicy": "says what may be published",
    "articles.DocumentUpload": "what a draft was made of",
    "articles.ImportedDocument": "where a draft came from",
    "articles.LookupTurn": "a throttle of look-ups",
    "articles.MedicalReviewTask": "a step of the workflow",
    "articles.MedicalReviewTask_groups": "a step of the workflow",
    "articles.ReadingLevel": "a report for editors",
    "articles.ReviewReminder": "mail that was sent",
    "articles.WritingSettings": "what writers aim at",
    "clinic.Generation": "the count itself",
    "clinic.ImportedItem": "what came from an old site",
    "clinic.JobRun": "when jobs ran",
    "clinic.WaitingMail": "e-mail that has not left yet",
    "clinic.WordpressUpload": "exports that wait",
    "wagtailcore.APIToken": "who may ask the API",
    "wagtailcore.Comment": "editors among themselves",
    "wagtailcore.CommentReply": "editors among themselves",
    "wagtailcore.GroupApprovalTask": "a step of the workflow",
    "wagtailcore.GroupApprovalTask_groups": "a step of the workflow",
    "wagtailcore.GroupCollectionPermission": "who may edit",
    "wagtailcore.GroupPagePermission": "who may edit",
    "wagtailcore.GroupSitePermission": "who may edit",
    "wagtailcore.ModelLogEntry": "the audit log",
    "wagtailcore.PageLogEntry": "the audit log",
    "wagtailcore.PageSubscription": "who is told of comments",
    "wagtailcore.ReferenceIndex": "where things are used",
    "wagtailcore.Revision": "drafts; publishing writes the page",
    "wagtailcore.Task": "the workflow",
    "wagtailcore.TaskState": "the workflow",
    "wagtailcore.UploadedFile": "uploads that are not finished",
    "wagtailcore.Workflow": "the workflow",
    "wagtailcore.WorkflowContentType": "the workflow",
    "wagtailcore.WorkflowPage": "the workflow",
    "wagtailcore.WorkflowState": "the workflow",
    "wagtailcore.WorkflowTask": "the workflow",
}
"""Models whose changes no visitor sees, and why."""

FROM_WAGTAIL_8 = frozenset({"wagtailcore.APIToken"})
"""Models that are none yet on an older Wagtail."""

APPS_NOT_RENDERED = {
    "auth": "accounts",
    "axes": "lock-outs",
    "contenttypes": "Django's list of models",
    "newsletter": "readers of the newsletter; the words beside the form are in PolicySettings",
    "otp_static": "second factors",
    "otp_totp": "second factors",
    "search": "the index; results are never stored, but what editors say of them is kept",
    "sessions": "who is signed in",
    "taggit": "tags of pictures, for editors",
    "wagtailadmin": "the admin's own state",
    "wagtailsearch": "the admin's index",
    "wagtailusers": "profiles of editors",
}
"""Apps none of whose models a page shows."""

DRAFT_COLUMNS = frozenset(
    {
        "draft_title",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision_created_at",
        "latest_revision_id",
        "locked",
        "locked_at",
        "locked_by_id",
    }
)
"""Columns that saving a draft writes: an autosave every few seconds changes no page."""


def rendered_tables() -> frozenset[str]:
    """Returns the tables of `RENDERED`."""
    return frozenset(model._meta.db_table for model in _models() if model._meta.label in RENDERED)


def check_rendered(app_configs: object = None, **kwargs: object) -> list[CheckMessage]:
    """Refuses a model that no list names, and a name that is no model (a system check)."""
    return list(problems(_models()))


def problems(found: Iterable[type[models.Model]]) -> Iterator[CheckMessage]:
    """Yields what is wrong with the lists, given all models of the site."""
    labels = set()
    for model in found:
        label, app = model._meta.label, model._meta.app_label
        labels.add(label)
        if app in APPS_NOT_RENDERED and not issubclass(model, Page):
            continue
        if (label in RENDERED) == (label in NOT_RENDERED):
            yield Error(
                f"{label} must be in one of the lists of clinic/page_cache/cached_models.py.",
                hint="RENDERED when a page shows anything of it; otherwise NOT_RENDERED, and why.",
                obj=model,
                id="clinic.E001",
            )
    for label in sorted((RENDERED | NOT_RENDERED.keys()) - labels - FROM_WAGTAIL_8):
        yield Error(
            f"clinic/page_cache/cached_models.py names {label}, which is no model.",
            id="clinic.E002",
        )


def _models() -> list[type[models.Model]]:
    """Returns every model that has a table."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and model._meta.managed
    ]
