"""What the site does about problems with citations."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from articles.citations.problems import DEFAULT_POLICY, Level, Rule

LEVELS = [
    (Level.REFUSE.value, _("Refuse to publish")),
    (Level.WARN.value, _("Warn")),
    (Level.IGNORE.value, _("Ignore")),
]


def _level(rule: Rule, label: Any) -> models.CharField:
    return models.CharField(label, max_length=6, choices=LEVELS, default=DEFAULT_POLICY[rule].value)


@register_setting(icon="openquote")
class CitationPolicy(BaseSiteSetting):
    """These settings say what happens to an article whose citations have problems.

    A citation without a reference is always refused and has no setting.
    """

    retracted = _level(Rule.RETRACTED, _("a source was retracted or is under concern"))
    mismatch = _level(Rule.MISMATCH, _("an identifier belongs to another work"))
    duplicate = _level(Rule.DUPLICATE, _("a work is in the list twice"))
    uncited = _level(Rule.UNCITED, _("a work in the list is never cited"))
    missing = _level(Rule.MISSING, _("a reference lacks what its kind needs"))
    corrected = _level(Rule.CORRECTED, _("a source was corrected"))

    panels = [
        FieldPanel(rule.value)
        for rule in (
            Rule.RETRACTED, Rule.MISMATCH, Rule.DUPLICATE, Rule.UNCITED, Rule.MISSING,
            Rule.CORRECTED,
        )
    ]  # fmt: skip

    class Meta:
        verbose_name = _("citation policy")

    def __str__(self) -> str:
        """Returns what the settings are about."""
        return str(self._meta.verbose_name)

    @property
    def levels(self) -> Mapping[Rule, Level]:
        """The level of each rule that has a setting."""
        rules = [rule for rule in Rule if rule is not Rule.DANGLING]
        return {rule: Level(getattr(self, rule.value)) for rule in rules}
