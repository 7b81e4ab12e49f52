"""Factories of the home app."""

import factory
from wagtail.models import Site

from home.models import (
    ClinicianPage,
    HomePage,
    IntakeNotice,
    ServiceIndexPage,
    ServicePage,
    StandardPage,
    TeamIndexPage,
)
from tests.factories.pages import PageFactory


class HomePageFactory(PageFactory):
    class Meta:
        model = HomePage

    title = "Example Clinic"
    hero_title = "Care that listens"


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    title = factory.Sequence("Page {}".format)


class TeamIndexPageFactory(PageFactory):
    class Meta:
        model = TeamIndexPage

    title = "Our team"


class ClinicianPageFactory(PageFactory):
    class Meta:
        model = ClinicianPage

    title = factory.Sequence("Clinician {}".format)
    licensed_title = "Naturopathic Physician"
    credentials = "ND"


class ServiceIndexPageFactory(PageFactory):
    class Meta:
        model = ServiceIndexPage

    title = "Services"


class ServicePageFactory(PageFactory):
    class Meta:
        model = ServicePage

    title = factory.Sequence("Service {}".format)


class IntakeNoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IntakeNotice

    message = "We are accepting new patients"
    site = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True))
