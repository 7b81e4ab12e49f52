"""The examples in docstrings are run, so that none of them promises what is not so."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = tuple(
    path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests"
)
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if ">>> " in path.read_text()
)


class TestExamples:
    @pytest.mark.parametrize("name", MODULES)
    def test_give_what_they_say(self, name):
        result = doctest.testmod(import_module(name))

        assert result.attempted
        assert not result.failed
