import pytest

from references.lookup import Finder, LocalThrottle, MemoryCache, Services
from references.lookup.crossref import Crossref
from references.lookup.datacite import DataCite
from references.lookup.ncbi import PubMed
from references.lookup.transport import Transport
from tests.references.lookup.server import serving


class Clock:
    """Time that only passes when someone sleeps."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def served():
    with serving() as (script, address):
        yield script, address


@pytest.fixture
def script(served):
    return served[0]


@pytest.fixture
def address(served):
    return served[1]


@pytest.fixture
def services(address):
    return Services(
        eutils=f"{address}/eutils",
        idconv=f"{address}/idconv",
        crossref=f"{address}/crossref",
        datacite=f"{address}/datacite",
        open_library=f"{address}/openlibrary",
        google_books=f"{address}/googlebooks",
        clinical_trials=f"{address}/trials",
        email="editor@example.org",
        timeout=5.0,
    )


@pytest.fixture
def transport(clock):
    return Transport(
        timeout=30.0,
        cache=MemoryCache(clock),
        throttle=LocalThrottle(clock, clock.sleep),
        clock=clock,
        sleep=clock.sleep,
    )


@pytest.fixture
def finder(services, transport):

    return Finder(
        PubMed(transport, services),
        Crossref(transport, services),
        DataCite(transport, services),
        transport,
    )
