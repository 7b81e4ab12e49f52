"""What docs/deploy.md and docs/platforms.md tell an operator to type."""

import os
import re
import shutil
import subprocess

import pytest

from tests.deploy import users
from tests.deploy.documents import DOCUMENT, PLATFORMS, ROOT, all_blocks, blocks
from tests.deploy.test_files import is_there

PACKAGES = {
    "git": "git", "sudo": "sudo", "curl": "curl", "certbot": "certbot", "nginx": "nginx",
    "createuser": "postgresql", "createdb": "postgresql", "python3": "python3-venv",
}  # fmt: skip
"""Which package of Debian brings a command that a fresh server lacks."""
EVERYTHING = [*blocks("sh"), *blocks("bash"), *blocks("bash", PLATFORMS)]


def plain_server():
    """Returns the blocks of a plain server, up to containers."""
    text = DOCUMENT.read_text()
    until = text.index("## Containers")
    return [block for block in all_blocks() if text.index(f"{block.text}```") < until]


class TestDeployDocument:
    @pytest.mark.parametrize("block", EVERYTHING)
    def test_has_commands_that_a_shell_reads(self, block):
        done = subprocess.run(["/bin/bash", "-n", "-c", block], capture_output=True, check=False)

        assert (done.returncode, done.stderr) == (0, b"")

    def test_names_commands_and_files_that_there_are(self):
        text = DOCUMENT.read_text()

        assert is_there("\n".join(EVERYTHING))
        targets = set(re.findall(r"`make ([\w-]+)", text))
        makefile = (ROOT / "Makefile").read_text()
        assert targets >= {"backup", "restore", "verify-backup"}
        assert all(f"\n{target}:" in makefile for target in targets)
        for name in re.findall(r"deploy/[\w.*-]+", text):
            assert list(ROOT.glob(name))

    @pytest.mark.parametrize(
        "word",
        [
            "List-Unsubscribe",
            "private",
            "PgBouncer",
            "LISTEN/NOTIFY",
            "TIME_ZONE",
            "CDN",
            "/readyz",
        ],
    )
    def test_tells_what_costs_an_operator_most(self, word):
        assert word in DOCUMENT.read_text()


class TestTwoUsers:
    def test_every_block_says_who_types_it(self):
        assert {block.user for block in all_blocks() if block.kind == "sh"} == {"root", "clinic"}

    @pytest.mark.parametrize("block", all_blocks(), ids=lambda block: block.text[:30])
    def test_root_never_touches_the_site_s_data(self, block):
        commands = re.findall(r"(?m)^.*(?:manage\.py|-m clinic).*$", block.text)

        if block.user != "clinic":
            assert all(line.startswith(("sudo -u clinic ", "docker compose")) for line in commands)

    def test_the_settings_are_read_by_who_migrates_and_by_nobody_else(self, tmp_path):
        shutil.copy(ROOT / ".env.example", tmp_path)
        (settings,) = [each.text for each in plain_server() if "cp .env.example" in each.text]
        two = os.geteuid() == 0

        subprocess.run(
            ["/bin/sh", "-ec", users.translated(settings, tmp_path, two=two)],
            cwd=tmp_path, check=True,
        )  # fmt: skip

        found = (tmp_path / ".env").stat()
        assert found.st_mode & 0o777 == 0o640
        assert not two or (found.st_uid, found.st_gid) == (0, users.NUMBER)
        text = (tmp_path / ".env").read_text()
        (key,) = re.findall(r"(?m)^SECRET_KEY=(\S+)$", text)
        assert len(key) >= 40

    def test_the_settings_come_before_whoever_reads_them(self):
        order = [block.user for block in plain_server() if block.kind == "sh"]

        assert order == ["root", "clinic"]

    def test_every_command_is_installed_before_it_is_used(self):
        server = plain_server()
        (line,) = re.findall(r"(?m)^apt install (.*)$", server[0].text)
        installed = set(line.split())

        used = {name for name in PACKAGES for block in server
                if re.search(rf"(?m)(^|[ (]){name} ", block.text)}  # fmt: skip
        assert used == set(PACKAGES)
        assert {PACKAGES[name] for name in used} <= installed

    def test_every_shipped_file_is_put_where_it_works(self):
        text = "\n".join(block.text for block in plain_server())

        copied = {path for name in re.findall(r"deploy/[\w.*-]+", text) for path in ROOT.glob(name)}
        shipped = set((ROOT / "deploy").iterdir())
        elsewhere = {ROOT / "deploy" / name for name in ("nginx-compose.conf", "kubernetes.yaml")}
        assert shipped - copied == elsewhere
