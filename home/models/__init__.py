"""Pages, settings and snippets of the home app, one model a file."""

from .appearance import AppearanceSettings
from .banner import ClinicianIntake, IntakeNotice
from .clinician import ClinicianPage, TeamIndexPage
from .contact import ContactSettings
from .fees import Fee, InsurancePlan
from .home_page import HomePage
from .hours import OpeningHours, SpecialHours
from .policy import PolicySettings
from .service import ServiceIndexPage, ServicePage
from .standard_page import StandardPage

__all__ = [
    "AppearanceSettings",
    "ClinicianIntake",
    "ClinicianPage",
    "ContactSettings",
    "Fee",
    "HomePage",
    "InsurancePlan",
    "IntakeNotice",
    "OpeningHours",
    "PolicySettings",
    "ServiceIndexPage",
    "ServicePage",
    "SpecialHours",
    "StandardPage",
    "TeamIndexPage",
]
