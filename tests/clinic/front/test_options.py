import socket

import pytest

from clinic.front.options import MAX_CONNECTIONS, exposure_problem, granian_options
from clinic.front.sockets import end_deaf_connections
from clinic.operations.readiness import proxy_problem


class TestExposure:
    @pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
    def test_of_this_machine_alone_needs_no_proxy(self, host):
        assert exposure_problem(host) == ""

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "www.example.org"])  # noqa: S104
    def test_to_strangers_needs_one(self, host, settings):
        settings.TRUSTED_PROXIES = 0
        assert "TRUSTED_PROXIES" in exposure_problem(host)

        settings.TRUSTED_PROXIES = 1
        assert exposure_problem(host) == ""

        settings.TRUSTED_PROXIES, settings.SERVE_WITHOUT_PROXY = 0, True
        assert exposure_problem(host) == ""

    def test_is_asked_about(self, settings):
        assert "SERVE_WITHOUT_PROXY" in proxy_problem()

        settings.TRUSTED_PROXIES = 1
        assert proxy_problem() == ""


class TestOptions:
    def test_leave_room_for_slow_visitors(self):
        options = granian_options()

        assert options[options.index("--backpressure") + 1] == str(MAX_CONNECTIONS)
        assert options[options.index("--interface") + 1] == "rsgi"


class TestSockets:
    def test_end_connections_whose_other_side_takes_nothing(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            end_deaf_connections(7)
            with socket.create_connection(listener.getsockname()):
                accepted, _ = listener.accept()
                with accepted:
                    found = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)

        assert found == 7_000
