"""Testimonials and pictures as snippets."""

from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    SnippetViewSet,
    WorkflowActionView,
)

from testimonials.claims import claims_in
from testimonials.models import Testimonial, TestimonialPicture
from testimonials.models.testimonial import UnauthorizedError


class AuthorizedPublishing:
    """This mixin saves words that may not be published yet, and says why they are not."""

    def run_action_method(self: Any) -> HttpResponse | None:
        """Runs the action; what is not authorized stays a draft."""
        try:
            response: HttpResponse | None = super().run_action_method()  # type: ignore[misc]
        except UnauthorizedError as error:
            messages.error(
                self.request,
                _t("Saved as a draft. %s") % error,
                buttons=[messages.button(authorizations_url(self.object), _t("Authorizations"))],
            )
            response = redirect(self.get_edit_url())
        return response

    def save_action(self: Any) -> HttpResponse:
        """Warns of words that promise too much."""
        self.warn_of_claims()
        response: HttpResponse = super().save_action()  # type: ignore[misc]
        return response

    def warn_of_claims(self: Any) -> None:
        """Says which words a reader may take for a promise; the quote stays as it is."""
        claims = claims_in(self.object.quote)
        if claims:
            messages.warning(
                self.request,
                _t("A reader may take these words for a promise: %s. Quote another sentence, or be "
                   "sure that it is what most patients can expect.") % ", ".join(claims),
            )  # fmt: skip


class TestimonialCreateView(AuthorizedPublishing, CreateView):
    """This view begins a testimonial, as a draft until its authorization is on file."""


class TestimonialEditView(AuthorizedPublishing, EditView):
    """This view edits a testimonial; a button leads to its authorizations."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Adds the ways to authorizations and withdrawal."""
        buttons: list[Button] = [*super().header_more_buttons]
        if self.request.user.has_perm("testimonials.view_authorization"):
            url = authorizations_url(self.object)
            buttons.append(Button(_("Authorizations"), url=url, icon_name="key", priority=4))
        if self.request.user.has_perm("testimonials.add_withdrawal"):
            url = reverse("testimonial_withdraw", args=[self.object.pk])
            buttons.append(Button(_("Withdraw"), url=url, icon_name="cross", priority=6))
        return buttons


class TestimonialWorkflowActionView(WorkflowActionView):
    """This view approves from a list; what is not authorized waits."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Runs the workflow's action; Wagtail takes the approval back with what it could not do."""
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)
        except UnauthorizedError as error:
            messages.error(request, str(error))
            return redirect(self.redirect_url)
        return response


def authorizations_url(testimonial: Testimonial) -> str:
    """Returns the page of a testimonial's authorizations."""
    return reverse("testimonial_authorizations", args=[testimonial.pk])


class TestimonialViewSet(SnippetViewSet):
    """This view set lists and edits testimonials."""

    model = Testimonial
    icon = "group"
    menu_label = _("Testimonials")
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["name", "quote", "connection", "is_sample", "live"]
    list_filter = ["is_sample", "live", "connection", "topics"]
    add_view_class = TestimonialCreateView
    edit_view_class = TestimonialEditView
    workflow_action_view_class = TestimonialWorkflowActionView


class TestimonialPictureViewSet(SnippetViewSet):
    """This view set keeps pictures of patients, apart from the pictures that everyone can see."""

    model = TestimonialPicture
    icon = "user"
    menu_label = _("Pictures of patients")
    copy_view_enabled = False
    list_display = ["title", "alt_text"]
