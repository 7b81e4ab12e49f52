"""Blocks that show the contact settings where patients need them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks import ArticleBodyBlock

CARE = _("Call, come, pay")


class FromSettingsBlock(blocks.StaticBlock):
    """This base class of blocks shows what the contact settings say; editors choose the place."""

    class Meta:
        admin_text = _("Shows what the contact settings say.")
        preview_value = None


class ContactBlock(FromSettingsBlock):
    """This block is address, map, telephone and e-mail."""

    class Meta:
        icon = "mail"
        label = _("Address and telephone")
        description = _("From the contact settings, with the map.")
        template = "home/blocks/contact.html"


class HoursBlock(FromSettingsBlock):
    """This block is the week's hours, the next holidays and whether the clinic is open now."""

    class Meta:
        icon = "time"
        label = _("Opening hours")
        description = _("The week, holidays, and whether the clinic is open now.")
        template = "home/blocks/hours.html"


class GettingHereBlock(FromSettingsBlock):
    """This block says how to arrive: the way, parking, and the way in without steps."""

    class Meta:
        icon = "site"
        label = _("Getting here")
        description = _("The way, parking and step-free access.")
        template = "home/blocks/getting_here.html"


class FeesBlock(FromSettingsBlock):
    """This block is the list of prices."""

    class Meta:
        icon = "form"
        label = _("Fees")
        description = _("The prices of the contact settings as a table.")
        template = "home/blocks/fees.html"


class InsuranceBlock(FromSettingsBlock):
    """This block is the list of insurance plans."""

    class Meta:
        icon = "form"
        label = _("Insurance plans")
        description = _("The plans of the contact settings as a table.")
        template = "home/blocks/insurance.html"


class BookingBlock(FromSettingsBlock):
    """This block is the buttons to book and to call."""

    class Meta:
        icon = "link-external"
        label = _("Book or call")
        description = _("Buttons to the clinic's booking, telephone and portal.")
        template = "home/blocks/booking.html"


class StandardBodyBlock(ArticleBodyBlock):
    """This stream is the body of a page about the clinic: an article's, and how to reach care."""

    booking = BookingBlock(group=CARE)
    contact = ContactBlock(group=CARE)
    hours = HoursBlock(group=CARE)
    getting_here = GettingHereBlock(group=CARE)
    fees = FeesBlock(group=CARE)
    insurance = InsuranceBlock(group=CARE)
