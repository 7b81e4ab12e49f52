"""Notes that explain: lettered, so that nobody takes them for references."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.citations.rendering import lettered

from .body import MORE, ArticleBodyBlock
from .text import ParagraphBlock


class NotesBlock(blocks.StructBlock):
    """This block holds the notes of an article; the text names one by its letter, as `#note-a`."""

    notes = blocks.ListBlock(ParagraphBlock(label=_("Note")), min_num=1, label=_("Notes"))

    class Meta:
        icon = "info-circle"
        label = _("Notes")
        description = _("Explains things beside the text, lettered a, b, c; link them as #note-a.")
        preview_value = {
            "notes": ["<p>A trial counts as small here with fewer than fifty people.</p>"]
        }
        template = "articles/blocks/notes.html"


class NotedBodyBlock(ArticleBodyBlock):
    """This stream is the body of an article with its notes; they stand beside the references."""

    notes = NotesBlock(group=MORE)

    class Meta:
        block_counts = {"notes": {"max_num": 1}}


def note_label(position: int) -> str:
    """Returns the letters of a note, counted from 0.

    >>> [note_label(position) for position in (0, 25, 26)]
    ['a', 'z', 'aa']
    """
    return lettered(position + 1)
