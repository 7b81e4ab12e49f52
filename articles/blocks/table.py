"""Tables whose header cells and caption a screen reader can use (WCAG 1.3.1)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from .text import RICH_TEXT_EDITOR


class TableBlock(blocks.StructBlock):
    """This block compares things in rows and columns."""

    table = TypedTableBlock(
        [
            (
                "text",
                blocks.RichTextBlock(editor=RICH_TEXT_EDITOR, required=False, label=_("Text")),
            ),
            ("number", blocks.DecimalBlock(required=False, label=_("Number"))),
        ],
        label=_("Table"),
        help_text=_(
            "Cells copied from a spreadsheet fill the table from the cell in which you paste them. "
            "In a table without columns, paste them into the caption."
        ),
    )
    row_headers = blocks.BooleanBlock(
        required=False, default=True, label=_("The first column names its row")
    )
    source = blocks.CharBlock(required=False, max_length=300, label=_("Note below the table"))

    def clean(self, value: Any) -> Any:
        """Requires a caption, which is how a table is announced, once it is to be published."""
        cleaned = super().clean(value)
        table = cleaned["table"]
        if self.is_deferred_validation:
            return cleaned
        problem = None
        if not table.columns or not table.row_data:
            problem = _("Give the table at least one column and one row, or delete it.")
        elif not table.caption.strip():
            problem = _("Give the table a caption: it is how a screen reader announces it.")
        elif not all(column["heading"].strip() for column in table.columns[1:]):
            problem = _("Give each column a heading.")
        if problem:
            raise StructBlockValidationError(block_errors={"table": ValidationError(problem)})
        return cleaned

    def get_preview_value(self) -> Any:
        """Returns a small table."""
        return self.to_python(
            {
                "table": {
                    "columns": [
                        {"type": "text", "heading": "Exercise"},
                        {"type": "number", "heading": "Breaths a minute"},
                    ],
                    "rows": [
                        {"values": ["<p>Slow breathing</p>", "6"]},
                        {"values": ["<p>At rest</p>", "14"]},
                    ],
                    "caption": "How fast people breathe",
                },
                "row_headers": True,
                "source": "",
            }
        )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Compares things in rows and columns, with a caption.")
        template = "articles/blocks/table.html"
