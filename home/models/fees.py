"""What care costs, and who pays: rows of the contact settings."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Fee(Orderable):
    """This row is the price of one kind of visit."""

    settings = ParentalKey("home.ContactSettings", related_name="fees")
    name = models.CharField(_("visit"), max_length=120)
    price = models.CharField(
        _("price"), max_length=60, help_text=_("As patients read it: “$180”, “$40 to $95”.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    service = models.ForeignKey(
        "home.ServicePage", models.SET_NULL, null=True, blank=True, related_name="fees",
        verbose_name=_("service"), help_text=_("The price stands on its page as well."),
    )  # fmt: skip
    remark = models.CharField(_("remark"), max_length=200, blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("price"), FieldPanel("minutes")]),
        FieldPanel("service"),
        FieldPanel("remark"),
    ]

    def __str__(self) -> str:
        """Returns the visit and its price."""
        return f"{self.name}: {self.price}"


class InsurancePlan(Orderable):
    """This row says how one insurance plan pays."""

    class Network(models.TextChoices):
        """How the clinic stands to a plan."""

        IN_NETWORK = "in-network", _("In network")
        OUT_OF_NETWORK = "out-of-network", _("Out of network")
        NOT_ACCEPTED = "not-accepted", _("Not accepted")

    settings = ParentalKey("home.ContactSettings", related_name="insurance_plans")
    name = models.CharField(_("plan"), max_length=120)
    network = models.CharField(
        _("network"), max_length=20, choices=Network.choices, default=Network.IN_NETWORK
    )
    remark = models.CharField(
        _("what a patient pays"), max_length=200, blank=True,
        help_text=_("“Your copay”, “The full price; we give you a bill for your plan”."),
    )  # fmt: skip

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("network")]),
        FieldPanel("remark"),
    ]

    def __str__(self) -> str:
        """Returns the plan and how the clinic stands to it."""
        return f"{self.name}: {self.get_network_display()}"
