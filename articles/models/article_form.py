"""The article's form in the page editor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Revision

from articles.posted import read_json

from .page_form import PageForm
from .publishing_checks import refusals_of
from .review_task import APPROVALS
from .version import UnreadChangeError, require_read


class ArticleForm(PageForm):
    """This form says before publishing what would refuse it; drafts are always saved."""

    unchecked_in_drafts = frozenset({"updated_date"})

    def is_free(self, slug: str) -> bool:
        """Returns whether neither another article nor the list itself has an address."""
        return slug not in self.instance.reserved_slugs and super().is_free(slug)

    def clean(self) -> dict[str, Any]:
        """Adds each reason to the field where it can be mended."""
        cleaned: dict[str, Any] = super().clean()
        self._refuse_unread_approval()
        self._ask_what_changed(cleaned)
        if self.is_deferred_validation or {"body", "references"} & set(self.errors):
            return cleaned
        page = self.instance
        stored = page.body, page.references
        page.body, page.references = cleaned["body"], cleaned["references"]
        try:
            refusals = refusals_of(page)
        finally:
            page.body, page.references = stored
        for problem in refusals:
            self.add_error("references", ValidationError(problem.message, code=problem.rule))
        return cleaned

    def _ask_what_changed(self, cleaned: dict[str, Any]) -> None:
        """Asks for a line about an update of substance before it is published."""
        day, note = cleaned.get("updated_date"), cleaned.get("change_note", "")
        if self.is_deferred_validation or "change_note" not in self.fields:
            return
        page = type(self.instance)._default_manager.filter(pk=self.instance.pk)
        live = page.filter(live=True).values_list("updated_date", "change_note").first()
        before, said = live or (None, "")
        is_new = bool(day and live and day != before)
        if note and not day:
            self.add_error("updated_date", _("Say on which day what you describe was changed."))
        elif is_new and (not note or note == said):
            message = _("Say in one line what changed on that day, and why. Readers will see it.")
            self.add_error("change_note", message)
        elif note and not cleaned.get("change_kind"):
            message = _("Choose why: a correction, new evidence or a clarification.")
            self.add_error("change_kind", message)

    def _refuse_unread_approval(self) -> None:
        """Says that somebody else has changed the article since the reviewer opened it.

        Asked before anything is saved: the reviewer's own words stay in the form, and nobody's
        newer ones are written over.
        """
        is_approval = self.data.get("workflow-action-name") in APPROVALS
        if not (is_approval and self.data.get("action-workflow-action")):
            return
        revision = self.instance.get_latest_revision()
        try:
            extra = read_json(self.data.get("workflow-action-extra-data") or "{}")
            require_read(revision, str(extra.get("shown", "")), self.for_user)
            self._require_loaded(revision)
        except UnreadChangeError as error:
            self.add_error(None, with_link(error))
        except (ValueError, AttributeError):
            self.add_error(None, _("The dialogue sent something that cannot be read. Try again."))

    def _require_loaded(self, revision: Revision) -> None:
        """Refuses a form that was opened before the latest revision was saved."""
        loaded = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        if not loaded or loaded == str(revision.pk) or revision.user_id == self.for_user.pk:
            return
        message = _("Not approved: this page was opened before the latest change. Open it again.")
        url = reverse("wagtailadmin_pages:edit", args=[revision.object_id])
        raise UnreadChangeError(message, url)


def with_link(error: UnreadChangeError) -> str:
    """Returns why an approval was refused, with a link to what is to be read."""
    return format_html('{} <a href="{}" target="_blank">{}</a>', error, error.url, _("Read it"))
