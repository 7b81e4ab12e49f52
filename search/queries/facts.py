"""Searches for a fact of the clinic: hours, the way, fees, and what else a front desk is asked."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from search.models import Fact
from search.queries.parsing import Query
from search.queries.stop_words import STOP_WORDS
from search.queries.synonyms import tokens_of
from search.queries.words import stem_of

NEWSLETTER = "newsletter"
"""What every site can say by itself: how its letters begin and end."""

_PHRASES: Mapping[str, str] = {
    Fact.HOURS: """
        hours|open hours|opening hours|opening times|business hours|office hours|clinic hours|open
        are you open|when do you open|when do you close|what time|closing time|opening|closed
        saturday|sunday|weekend|weekends|monday|tuesday|wednesday|thursday|friday|evening|evenings
        holiday hours|holidays|christmas|thanksgiving|new year|new years|easter
        lunch hours|late|after hours|today|tonight|tomorrow|times
        horario|horarios|horas|abierto|a que hora abren
    """,
    Fact.ADDRESS: """
        address|directions|location|locations|located|where are you|map|how do i get there
        find us|find you|find your|where is the clinic|where is your office
        get there|how to get there|getting here
        bus|bus stop|bus route|train|max|light rail|transit|public transport|street car|bike|bicycle
        driving directions|zip code|street|near me|office location|which building|entrance|visit us
        direccion|ubicacion|donde estan|donde queda|como llegar
    """,
    Fact.PHONE: """
        phone|phone number|telephone|telephone number|call|call us|contact|contact us|contacts
        number|contact number|contact information|contact details|reach you|talk to someone
        speak to someone|front desk|reception|receptionist|telefono|numero de telefono|llamar
        contacto
    """,
    Fact.EMAIL: """
        email|e mail|email address|fax|fax number|write to you|send a message|message you|correo
        correo electronico
    """,
    Fact.PORTAL: """
        portal|patient portal|my chart|mychart|login|log in|sign in|patient login|my account
        online account|portal login|password|test results online|message my doctor
    """,
    Fact.BOOKING: """
        appointment|appointments|book|booking|book an appointment|book online|make an appointment
        schedule|schedule a visit|schedule an appointment|online booking|get an appointment
        first available|availability|waiting list|wait list|wait time|same day|walk in|walk ins
        reschedule|new appointment|cita|citas|hacer una cita|reservar
    """,
    Fact.PARKING: """
        parking|park|where to park|parking lot|parking garage|parking cost|free parking|car park
        where can i park|street parking|accessible parking|disabled parking|estacionamiento
        bike parking
    """,
    Fact.FEES: """
        fee|fees|cost|costs|price|prices|pricing|charge|charges|rates|how much|how much does it cost
        how much is a visit|how much does a visit cost|cash price|self pay|sliding scale|payment
        pay|payment plan|payment plans|bill|billing|pay my bill|discount|afford|credit card|hsa|fsa
        good faith estimate|estimate|no insurance|uninsured|cancellation fee|precio|precios|costo
        cuanto cuesta|pagar
    """,
    Fact.INSURANCE: """
        insurance|insurances|insurance plan|insurance plans|insurance accepted|coverage|covered
        in network|out of network|network|copay|copays|deductible|ohp|oregon health plan|medicaid
        medicare|do you take my insurance|accept insurance|accept|aetna|blue cross|blue shield
        regence|kaiser|cigna|moda|providence|united healthcare|pacificsource|tricare|superbill
        health plan|seguro|seguro medico|aseguranza|referral for insurance
    """,
    Fact.TELEHEALTH: """
        telehealth|telemedicine|video|video visit|video visits|video appointment|virtual
        virtual visit|virtual visits|online visit|online appointment|zoom|remote|phone visit
        phone appointment|video call|consulta virtual
    """,
    Fact.LANGUAGES: """
        interpreter|interpreters|translator|translation|spanish|speak spanish|do you speak
        languages|language|sign language|asl|russian|vietnamese|chinese|espanol|hablan espanol
        interprete|deaf
    """,
    Fact.CHILDREN: """
        children|kids|child|kid|do you see kids|do you see children|do you treat children|pediatric
        pediatrics|pediatrician|teenager|teenagers|teens|baby|babies|toddlers|minors|age limit
        how old|minimum age|under 18|ninos|bebes|pediatra
    """,
    Fact.CANCELLING: """
        cancel|cancel appointment|cancel my appointment|cancellation|cancellation policy|no show
        missed appointment|miss my appointment|late policy|running late|reschedule my appointment
        cancelar|cancelar cita
    """,
    Fact.ACCESS: """
        wheelchair|wheelchair access|wheelchair accessible|step free|elevator|ramp|stairs
        disabled access|handicap|handicapped|service dog|service animal|service animals|mobility
        dog|dogs|guide dog|pets|bring my dog|lift|lifts
        accessible entrance|accessible restroom|silla de ruedas|quiet room|walker
    """,
    Fact.FORMS: """
        forms|intake|intake form|intake forms|new patient form|new patient forms|paperwork
        patient forms|what to bring|bring|first visit|first appointment|first time|new patient
        new patients|become a patient|accepting new patients|taking new patients|symptom diary
        download forms|before my visit|before my first visit|formularios|paciente nuevo
        sign up as a patient|sign up as patient|register|registration|enroll|join the clinic
    """,
    Fact.JOBS: """
        jobs|job|careers|career|hiring|employment|job openings|work for you|work here|volunteer
        vacancies|internship|trabajo|empleo
    """,
    Fact.RECORDS: """
        medical records|records|health records|records request|release of information
        transfer records|copy of my records|hipaa|test results|lab results
    """,
    NEWSLETTER: """
        newsletter|newsletters|subscribe|unsubscribe|mailing list|email list|opt out
        stop emails|stop emailing|stop the emails|stop your emails|stop e mails|too many emails
        delete my email|leave the list|boletin
    """,
    Fact.REFILLS: """
        refill|refills|prescription refill|refill my prescription|renew prescription|pharmacy
    """,
}

_FILLERS = """
clinic clinics office your portland please need want info information near find about visit
visits doctor doctors get take have see make line online my give know question much appointment
appointments long cost costs use accept offer patient patients way here work working help
policy first new free where there now right day days time real still hi hello es de la el los las su
"""


MAX_LEFT = 2
"""Words that may stand beside a search that editors wrote: they mean it as it is."""


@cache
def _fillers() -> frozenset[str]:
    return frozenset(stem_of(word) for word in _FILLERS.split()) | STOP_WORDS


def facts_in(query: Query, added: Iterable[tuple[str, Sequence[str]]] = ()) -> list[str]:
    """Returns the facts that a query asks for, the one that most of its words ask for first.

    `added` gives more searches for facts, as editors keep them, by a key of theirs. A query asks
    for a fact when a search for it stands in the query and nothing of weight is left; beside one
    that editors wrote, two words may be.
    """
    tokens = tokens_of(query.text)
    found: dict[str, int] = {}
    known = [(key, phrases, 0) for key, phrases in _known().items()]
    for key, phrases, left in [
        *known,
        *((key, _tokens(lines), MAX_LEFT) for key, lines in added),
    ]:
        covered = _covered(tokens, phrases)
        rest = {token for place, token in enumerate(tokens) if place not in covered} - _fillers()
        if covered and len(rest) <= left:
            found[key] = max(found.get(key, 0), len(covered))
    return sorted(found, key=lambda key: -found[key])


def _covered(tokens: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> set[int]:
    """Returns the places of the words of phrases that stand in a query."""
    covered: set[int] = set()
    for phrase in phrases:
        size = len(phrase)
        for place in range(len(tokens) - size + 1):
            if tuple(tokens[place : place + size]) == phrase:
                covered.update(range(place, place + size))
    return covered


@cache
def _known() -> dict[str, list[tuple[str, ...]]]:
    return {
        fact: _tokens(part for line in text.splitlines() for part in line.strip().split("|"))
        for fact, text in _PHRASES.items()
    }


def _tokens(lines: Iterable[str]) -> list[tuple[str, ...]]:
    return [tokens for line in lines if (tokens := tuple(tokens_of(line)))]
