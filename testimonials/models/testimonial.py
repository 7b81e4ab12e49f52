"""What patients say about the clinic."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.actions.unpublish import UnpublishAction
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PublishingPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from testimonials.covered_content import content_hash

from .authorization import Authorization
from .withdrawal import Withdrawal

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class UnauthorizedError(PermissionDenied):
    """This error says that a patient has not authorized what was to be published."""


class Connection(models.TextChoices):
    """What ties somebody to the clinic besides being a patient (16 CFR 255.5)."""

    NONE = "none", _("None: a patient and nothing more")
    EMPLOYEE = "employee", _("Works at the clinic")
    FAMILY = "family", _("Family or friend of somebody at the clinic")
    DISCOUNT = "discount", _("Got a discount, a gift or a free service")
    OTHER = "other", _("Other; say which")


class TestimonialQuerySet(models.QuerySet["Testimonial"]):
    """This query set knows what may be shown."""

    def visible(self, on: date | None = None) -> Self:
        """Returns what is published and authorized for the website on a day, today by default.

        Asked at every rendering, so that an end or a withdrawal takes effect at once, whether or
        not the job that unpublishes has run.
        """
        authorized = Authorization.objects.in_force(on).filter(
            testimonial=OuterRef("pk"), content_hash=OuterRef("content_hash"), on_website=True
        )
        return self.filter(Q(is_sample=True) | Exists(authorized), live=True)

    def marked_visible(self) -> Self:
        """Returns all, with their pictures, `is_visible` set to whether they may be shown now."""
        visible = self.model.objects.visible().filter(pk=OuterRef("pk")).order_by()
        return self.annotate(is_visible=Exists(visible)).select_related("picture")

    def lapsed(self) -> Self:
        """Returns what is still marked as published though nothing authorizes it any longer."""
        return self.filter(live=True).exclude(pk__in=self.model.objects.visible().values("pk"))


class Testimonial(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """This snippet is what one patient said, in the patient's own words."""

    quote = models.TextField(_("quote"), max_length=1000)
    name = models.CharField(
        _("name as shown"), max_length=120, help_text=_("As the patient agreed: “Maria, Portland”.")
    )
    picture = models.ForeignKey(
        "testimonials.TestimonialPicture", models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("picture"),
    )  # fmt: skip
    topics = ParentalManyToManyField("articles.Topic", blank=True, related_name="+")
    connection = models.CharField(
        _("connection to the clinic"),
        max_length=20,
        choices=Connection.choices,
        default=Connection.NONE,
        help_text=_("Printed beside the quote."),
    )
    connection_note = models.CharField(_("in words"), max_length=160, blank=True)
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Not a real patient; the page says so.")
    )
    content_hash = models.CharField(max_length=64, default="", editable=False, db_index=True)

    panels = [
        FieldPanel("quote"),
        FieldPanel("name"),
        FieldPanel("picture"),
        FieldPanel("topics"),
        FieldRowPanel([FieldPanel("connection"), FieldPanel("connection_note")]),
        FieldPanel("is_sample"),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("quote"),
        index.AutocompleteField("name"),
        index.FilterField("id"),
    ]

    objects = TestimonialQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("testimonial")
        verbose_name_plural = _("testimonials")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(connection="other") | ~Q(connection_note=""),
                name="other_connection_is_in_words",
            )
        ]

    def __str__(self) -> str:
        """Returns the name as shown."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the testimonial with the hash of what it shows."""
        self.content_hash = self.current_hash
        fields = kwargs.get("update_fields")
        if fields is not None and {"quote", "name", "picture"} & set(fields):
            kwargs["update_fields"] = {*fields, "content_hash"}
        super().save(*args, **kwargs)

    @property
    def current_hash(self) -> str:
        """The hash of the words, the name and the picture as they stand here."""
        return content_hash(self.quote, self.name, self.picture.digest if self.picture else "")

    @property
    def is_authorized(self) -> bool:
        """Whether what stands here may be on the website today."""
        return self.is_sample or Authorization.objects.in_force().filter(
            testimonial_id=self.pk, content_hash=self.current_hash, on_website=True
        ).exists()  # fmt: skip

    @property
    def disclosure(self) -> str:
        """What must stand beside the quote; empty when there is nothing to disclose."""
        if self.connection == Connection.NONE:
            return ""
        label = "" if self.connection == Connection.OTHER else self.get_connection_display()
        return ". ".join(filter(None, [label, self.connection_note]))

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publishes a revision whose words, name and picture the patient has authorized.

        Every way to publish arrives here: editing, workflow, schedule, command line.

        Raises:
            UnauthorizedError: they are not authorized, or no longer.
        """
        if not revision.as_object().is_authorized:
            raise UnauthorizedError(
                _t("These words, this name or this picture are not authorized by the patient.")
            )
        super().publish(revision, *args, **kwargs)

    @transaction.atomic
    def withdraw(self, reason: str, user: "User | None" = None) -> None:
        """Ends every authorization of this testimonial and takes it off the site at once."""
        for authorization in self.authorizations.filter(withdrawal=None):
            Withdrawal.objects.create(authorization=authorization, reason=reason, recorded_by=user)
        if self.live:
            UnpublishAction(self, user=user).execute(skip_permission_checks=True)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """Returns the template that shows the testimonial alone."""
        return "testimonials/preview.html"
