import socket

import pytest

from clinic.starting.address import Address, read_address, refuse_when_taken, take
from tests.clinic.starting.processes import free_port


class TestReadAddress:
    def test_is_this_machine_alone_unless_it_is_asked(self):
        assert read_address({}) == Address("127.0.0.1", 8000)
        assert read_address({"HOST": "", "PORT": ""}) == Address("127.0.0.1", 8000)

    def test_makes_an_ip_address_of_a_name(self):
        assert read_address({"HOST": "localhost", "PORT": "81"}).is_loopback

    @pytest.mark.parametrize("port", ["abc", "0", "-1", "65536", "80 80", "8e3", "٣", "8" * 5000])
    def test_refuses_what_is_no_port_in_one_line(self, port):
        with pytest.raises(SystemExit) as refused:
            read_address({"PORT": port})

        first, line = str(refused.value).splitlines()
        assert first == "The site does not start:"
        assert line.startswith("PORT=")
        assert len(line) < 200

    @pytest.mark.parametrize("host", ["no.such.host.invalid", "1.2.3", "a b", "x" * 300])
    def test_refuses_a_host_that_is_none(self, host, monkeypatch):
        def fail(*_, **__):
            raise socket.gaierror

        monkeypatch.setattr(socket, "getaddrinfo", fail)

        with pytest.raises(SystemExit, match="HOST="):
            read_address({"HOST": host})


class TestAddress:
    @pytest.mark.parametrize(
        ("host", "url", "is_loopback"),
        [
            ("127.0.0.1", "http://127.0.0.1:8000", True),
            ("127.0.0.2", "http://127.0.0.2:8000", True),
            ("::1", "http://[::1]:8000", True),
            ("0.0.0.0", "http://127.0.0.1:8000", False),  # noqa: S104
            ("::", "http://[::1]:8000", False),
            ("192.0.2.7", "http://192.0.2.7:8000", False),
        ],
    )
    def test_is_shown_as_a_browser_here_writes_it(self, host, url, is_loopback):
        address = Address(host, 8000)

        assert (address.url, address.is_loopback) == (url, is_loopback)


class TestTake:
    def test_refuses_a_port_that_somebody_listens_on_and_shares(self):
        with socket.socket() as other:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            other.bind(("127.0.0.1", 0))
            other.listen()
            address = Address("127.0.0.1", other.getsockname()[1])

            with pytest.raises(SystemExit, match=f"Port {address.port} is taken"):
                take(address)

    def test_refuses_a_second_start_while_the_first_still_prepares(self):
        address = Address("127.0.0.1", int(free_port()))

        with take(address), pytest.raises(SystemExit, match="is taken"):
            take(address)

        take(address).close()

    def test_leaves_the_port_to_the_server(self):
        address = Address("127.0.0.1", int(free_port()))

        with take(address):
            refuse_when_taken(address)
            with socket.socket() as server:
                server.bind((address.host, address.port))

    def test_refuses_an_address_of_another_machine(self):
        with pytest.raises(SystemExit, match=r"HOST=192\.0\.2\.7 is no address of this machine"):
            take(Address("192.0.2.7", int(free_port())))
