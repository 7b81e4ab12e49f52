"""Issues of the newsletter in the admin."""

from functools import cached_property

from django.contrib.auth.models import Permission
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from newsletter.admin.sending import sending_view
from newsletter.models import NewsletterIssue
from newsletter.new_issues import new_issue


class IssueIndexView(IndexView):
    """This view lists issues; each has a way to its sending page."""

    def get_list_more_buttons(self, instance: NewsletterIssue) -> list[Button]:
        """Adds the way to the sending page."""
        return [*super().get_list_more_buttons(instance), sending_button(instance)]


class IssueCreateView(CreateView):
    """This view begins an issue with recent articles."""

    def get_initial_form_instance(self) -> NewsletterIssue:
        """Returns an issue with the articles since the last one."""
        issue = new_issue()
        issue.created_by = self.request.user
        return issue


class IssueEditView(EditView):
    """This view edits an issue; a button leads to testing and sending."""

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Adds the way to the sending page."""
        return [*super().header_buttons, sending_button(self.object, HeaderButton)]


def sending_button(issue: NewsletterIssue, kind: type[Button] = Button) -> Button:
    """Returns the way to the page that tests, sends and reports."""
    return kind(
        _("Test and send"),
        url=reverse("newsletter_issue_sending", args=[issue.pk]),
        icon_name="mail",
        priority=5,
    )


class NewsletterIssueViewSet(SnippetViewSet):
    """This view set lists and edits issues."""

    model = NewsletterIssue
    icon = "mail"
    menu_label = _("Newsletter")
    menu_order = 255
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["subject", "state", "send_at", "finished_at"]
    list_filter = ["state"]
    index_view_class = IssueIndexView
    add_view_class = IssueCreateView
    edit_view_class = IssueEditView


@hooks.register("register_admin_urls")
def register_sending_url() -> list[URLPattern]:
    """Adds the page that tests, sends and reports."""
    return [
        path("newsletter/<int:pk>/sending/", sending_view, name="newsletter_issue_sending"),
    ]


@hooks.register("register_permissions")
def register_send_permission() -> object:
    """Lets groups be given the right to send."""
    return Permission.objects.filter(codename="send_newsletterissue")
