"""The one kind of page of the bare site."""

from wagtail.fields import RichTextField
from wagtail.models import Page


class BarePage(Page):
    """This page is a title and a text."""

    body = RichTextField(blank=True)
    template = "bare_page.html"
