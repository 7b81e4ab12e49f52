"""The form of a page in the editor: a draft is saved whatever stands in it (docs/adr/0069)."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

NAMES = frozenset({"title", "slug"})
"""What a page is called, which Wagtail asks of a draft too."""


class PageForm(WagtailAdminPageForm):
    """This form takes a draft without a title, and one whose address another page has."""

    unchecked_in_drafts: frozenset[str] = frozenset()
    """Fields of which the model's own rules count at publishing only."""
    taken_address = ""
    """The address that was asked for and belongs to another page; empty where it was free."""

    def defer_required_fields(self) -> None:
        """Lets a draft do without a title."""
        super().defer_required_fields()
        self._require_names(False)

    def restore_required_fields(self) -> None:
        """Asks for a title again, for the form that is shown."""
        super().restore_required_fields()
        self._require_names(True)

    def _require_names(self, required: bool) -> None:
        for name in NAMES & self.fields.keys():
            self.fields[name].required = required

    def clean_title(self) -> str:
        """Calls a draft something until it has a title."""
        title: str = self.cleaned_data["title"]
        if title or not self.is_deferred_validation:
            return title
        return self.instance.title if self.instance.pk else _("Untitled")

    def clean_slug(self) -> str:
        """Takes the next free address for a draft, or where nobody chose the address by hand."""
        typed: str = self.cleaned_data["slug"]
        from_title = slugify(self.cleaned_data.get("title", ""), allow_unicode=True)
        slug = typed or (self.instance.slug if self.instance.pk else from_title)
        may_change = self.is_deferred_validation or slug == from_title
        if not slug or self.is_free(slug) or not may_change:
            return slug
        self.taken_address = typed
        number = 2
        while not self.is_free(f"{slug}-{number}"):
            number += 1
        return f"{slug}-{number}"

    def is_free(self, slug: str) -> bool:
        """Returns whether no other page has an address."""
        return bool(Page._slug_is_available(slug, self.parent_page, self.instance))

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Tells the open form of another address."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if self.taken_address:
            updates.append(("slug", self.cleaned_data["slug"]))
        return updates

    def _update_errors(self, errors: ValidationError) -> None:
        if self.is_deferred_validation and hasattr(errors, "error_dict"):
            kept = {
                name: found
                for name, found in errors.error_dict.items()
                if name not in self.unchecked_in_drafts
            }
            if not kept:
                return
            errors = ValidationError(kept)
        super()._update_errors(errors)
