import pytest

from clinic.accounts import second_factor
from tests.factories.accounts import UserFactory


@pytest.fixture
def administrator(clinic_site):
    return UserFactory(username="ada", is_superuser=True)


@pytest.fixture
def demand(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def protected(administrator, demand):
    """Returns somebody who has set up a second factor some time ago."""
    device = second_factor.new_device(administrator)
    device.confirmed = True
    device.save()
    return administrator
