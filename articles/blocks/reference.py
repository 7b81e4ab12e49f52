"""The reference block: one cited work as an editor fills it in."""

from collections.abc import Callable, Mapping
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter, StructBlockValidationError

from articles.citations.problems import identifiers_of
from articles.evidence.words import KIND_CHOICES, SUBJECT_CHOICES
from articles.posted import UnreadableError, read_json
from references.model.reference import Reference

from .comparing import ReferenceComparison
from .reference_kinds import REFERENCE_TYPES
from .reference_values import block_value, reference_of

FOR_EDITORS = ("remark", "original", "cited_knowingly")
"""Fields that visitors never see."""


class ReferenceValue(blocks.StructValue):
    """This value is one reference; `as_reference` is the typed form that everything renders."""

    @property
    def as_reference(self) -> Reference:
        """The reference as the plain-Python package knows it."""
        return reference_of(self)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """What the work can be recognised by: `doi:…` and `pmid:…`, in lower case."""
        return identifiers_of(self.get("doi") or "", self.get("pmid") or "")

    @classmethod
    def from_reference(cls, reference: Reference, original: str = "", remark: str = "") -> Self:
        """Returns the block value of a reference, of the text it was read from and of a remark."""
        return ReferenceBlock().normalize(block_value(reference, original, remark))


class ReferenceBlock(blocks.StructBlock):
    """This block holds one reference; its field names are the variables of CSL-JSON.

    The stream child's id is the citation key (docs/adr/0003). `original` keeps the text as it
    was pasted and is never discarded. `remark` is what its owner noted for himself: no part of the
    `Reference`, so that nothing that is rendered or exported can hold it (docs/adr/0060).
    """

    type = blocks.ChoiceBlock(choices=REFERENCE_TYPES, default="article-journal", label=_("Kind"))
    author = blocks.TextBlock(
        required=False,
        rows=3,
        label=_("Authors"),
        help_text=_("One a line: “Krakovski MA”. A group's name stands as it is."),
    )
    title = blocks.TextBlock(required=False, rows=2, label=_("Title"))
    container_title = blocks.CharBlock(required=False, label=_("Journal, book or website"))
    container_title_short = blocks.CharBlock(required=False, label=_("Journal, abbreviated"))
    issued = blocks.CharBlock(
        required=False, label=_("Date"), help_text=_("2022, 2022-09 or 2022-09-16.")
    )
    volume = blocks.CharBlock(required=False, label=_("Volume"))
    issue = blocks.CharBlock(required=False, label=_("Issue"))
    page = blocks.CharBlock(required=False, label=_("Pages or article number"))
    doi = blocks.CharBlock(required=False, label="DOI")
    pmid = blocks.CharBlock(required=False, label="PMID")
    pmcid = blocks.CharBlock(required=False, label="PMCID")
    isbn = blocks.CharBlock(required=False, label="ISBN")
    url = blocks.CharBlock(required=False, label=_("Web address"))
    publisher = blocks.CharBlock(required=False, label=_("Publisher"))
    publisher_place = blocks.CharBlock(required=False, label=_("Place of publication"))
    edition = blocks.CharBlock(required=False, label=_("Edition"))
    editor = blocks.TextBlock(required=False, rows=2, label=_("Editors"))
    translator = blocks.TextBlock(required=False, rows=1, label=_("Translators"))
    number = blocks.CharBlock(required=False, label=_("Report number"))
    collection_title = blocks.CharBlock(required=False, label=_("Series"))
    event_title = blocks.CharBlock(required=False, label=_("Conference"))
    genre = blocks.CharBlock(required=False, label=_("Genre"))
    issn = blocks.CharBlock(required=False, label="ISSN")
    accessed = blocks.CharBlock(required=False, label=_("Read on"))
    language = blocks.CharBlock(required=False, label=_("Language"))
    status = blocks.CharBlock(required=False, label=_("Status"))
    note = blocks.TextBlock(
        required=False, rows=2, label=_("Note"), help_text=_("Errata, Epub date and the like.")
    )
    source_kind = blocks.ChoiceBlock(
        choices=KIND_CHOICES,
        required=False,
        label=_("Kind of source"),
        help_text=_("From its record. Shown to readers; leave it empty where nobody says it."),
    )
    subjects = blocks.ChoiceBlock(choices=SUBJECT_CHOICES, required=False, label=_("Studied in"))
    cited_knowingly = blocks.CharBlock(
        required=False,
        label=_("Cited although retracted or corrected, because"),
        help_text=_("Only for a work with a notice. Say once why it is cited all the same."),
    )
    remark = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("Private remark"),
        help_text=_("For editors alone: visitors never see it, and no file for them holds it."),
    )
    original = blocks.TextBlock(required=False, rows=2, label=_("Text as pasted"))

    def get_searchable_content(self, value: Mapping[str, Any]) -> list[str]:
        """Returns the texts that visitors may find the article by: not what is for editors."""
        shown = {name: text for name, text in value.items() if name not in FOR_EDITORS}
        return super().get_searchable_content(shown)

    def get_comparison_class(self) -> Callable[..., ReferenceComparison]:
        """Returns what compares two revisions of the reference."""
        return ReferenceComparison

    def get_form_state(self, value: Mapping[str, str]) -> dict[str, str]:
        """Returns the filled fields; the editor adds the others to what it opens."""
        return {name: text for name, text in value.items() if text}

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], prefix: str
    ) -> Any:
        """Reads the one JSON input that the editor posts, or one input for each field.

        What is no JSON object is kept as the pasted text, so that nothing is lost.
        """
        posted = data.get(prefix)
        if posted is None:
            return super().value_from_datadict(data, files, prefix)
        try:
            fields = read_json(posted)
        except UnreadableError:
            fields = None
        if not isinstance(fields, dict):
            fields = {"original": posted}
        return self.to_python(
            {name: str(fields.get(name) or "") for name in self.child_blocks if fields.get(name)}
        )

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], prefix: str
    ) -> bool:
        """Returns whether the form says nothing about this block."""
        return prefix not in data and super().value_omitted_from_data(data, files, prefix)

    def clean(self, value: Any) -> Any:
        """Requires a title or the pasted text, and an address that is a web address."""
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if not self.is_deferred_validation and not (cleaned["title"] or cleaned["original"]):
            errors["title"] = ValidationError(_("Give the work's title, or paste the reference."))
        address = cleaned["url"]
        is_address = not address or address.startswith(("https://", "http://"))
        if not self.is_deferred_validation and not is_address:
            errors["url"] = ValidationError(_("A web address starts with https:// or http://."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "openquote"
        label = _("Reference")
        label_format = "{author} {title}"
        value_class = ReferenceValue


class ReferenceBlockAdapter(StructBlockAdapter):
    """This adapter names the editor's own class, which builds the fields on opening.

    See `static/js/admin/citations/reference-block.js`.
    """

    js_constructor = "articles.blocks.ReferenceBlock"


register(ReferenceBlockAdapter(), ReferenceBlock)
