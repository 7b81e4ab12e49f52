"""The shipped nginx configuration, on loopback and with a certificate of its own."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.deploy.documents import ROOT

SHIPPED = ROOT / "deploy" / "nginx.conf"
NAME = "www.example.org"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def program() -> str | None:
    """Returns nginx's program, or None where there is none."""
    return os.environ.get("NGINX_PROGRAM") or shutil.which("nginx")


@dataclass(frozen=True, slots=True)
class Places:
    """These places are where a configuration's files and ports are on this machine."""

    folder: Path
    site: int
    """The port that the site listens on."""
    plain: int
    """The port in the place of 80."""
    secure: int
    """The port in the place of 443."""


def places(folder: Path, site: int) -> Places:
    """Returns places with free ports."""
    with socket.socket() as one, socket.socket() as two:
        for each in (one, two):
            each.bind(("127.0.0.1", 0))
        return Places(folder, site, one.getsockname()[1], two.getsockname()[1])


def on_loopback(text: str, here: Places, *, name: str = NAME, tls: bool = True) -> str:
    """Returns a shipped configuration with ports, certificates and logs of this machine's.

    Args:
        text: the shipped file.
        here: what takes the place of its ports and folders.
        name: the site's host name.
        tls: whether the ports for HTTPS speak it; without, they speak plain HTTP.
    """
    text = re.sub(r"(?m)^ *listen \[::\].*\n", "", text)
    text = re.sub(r"listen 80\b", f"listen 127.0.0.1:{here.plain}", text)
    text = re.sub(r"listen 443\b", f"listen 127.0.0.1:{here.secure}", text)
    text = re.sub(r"/etc/letsencrypt/live/[\w.]+/", f"{here.folder}/", text)
    text = text.replace("/var/log/nginx/", f"{here.folder}/")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{here.site}")
    if not tls:
        text = re.sub(r" ssl( http2)?(?=[ ;])", "", text)
    return text.replace(NAME, name)


def write(text: str, here: Places) -> Path:
    """Writes a whole configuration around a site's part, with its certificate; returns its path."""
    make_certificate(here.folder)
    site = here.folder / "site.conf"
    site.write_text(text)
    scratch = "".join(f"{kind}_temp_path {here.folder}/{kind};" for kind in TEMPORARY)
    config = here.folder / "nginx.conf"
    config.write_text(
        f"daemon off; worker_processes 1; pid {here.folder}/pid; error_log {here.folder}/log;"
        f"{'user root;' if os.geteuid() == 0 else ''}"
        "events { worker_connections 1024; }"
        f"http {{ keepalive_requests 1000000; {scratch} include {site}; }}\n"
    )
    return config


def make_certificate(folder: Path) -> None:
    """Writes a key and a certificate that it has signed itself, under certbot's names."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def command(config: Path, *more: str) -> list[str]:
    """Returns what runs nginx with a configuration; asked only where there is one."""
    found = program()
    assert found is not None
    return [found, "-e", f"{config.parent}/log", "-p", str(config.parent), "-c", str(config), *more]


@contextmanager
def running(config: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Runs nginx until the block ends; it listens on the port before it begins."""
    from tests.served.servers import listens, until

    with subprocess.Popen(command(config)) as process:
        try:
            until(lambda: process.poll() is not None or listens("127.0.0.1", port))
            assert process.poll() is None, (config.parent / "log").read_text()
            yield process
        finally:
            process.terminate()
            process.wait(30)
