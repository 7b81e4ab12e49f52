"""The clinic's decisions about its newsletter, from settings that live in another app."""

from dataclasses import dataclass
from email.utils import formataddr
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from .consent import DEFAULT_CONSENT, Consent
from .one_line import one_line


@dataclass(frozen=True, slots=True)
class NewsletterPolicy:
    """This policy says who sends, from where, and what readers agree to."""

    clinic: str
    root_url: str
    """Where links in e-mails lead, without a trailing slash."""
    sender_name: str
    sender_email: str
    postal_address: str
    consent: Consent

    @property
    def sender(self) -> str:
        """The From header; empty when no address is set."""
        return formataddr((one_line(self.sender_name or self.clinic), self.sender_email)) if (
            self.sender_email
        ) else ""  # fmt: skip

    @property
    def missing(self) -> list[str]:
        """What the law asks for and nobody has set yet (CAN-SPAM, 15 U.S.C. 7704(a)(5))."""
        wanted = {
            _("the sender’s e-mail address"): self.sender_email,
            _("the clinic’s postal address"): self.postal_address.strip(),
        }
        return [name for name, value in wanted.items() if not value]


def policy_of(site: Site) -> NewsletterPolicy:
    """Returns a site's policy (one query); defaults where nothing was ever saved."""
    model: Any = apps.get_model("home.PolicySettings")
    return _policy(site, model.objects.filter(site=site).first() or model(site=site))


def _policy(site: Site, stored: Any) -> NewsletterPolicy:
    return NewsletterPolicy(
        clinic=site.site_name or site.hostname,
        root_url=site.root_url,
        sender_name=stored.newsletter_sender_name,
        sender_email=stored.newsletter_sender_email,
        postal_address=stored.newsletter_postal_address,
        consent=Consent(stored.newsletter_consent, stored.newsletter_consent_version),
    )


def current_policy() -> NewsletterPolicy:
    """Returns the default site's policy: the newsletter is the clinic's, not a site's.

    Raises:
        Site.DoesNotExist: there is no default site.
    """
    return policy_of(Site.objects.select_related("root_page").get(is_default_site=True))


def consent_for(request: HttpRequest | None) -> Consent:
    """Returns the words to show on this request's site; asks once a request."""
    if request is None:
        return Consent(DEFAULT_CONSENT, 1)
    cached: Consent | None = getattr(request, "_newsletter_consent", None)
    if cached is None:
        site = Site.find_for_request(request)
        model: Any = apps.get_model("home.PolicySettings")
        stored = _policy(site, model.for_request(request)) if site else None
        cached = stored.consent if stored else Consent(DEFAULT_CONSENT, 1)
        request._newsletter_consent = cached  # type: ignore[attr-defined]
    return cached
