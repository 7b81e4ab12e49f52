"""The sign-up form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsletter.consent import Consent
from newsletter.policy import consent_for


class SignUpForm(forms.Form):
    """This form takes an e-mail address; its second field is for machines to fall into."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address in the form name@example.org."),
        },
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    consent = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: Any = None, **kwargs: Any) -> None:
        self.current_consent = consent_for(request)
        kwargs["initial"] = {"consent": self.current_consent.signed(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    @property
    def consent_text(self) -> str:
        """What stands beside the button."""
        return self.current_consent.text

    def clean_consent(self) -> Consent:
        """Returns the words that stood beside the button when the page was made.

        Raises:
            ValidationError: the field holds words that this site never signed.
        """
        value = self.cleaned_data["consent"]
        if not value:
            return self.current_consent
        consent = Consent.from_signed(value)
        if consent is None:
            raise forms.ValidationError(
                _("This page is too old. Please send the form again."), code="consent"
            )
        return consent

    @property
    def is_by_machine(self) -> bool:
        """Whether the field that nobody can see was filled in."""
        return bool(self.cleaned_data.get("website"))
