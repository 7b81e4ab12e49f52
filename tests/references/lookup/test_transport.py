import time

import pytest

from references.lookup import NotFoundError, ServiceError, UnreachableError
from references.lookup.transport import Transport, retry_after
from tests.references.lookup.server import Answer


class TestTransport:
    def get(self, transport, address):
        return transport.get(f"{address}/a", "PubMed", 3.0)

    def test_returns_the_body(self, transport, script, address):
        script.on("/a", Answer("yes"))

        assert self.get(transport, address) == b"yes"

    def test_asks_once_and_keeps_the_answer(self, transport, script, address):
        script.on("/a", Answer("yes"))

        self.get(transport, address)
        self.get(transport, address)

        assert len(script.asked) == 1

    def test_asks_again_when_the_kept_answer_is_old(self, transport, script, address, clock):
        script.on("/a", Answer("old"), Answer("new"))
        self.get(transport, address)

        clock.now += transport.keep + 1

        assert self.get(transport, address) == b"new"

    def test_says_that_there_is_no_such_record(self, transport, script, address):
        script.on("/a", Answer(status=404))

        with pytest.raises(NotFoundError, match="PubMed has no such record"):
            self.get(transport, address)

    def test_does_not_repeat_a_refused_request(self, transport, script, address):
        script.on("/a", Answer(status=400))

        with pytest.raises(ServiceError, match="400"):
            self.get(transport, address)
        assert len(script.asked) == 1

    @pytest.mark.parametrize("status", [429, 500, 502, 503])
    def test_tries_again_after_a_passing_fault(self, transport, script, address, status):
        script.on("/a", Answer(status=status), Answer("yes"))

        assert self.get(transport, address) == b"yes"

    def test_backs_off_further_each_time(self, transport, script, address, clock):
        script.on("/a", Answer(status=500), Answer(status=500), Answer("yes"))

        self.get(transport, address)

        assert [pause for pause in clock.slept if pause >= 0.5] == [0.5, 1.0]

    def test_waits_as_long_as_it_is_told(self, transport, script, address, clock):
        script.on("/a", Answer(status=429, headers={"Retry-After": "7"}), Answer("yes"))

        self.get(transport, address)

        assert 7.0 in clock.slept

    def test_gives_up_rather_than_wait_beyond_its_time(self, transport, script, address, clock):
        script.on("/a", Answer(status=429, headers={"Retry-After": "600"}))

        with pytest.raises(UnreachableError):
            self.get(transport, address)
        assert clock.now < transport.timeout

    def test_tries_again_when_an_answer_breaks_off(self, transport, script, address):
        script.on("/a", Answer("ye", cut=True), Answer("yes"))

        assert self.get(transport, address) == b"yes"

    def test_ends_in_a_clear_message_when_every_answer_breaks_off(self, transport, script, address):
        script.on("/a", Answer("ye", cut=True))

        with pytest.raises(UnreachableError, match=r"broke off\. Fill in the reference by hand"):
            self.get(transport, address)

    def test_ends_in_time_when_the_answer_is_slow(self, script, address):
        script.on("/a", Answer("yes", delay=30))
        transport = Transport(timeout=0.3)

        started = time.monotonic()
        with pytest.raises(UnreachableError, match="too long"):
            self.get(transport, address)

        assert time.monotonic() - started < 15

    def test_ends_in_a_clear_message_without_a_network(self, transport):
        with pytest.raises(UnreachableError, match="no connection"):
            transport.get("http://127.0.0.1:9/a", "PubMed", 3.0)

    def test_spaces_requests_to_one_service(self, transport, script, address, clock):
        script.on("/a", Answer("a"))
        script.on("/b", Answer("b"))

        transport.get(f"{address}/a", "PubMed", 4.0)
        transport.get(f"{address}/b", "PubMed", 4.0)

        assert clock.slept == [0.25]

    def test_opens_no_file(self, transport):
        with pytest.raises(ServiceError):
            transport.get("file:///etc/passwd", "PubMed", 3.0)


class TestRetryAfter:
    def test_reads_seconds(self):
        assert retry_after("7") == 7

    def test_reads_a_date_that_has_passed(self):
        assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0

    def test_reads_nonsense_as_nothing(self):
        assert retry_after("soon") == 0
