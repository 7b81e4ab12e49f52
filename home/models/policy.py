"""What the clinic has decided about testimonials and its newsletter.

Apart from contact and appearance, since permissions go by model: a front desk keeps the hours,
a manager answers for what is promised by e-mail.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting

from newsletter.consent import DEFAULT_CONSENT
from newsletter.one_line import refuse_lines

from .cached_settings import KeptSiteSetting


@register_setting(icon="form")
class PolicySettings(KeptSiteSetting):
    """These settings say what the clinic publishes of its patients and sends to its readers."""

    testimonials_enabled = models.BooleanField(
        _("show testimonials"),
        default=True,
        help_text=_("Some states bar them for some professions. Off takes all of them down."),
    )
    newsletter_sender_name = models.CharField(_("sender’s name"), max_length=120, blank=True)
    newsletter_sender_email = models.EmailField(_("sender’s address"), blank=True)
    newsletter_postal_address = models.TextField(
        _("postal address"),
        max_length=300,
        blank=True,
        help_text=_("Stands in every issue, as the CAN-SPAM Act asks (15 U.S.C. 7704)."),
    )
    newsletter_consent = models.TextField(
        _("what a subscriber agrees to"),
        max_length=500,
        default=DEFAULT_CONSENT,
        help_text=_("Stands beside the sign-up button. A change makes a new version."),
    )
    newsletter_consent_version = models.PositiveIntegerField(default=1, editable=False)

    panels = [
        MultiFieldPanel([FieldPanel("testimonials_enabled")], heading=_("Testimonials")),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("newsletter_sender_name"), FieldPanel("newsletter_sender_email")]
                ),
                FieldPanel("newsletter_postal_address"),
                FieldPanel("newsletter_consent"),
            ],
            heading=_("Newsletter"),
        ),
    ]

    class Meta:
        verbose_name = _("testimonials and newsletter")

    def __str__(self) -> str:
        """Returns what the settings are about."""
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Refuses a sender of several lines, which no e-mail can have (RFC 5322, 2.2)."""
        super().clean()
        refuse_lines(self, "newsletter_sender_name")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the settings; other words of consent are another version."""
        stored = type(self).objects.filter(pk=self.pk).values_list(
            "newsletter_consent", "newsletter_consent_version"
        )  # fmt: skip
        for text, version in stored:
            if text != self.newsletter_consent:
                self.newsletter_consent_version = version + 1
        super().save(*args, **kwargs)
