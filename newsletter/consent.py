"""What a subscriber agrees to: the words, their version, and their way through a cached page."""

from dataclasses import asdict, dataclass

from django.core.signing import BadSignature, Signer

DEFAULT_CONSENT = (
    "Send me the clinic’s newsletter by e-mail. I can unsubscribe at any time with one click, "
    "and my address is used for nothing else."
)
"""The words until the clinic writes its own."""

SALT = "newsletter.consent"


@dataclass(frozen=True, slots=True)
class Consent:
    """This consent is the text that stood beside the button, and its version."""

    text: str
    version: int

    def signed(self) -> str:
        """Returns the consent for a hidden field.

        The signature says that the words are ours. It holds no time and nothing of the visitor,
        so that a page that carries it can be cached.
        """
        return Signer(salt=SALT).sign_object(asdict(self))

    @classmethod
    def from_signed(cls, value: str) -> "Consent | None":
        """Returns the consent that a form sent back; None for words that are not ours."""
        try:
            return cls(**Signer(salt=SALT).unsign_object(value))
        except BadSignature:
            return None
