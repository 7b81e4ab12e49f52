"""What an issue of the newsletter is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class IssueTextBlock(blocks.RichTextBlock):
    """This block is free text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "newsletter/email/blocks/text.html"


class IssueArticleBlock(blocks.PageChooserBlock):
    """This block is one article: its picture, its title as a link and its standfirst."""

    class Meta:
        icon = "doc-full"
        label = _("Article")
        template = "newsletter/email/blocks/article.html"


class IssueBodyBlock(blocks.StreamBlock):
    """This stream is the body of an issue, in the order of reading."""

    heading = blocks.CharBlock(
        max_length=120,
        icon="title",
        label=_("Heading"),
        template="newsletter/email/blocks/heading.html",
    )
    text = IssueTextBlock(features=["bold", "italic", "link", "ol", "ul"])
    article = IssueArticleBlock(page_type="articles.ArticlePage")
    image = ImageBlock(
        icon="image", label=_("Picture"), template="newsletter/email/blocks/image.html"
    )
