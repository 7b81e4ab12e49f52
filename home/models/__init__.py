"""Pages, settings and snippets of the home app, one model a file."""

from .appearance import AppearanceSettings
from .banner import ClinicianIntake, IntakeNotice
from .clinician import ClinicianPage, TeamIndexPage
from .contact import ContactSettings, OpeningHours
from .home_page import HomePage
from .policy import PolicySettings
from .standard_page import StandardPage

__all__ = [
    "AppearanceSettings",
    "ClinicianIntake",
    "ClinicianPage",
    "ContactSettings",
    "HomePage",
    "IntakeNotice",
    "OpeningHours",
    "PolicySettings",
    "StandardPage",
    "TeamIndexPage",
]
