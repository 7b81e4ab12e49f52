"""What editors add to the words of danger; the built-in ones cannot be taken away."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.queries.crisis.canonical import canonical
from search.queries.crisis.dangers import Danger
from search.queries.words import stems_of


class CrisisPhrase(models.Model):
    """This snippet is a phrase that brings the crisis numbers before everything else."""

    phrase = models.CharField(
        _("phrase"),
        max_length=120,
        help_text=_(
            "Words that stand side by side in a search. Capitals and accents do not count."
        ),
    )
    danger = models.CharField(
        _("first number"),
        max_length=20,
        choices=[
            (Danger.DESPAIR.value, _("988: someone may end or harm their own life")),
            (Danger.BODY.value, _("911: a body is in danger")),
            (Danger.OVERDOSE.value, _("911 and Poison Help: too much of a medicine, or a poison")),
            (Danger.VIOLENCE.value, _("911: someone may harm somebody else")),
        ],
    )

    class Meta:
        verbose_name = _("crisis phrase")
        verbose_name_plural = _("crisis phrases")
        ordering = ["phrase"]

    def __str__(self) -> str:
        """Returns the phrase."""
        return self.phrase

    def clean(self) -> None:
        """Refuses a phrase of stop words only, which would stand in every other search."""
        super().clean()
        if not stems_of(self.phrase):
            raise ValidationError({"phrase": _("The phrase needs a word that says something.")})

    @property
    def canonical(self) -> str:
        """The phrase as `search.queries.crisis` compares it."""
        return canonical(self.phrase)
