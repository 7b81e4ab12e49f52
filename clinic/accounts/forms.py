"""The forms of the second factor."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_CODE = 30
"""Characters, with the spaces and dashes that people type."""


class CodeForm(forms.Form):
    """This form takes a code of the authenticator, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        ),
    )
