"""The article's form in the page editor."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from .gate import refusals_of


class ArticleForm(WagtailAdminPageForm):
    """This form says before publishing what would refuse it; drafts are always saved."""

    def clean(self) -> dict[str, Any]:
        """Adds each reason to the field where it can be mended."""
        cleaned: dict[str, Any] = super().clean()
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
