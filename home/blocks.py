"""The sections of the front page."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.previews import first_objects
from articles.blocks.testimonials import TestimonialsBlock
from articles.blocks.text import ParagraphBlock
from articles.pictures import attach_pictures


class ServiceBlock(blocks.StructBlock):
    """This block is one thing that the clinic does."""

    title = blocks.CharBlock(max_length=80, label=_("Title"))
    text = blocks.TextBlock(max_length=300, label=_("Text"))
    page = blocks.PageChooserBlock(required=False, label=_("Read more"))


class ServicesBlock(blocks.StructBlock):
    """This section says what the clinic does."""

    title = blocks.CharBlock(default="What we do", max_length=120, label=_("Title"))
    introduction = blocks.TextBlock(required=False, max_length=300, label=_("Introduction"))
    services = blocks.ListBlock(ServiceBlock(), min_num=1, label=_("Services"))

    class Meta:
        icon = "list-ul"
        label = _("What we do")
        description = _("Two to six things that the clinic does, each with a sentence.")
        preview_value = {
            "title": "What we do",
            "introduction": "",
            "services": [
                {"title": "Digestion", "text": "Reflux, bloating and food.", "page": None},
                {"title": "Sleep", "text": "Falling asleep and staying asleep.", "page": None},
            ],
        }
        template = "home/blocks/services.html"


class PractitionersBlock(blocks.StructBlock):
    """This section introduces clinicians, in the order chosen."""

    title = blocks.CharBlock(default="Who you will meet", max_length=120, label=_("Title"))
    clinicians = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="home.ClinicianPage"), min_num=1, label=_("Clinicians")
    )

    def get_preview_value(self) -> Any:
        """Returns the first clinicians."""
        chosen = first_objects("home.ClinicianPage", 4, ("live", "public"))
        return self.normalize({"title": "Who you will meet", "clinicians": chosen})

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Adds the live clinicians with their photos."""
        clinicians = [page for page in value["clinicians"] if page is not None and page.live]
        attach_pictures(clinicians)
        prefetch_related_objects(clinicians, "topics")
        return {**super().get_context(value, parent_context), "clinicians": clinicians}

    class Meta:
        icon = "user"
        label = _("Practitioners")
        description = _("Clinicians with photo, title and a sentence.")
        template = "home/blocks/practitioners.html"


class LatestArticlesBlock(blocks.StructBlock):
    """This section shows the newest articles."""

    title = blocks.CharBlock(default="Latest articles", max_length=120, label=_("Title"))
    count = blocks.IntegerBlock(default=3, min_value=1, max_value=12, label=_("How many"))

    class Meta:
        icon = "doc-full"
        label = _("Latest articles")
        description = _("The newest articles, by themselves.")
        preview_value = {"title": "Latest articles", "count": 3}
        template = "home/blocks/latest_articles.html"


class NewsletterBlock(blocks.StructBlock):
    """This section invites to the newsletter."""

    title = blocks.CharBlock(default="Our newsletter", max_length=120, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=300, label=_("Text"))

    class Meta:
        icon = "mail"
        label = _("Newsletter sign-up")
        description = _("An invitation with the sign-up form.")
        preview_value = {"title": "Our newsletter", "text": "One e-mail a month."}
        template = "home/blocks/newsletter.html"


class VisitBlock(blocks.StructBlock):
    """This section says where the clinic is and when it is open, from the settings."""

    title = blocks.CharBlock(default="Where and when", max_length=120, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=300, label=_("Text"))

    class Meta:
        icon = "home"
        label = _("Where and when")
        description = _("Address, telephone and hours, from the contact settings.")
        preview_value = {"title": "Where and when", "text": ""}
        template = "home/blocks/visit.html"


class HomeBodyBlock(blocks.StreamBlock):
    """This stream holds the front page's sections."""

    paragraph = ParagraphBlock()
    services = ServicesBlock()
    practitioners = PractitionersBlock()
    latest_articles = LatestArticlesBlock()
    testimonials = TestimonialsBlock()
    newsletter = NewsletterBlock()
    visit = VisitBlock()
