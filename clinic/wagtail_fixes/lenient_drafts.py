"""A draft is saved whatever stands in it, and what keeps one from being saved is named (ADR 0069).

Wagtail checks lengths and bounds in drafts too, so that a heading that is too long stopped the
autosave of everything else, and says of a refused autosave only that there are errors.
"""

from collections.abc import Iterator
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.mixins import JsonPostResponseMixin
from wagtail.blocks.base import BlockField

HARMLESS = frozenset({"required", "max_length", "min_length", "max_value", "min_value"})
"""What a stored stream may break: no rule on which its rendering or its safety rests."""
MAX_NAMED = 3
"""Errors that one line names."""


def install() -> None:
    """Puts both into Wagtail; a second call changes nothing."""
    if not getattr(BlockField.clean, "is_lenient", False):
        BlockField.clean = _lenient(BlockField.clean)
    if not hasattr(JsonPostResponseMixin.json_error_response, "__wrapped__"):
        JsonPostResponseMixin.json_error_response = _naming(
            JsonPostResponseMixin.json_error_response
        )


def _lenient(clean: Any) -> Any:
    @wraps(clean)
    def cleaned(field: BlockField, value: Any) -> Any:
        try:
            return clean(field, value)
        except ValidationError as error:
            codes = set(codes_of(error))
            if getattr(field, "is_deferred_validation", False) and codes <= HARMLESS:
                return value
            raise

    cleaned.is_lenient = True  # type: ignore[attr-defined]
    return cleaned


def codes_of(error: ValidationError) -> Iterator[str]:
    """Yields the code of every error of a stream, however deep; empty for one that has none."""
    inner = getattr(error, "block_errors", None)
    outer = getattr(error, "non_block_errors", None)
    if inner is None and outer is None:
        for each in error.error_list:
            yield each.code or ""
        return
    for each in inner.values() if isinstance(inner, dict) else inner or ():
        if each is not None:
            yield from codes_of(each)
    for each in outer.as_data() if outer else ():
        yield from codes_of(each)


def _naming(answer: Any) -> Any:
    @wraps(answer)
    def named(view: Any, error_code: str, error_message: str) -> Any:
        form = getattr(view, "form", None)
        if error_code == "validation_error" and form is not None:
            error_message = words_for(form) or error_message
        return answer(view, error_code, error_message)

    return named


def words_for(form: Any) -> str:
    """Returns what keeps a form from being saved, in a line; empty where it says nothing."""
    found = [
        f"{form.fields[name].label}: {errors[0]}" if name in form.fields else str(errors[0])
        for name, errors in form.errors.items()
    ]
    for formset in getattr(form, "formsets", {}).values():
        found += [
            f"{row.fields[name].label}: {errors[0]}" if name in row.fields else str(errors[0])
            for row in formset.forms
            for name, errors in row.errors.items()
        ]
    if not found:
        return ""
    return _("Not saved yet. %(reasons)s") % {"reasons": " ".join(found[:MAX_NAMED])}
